package dev.vedette.warehouse;

/** A table is there, and cannot become what this release needs without losing something. */
public final class IncompatibleTableException extends RuntimeException {
  public IncompatibleTableException(String message) {
    super(message);
  }
}
