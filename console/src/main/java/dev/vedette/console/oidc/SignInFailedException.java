package dev.vedette.console.oidc;

import java.util.Locale;

/** Somebody could not sign in at the provider. */
public final class SignInFailedException extends Exception {
  private static final long serialVersionUID = 1;

  /** What the page says. */
  public enum Reason {
    /** The provider does not answer, or not as it should. */
    UNAVAILABLE,
    /** The provider let nobody in, or he thought better of it. */
    DECLINED,
    /** The answer does not belong to a sign-in that was begun in this browser, and lately. */
    MISMATCH,
    /** What the provider is said to have stated does not hold. */
    UNPROVEN,
    /** The provider knows him, and he has no role here. */
    STRANGER,
    /** There is an account of the same name here. */
    TAKEN;

    public String label() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  private final Reason reason;

  public SignInFailedException(Reason reason, String message) {
    super(message);
    this.reason = reason;
  }

  public SignInFailedException(Reason reason, String message, Throwable cause) {
    super(message, cause);
    this.reason = reason;
  }

  public Reason reason() {
    return reason;
  }
}
