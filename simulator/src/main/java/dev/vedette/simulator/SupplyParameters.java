package dev.vedette.simulator;

/**
 * How outlets order, and what they get.
 *
 * @param leadDays days from the order's cut-off, at 21:30 UTC, to the planned delivery, 1 to 3
 * @param safety stock that owners mean to have left when the next delivery comes, in standard
 *     deviations of what they sell until then; lower empties more shelves
 * @param ownerBias standard deviation, over outlets and SKUs, of the logarithm of how far owners
 *     misjudge what they need
 * @param anchoring how much owners stay with their last order: 0 orders what the figures say, 1
 *     always the same
 * @param forgottenShare share of orders that an outlet forgets altogether
 * @param quotaCover quota 投放上限 of a tight SKU, as a share of what outlets of that size sell of it
 *     on average
 * @param shortageShare share of time in which a depot is short of a SKU
 * @param lateShare share of deliveries that come 1 to 3 days late
 */
public record SupplyParameters(
    int leadDays,
    double safety,
    double ownerBias,
    double anchoring,
    double forgottenShare,
    double quotaCover,
    double shortageShare,
    double lateShare) {
  static final SupplyParameters STANDARD =
      new SupplyParameters(1, 3, 0.15, 0.2, 0.02, 1.5, 0.02, 0.08);

  /**
   * @throws IllegalArgumentException if a value is out of its range
   */
  public SupplyParameters {
    // With three more days of lateness a delivery is still there before the next order.
    Checks.within("lead days", leadDays, 1, 3);
    Checks.within("safety", safety, -3, 20);
    Checks.within("owner bias", ownerBias, 0, 2);
    Checks.within("anchoring", anchoring, 0, 0.95);
    Checks.share("forgotten share", forgottenShare);
    Checks.within("quota cover", quotaCover, 0, 10);
    Checks.within("shortage share", shortageShare, 0, 0.5);
    Checks.share("late share", lateShare);
  }

  /** Delivered on the morning after the order. */
  public static SupplyParameters standard() {
    return STANDARD;
  }
}
