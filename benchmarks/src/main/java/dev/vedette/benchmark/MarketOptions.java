package dev.vedette.benchmark;

import picocli.CommandLine.Option;

/** How large the market is that is measured with. */
final class MarketOptions {
  @Option(
      names = "--outlets",
      paramLabel = "N",
      defaultValue = "2500",
      description = "Outlets (default: ${DEFAULT-VALUE}).")
  private int outlets;

  @Option(
      names = "--skus",
      paramLabel = "N",
      defaultValue = "100",
      description = "SKUs that each outlet sells (default: ${DEFAULT-VALUE}).")
  private int skus;

  @Option(
      names = "--days",
      paramLabel = "N",
      defaultValue = "32",
      description =
          "Days with a count of each SKU at each outlet (default: ${DEFAULT-VALUE}). Warnings need 14 days of history.")
  private int days;

  @Option(
      names = "--seed",
      paramLabel = "N",
      defaultValue = "1",
      description = "Seed of the market (default: ${DEFAULT-VALUE}).")
  private long seed;

  SyntheticMarket.Size size() {
    return new SyntheticMarket.Size(outlets, skus, days);
  }

  long seed() {
    return seed;
  }

  SyntheticMarket market() {
    return new SyntheticMarket(size(), seed);
  }
}
