package dev.vedette.wire;

import org.jspecify.annotations.Nullable;

/** The bytes are no record of the expected kind, and never will be. */
public final class UndecodableRecordException extends Exception {
  public UndecodableRecordException(String message) {
    super(message);
  }

  public UndecodableRecordException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
