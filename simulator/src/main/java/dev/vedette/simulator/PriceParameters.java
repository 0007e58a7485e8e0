package dev.vedette.simulator;

/**
 * What is charged.
 *
 * @param tolerance how far a price may lie from the guide price, as a share of it
 * @param overShare share of outlets that charge more than allowed for scarce SKUs
 * @param underShare share of outlets that undercut the guide price of slow SKUs
 * @param unlabelledShare share of price observations without a label
 * @param changedShare share of SKUs whose guide price changes half-way through
 */
public record PriceParameters(
    double tolerance,
    double overShare,
    double underShare,
    double unlabelledShare,
    double changedShare) {
  static final PriceParameters STANDARD = new PriceParameters(0.05, 0.12, 0.1, 0.05, 0.1);

  /**
   * @throws IllegalArgumentException if a value is out of its range
   */
  public PriceParameters {
    Checks.within("tolerance", tolerance, 0, 0.5);
    Checks.share("over share", overShare);
    Checks.share("under share", underShare);
    Checks.share("unlabelled share", unlabelledShare);
    Checks.share("changed share", changedShare);
  }

  /** Guide prices that one outlet in five does not keep. */
  public static PriceParameters standard() {
    return STANDARD;
  }
}
