package dev.vedette.console.notify;

import org.jspecify.annotations.Nullable;

/** A receiver may not have got what was sent. */
public final class SendFailedException extends Exception {
  private static final long serialVersionUID = 1;

  private final boolean refusal;

  private SendFailedException(String message, @Nullable Throwable cause, boolean refusal) {
    super(message, cause);
    this.refusal = refusal;
  }

  /** It could be another time. */
  static SendFailedException of(String message, Throwable cause) {
    return new SendFailedException(message, cause, false);
  }

  /** It could be another time. */
  static SendFailedException of(String message) {
    return new SendFailedException(message, null, false);
  }

  /** The receiver says that it does not take this message. */
  static SendFailedException refusal(String message) {
    return new SendFailedException(message, null, true);
  }

  boolean isRefusal() {
    return refusal;
  }
}
