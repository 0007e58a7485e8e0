package dev.vedette.cli;

import dev.vedette.stack.StackSettings;

/** Says who can reach a stack, so that nobody takes an open one for closed. */
final class AccessNotice {
  private AccessNotice() {}

  static String of(StackSettings settings) {
    return switch (settings.access()) {
      case OPEN ->
          "This stack is OPEN: every account of this machine can read and write all of it. For"
              + " users with rights of their own: `vedette up --secured`.";
      case SECURED ->
          "Trino is SECURED: TLS, tokens, rights by account (`vedette user`, `vedette token`)."
              + " Kafka, catalog, Flink, gateway and registry are for this machine only, and open"
              + " to its accounts.";
    };
  }
}
