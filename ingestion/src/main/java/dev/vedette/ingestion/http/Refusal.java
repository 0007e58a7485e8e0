package dev.vedette.ingestion.http;

/** A request that is answered as a whole with an error. Nothing of it counts as accepted. */
final class Refusal extends RuntimeException {
  private final int status;
  private final String code;
  private final int retryAfterSeconds;

  private Refusal(int status, String code, int retryAfterSeconds, String detail) {
    super(detail, null, false, false);
    this.status = status;
    this.code = code;
    this.retryAfterSeconds = retryAfterSeconds;
  }

  static Refusal of(int status, String code, String detail) {
    return new Refusal(status, code, 0, detail);
  }

  /** Nothing is wrong with the request: it may succeed later. */
  static Refusal unavailable(String code, int retryAfterSeconds, String detail) {
    return new Refusal(503, code, retryAfterSeconds, detail);
  }

  static Refusal tooLarge(String detail) {
    return of(413, "too_large", detail);
  }

  int status() {
    return status;
  }

  String code() {
    return code;
  }

  /** Seconds to wait before trying again; 0 where that would not help. */
  int retryAfterSeconds() {
    return retryAfterSeconds;
  }

  String detail() {
    return String.valueOf(getMessage());
  }
}
