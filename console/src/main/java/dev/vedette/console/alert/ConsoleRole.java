package dev.vedette.console.alert;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What somebody at the console is for. */
public enum ConsoleRole {
  /** Runs the product: sees everything, and may do everything. */
  OPERATOR,
  /** Leads reps: sees the regions it is given, and acts there. */
  MANAGER,
  /** A customer manager: sees the alerts of the outlets in its care, and acts on them. */
  REP,
  /** Watches over prices: sees its regions, and acts on no alert. */
  REGULATOR,
  /** Studies the whole: sees all, and acts on nothing. */
  ANALYST;

  public static Optional<ConsoleRole> ofLabel(String label) {
    return Arrays.stream(values()).filter(role -> role.label().equals(label)).findFirst();
  }

  /** As it is written in requests and events. */
  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** Whether it may do something about alerts that it sees. */
  public boolean acts() {
    return this == OPERATOR || this == MANAGER || this == REP;
  }

  /** Whether it may silence alerts before they come up. */
  public boolean silences() {
    return this == OPERATOR || this == MANAGER;
  }
}
