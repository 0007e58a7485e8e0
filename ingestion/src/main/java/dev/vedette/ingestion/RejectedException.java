package dev.vedette.ingestion;

import org.jspecify.annotations.Nullable;

/**
 * Leaves the reading of a row at its first fault. Has no stack trace: bad rows come by the million.
 */
final class RejectedException extends Exception {
  private final transient Rejection rejection;

  RejectedException(Rejection rejection) {
    super(rejection.detail(), null, false, false);
    this.rejection = rejection;
  }

  RejectedException(Reason reason, @Nullable String column, @Nullable String value, String detail) {
    this(new Rejection(reason, column, value, detail));
  }

  Rejection rejection() {
    return rejection;
  }
}
