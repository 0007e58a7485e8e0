package dev.vedette.benchmark;

import dev.vedette.stack.StateBackend;
import picocli.CommandLine.Option;

/** Where jobs keep state. */
final class StateOptions {
  @Option(
      names = "--state-backend",
      paramLabel = "NAME",
      defaultValue = "HEAP",
      description =
          "Of ${COMPLETION-CANDIDATES}, where jobs keep state (default: ${DEFAULT-VALUE}).")
  private StateBackend backend = StateBackend.HEAP;

  StateBackend backend() {
    return backend;
  }
}
