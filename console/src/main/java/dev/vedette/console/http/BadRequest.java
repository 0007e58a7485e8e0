package dev.vedette.console.http;

import org.jspecify.annotations.Nullable;

/** A request that cannot be met as it is; the message tells the reader why. */
final class BadRequest extends RuntimeException {
  private static final long serialVersionUID = 1;

  BadRequest(String message) {
    super(message);
  }

  BadRequest(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
