package dev.vedette.console.http;

/** A request that is understood, and refused. */
final class Refused extends RuntimeException {
  private static final long serialVersionUID = 1;

  final int status;
  final String code;

  Refused(int status, String code, String message) {
    super(message);
    this.status = status;
    this.code = code;
  }
}
