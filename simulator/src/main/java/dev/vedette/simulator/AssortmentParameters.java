package dev.vedette.simulator;

/**
 * What is sold.
 *
 * @param skus number of SKUs, 1 to 1000
 * @param listedShare mean share of the SKUs that an outlet lists; large outlets list more, small
 *     ones fewer
 * @param tightShare share of SKUs that are scarce and handed out by quota
 */
public record AssortmentParameters(int skus, double listedShare, double tightShare) {
  static final AssortmentParameters STANDARD = new AssortmentParameters(20, 0.8, 0.15);

  /**
   * @throws IllegalArgumentException if a value is out of its range
   */
  public AssortmentParameters {
    Checks.within("SKUs", skus, 1, 1000);
    Checks.share("listed share", listedShare);
    Checks.share("tight share", tightShare);
  }

  /** Twenty SKUs, of which an outlet lists four in five. */
  public static AssortmentParameters standard() {
    return STANDARD;
  }

  public AssortmentParameters withSkus(int count) {
    return new AssortmentParameters(count, listedShare, tightShare);
  }
}
