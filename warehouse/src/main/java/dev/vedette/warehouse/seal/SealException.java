package dev.vedette.warehouse.seal;

/** A month cannot be sealed, or its seal not be looked at; the message says why, and what to do. */
public final class SealException extends RuntimeException {
  SealException(String message) {
    super(message);
  }

  SealException(String message, Throwable cause) {
    super(message, cause);
  }
}
