package dev.vedette.console.view;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The tables cannot be read at present. */
public final class TablesUnavailableException extends RuntimeException {
  private static final long serialVersionUID = 1;

  private final Reason reason;

  /** Why not. */
  public enum Reason {
    /** Trino does not answer. */
    AWAY,
    /** Too many ask at once. */
    BUSY,
    /** Trino answers that it cannot, or cannot in time. */
    FAILED;

    /** As pages know it. */
    public String label() {
      return "tables_" + name().toLowerCase(Locale.ROOT);
    }
  }

  TablesUnavailableException(Reason reason, String message, @Nullable Throwable cause) {
    super(message, cause);
    this.reason = reason;
  }

  public Reason reason() {
    return reason;
  }
}
