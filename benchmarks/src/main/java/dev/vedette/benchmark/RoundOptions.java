package dev.vedette.benchmark;

import picocli.CommandLine.Option;

/** How often something is measured. Rounds before round 0 are unmeasured. */
final class RoundOptions {
  @Option(
      names = "--repetitions",
      paramLabel = "N",
      defaultValue = "3",
      description = "Times that each is measured (default: ${DEFAULT-VALUE}).")
  private int repetitions;

  @Option(
      names = "--warm-up",
      paramLabel = "N",
      defaultValue = "1",
      description = "Times that each is run before, unmeasured (default: ${DEFAULT-VALUE}).")
  private int warmUp;

  int first() {
    return -warmUp;
  }

  int last() {
    return repetitions - 1;
  }

  /** What a round is, for who waits. */
  String describe(int round) {
    return round < 0 ? "Warming up." : "Repetition %d of %d.".formatted(round + 1, repetitions);
  }
}
