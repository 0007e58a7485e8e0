package dev.vedette.stack;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** Who may ask the stack's Trino. */
public enum Access {
  /** Everybody with an account on this machine, without a proof of who it is. */
  OPEN,
  /** Those with an account of the stack and a token, over TLS. */
  SECURED;

  static final String KEY = "access";

  static Optional<Access> ofLabel(String label) {
    return Arrays.stream(values()).filter(access -> access.label().equals(label)).findFirst();
  }

  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }
}
