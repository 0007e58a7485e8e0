package dev.vedette.warehouse.access;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What an account is for. */
public enum Role {
  /** Runs the product: reads and writes everything. */
  OPERATOR,
  /** Leads reps: reads everything of its regions, contacts of outlets among it. */
  MANAGER,
  /** Watches over prices: reads its regions, without personal data. */
  REGULATOR,
  /** Studies the whole: reads all regions, without personal data. */
  ANALYST,
  /**
   * Looks after outlets. Its name is their {@code rep_id}. It works at the console, and reads no
   * tables.
   */
  REP;

  public static Optional<Role> ofLabel(String label) {
    return Arrays.stream(values()).filter(role -> role.label().equals(label)).findFirst();
  }

  /** As it is written on the command line and in files. */
  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** Whether an account of this role reads the rows of its own regions only. */
  public boolean isRegional() {
    return this == MANAGER || this == REGULATOR;
  }

  /** Whether it may ask Trino. */
  boolean readsTables() {
    return this != REP;
  }

  /** Whether it reads names, telephone numbers, addresses and free text. */
  boolean seesPersonalData() {
    return this == OPERATOR || this == MANAGER;
  }
}
