package dev.vedette.accesslog;

import java.util.Locale;

/** Whether Trino asks its clients who they are. */
enum Clients {
  /** They must prove it. */
  PROVEN,
  /** Trino takes any name, and makes a principal of it. */
  UNPROVEN;

  /**
   * @throws IllegalArgumentException if there is no such word
   */
  static Clients of(String word) {
    for (Clients clients : values()) {
      if (clients.name().toLowerCase(Locale.ROOT).equals(word)) {
        return clients;
      }
    }
    throw new IllegalArgumentException(
        "Cannot start the access log: access-log.clients is \"%s\". Set it to proven or unproven."
            .formatted(word));
  }
}
