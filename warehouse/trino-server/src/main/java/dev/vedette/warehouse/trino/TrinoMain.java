package dev.vedette.warehouse.trino;

import io.trino.server.Server;

/** Trino's own launcher is part of its tarball only; this stands in for it. */
public final class TrinoMain {
  private TrinoMain() {}

  /** Starts a Trino node with the settings that {@code -Dconfig} names. */
  public static void main(String[] arguments) {
    String version = Server.class.getPackage().getImplementationVersion();
    new Server().start(version == null ? "unknown" : version);
  }
}
