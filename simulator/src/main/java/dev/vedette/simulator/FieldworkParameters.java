package dev.vedette.simulator;

/**
 * What is reported, when, and how truly.
 *
 * @param visitAdherence share of planned visits that take place on their day; of the others half
 *     take place a day later, and half not at all
 * @param cheatShare mean share of visits whose figures are not what the rep saw, up to 0.5: rounded
 *     to tens, copied from the last report, or made up without going there. Reps differ in it
 * @param miscountShare share of honest counts that are a little wrong
 * @param lateShare share of visits that are uploaded hours or days later
 * @param feedOutageShare share of a sample shop's days whose readings are uploaded 1 to 3 days
 *     later
 * @param selfReportsPerWeek reports of an outlet's own in a week, on average, of some of its SKUs
 * @param phantomRate probability, per outlet, SKU and day, that the shelf is emptied and the
 *     records do not show it
 * @param recountShare share of visits to sample shops at which the stock records are set right; at
 *     other outlets each honest visit does
 * @param priceShare share of a visit's SKUs whose price is noted
 * @param needShare share of visits at which the outlet raises a need
 */
public record FieldworkParameters(
    double visitAdherence,
    double cheatShare,
    double miscountShare,
    double lateShare,
    double feedOutageShare,
    double selfReportsPerWeek,
    double phantomRate,
    double recountShare,
    double priceShare,
    double needShare) {
  static final FieldworkParameters STANDARD =
      new FieldworkParameters(0.92, 0.08, 0.03, 0.15, 0.01, 0.3, 0.0005, 0.5, 0.15, 0.04);

  /**
   * @throws IllegalArgumentException if a value is out of its range
   */
  public FieldworkParameters {
    Checks.share("visit adherence", visitAdherence);
    // Reps differ by up to 1.75 times the mean, and nobody cheats more than always.
    Checks.within("cheat share", cheatShare, 0, 0.5);
    Checks.share("miscount share", miscountShare);
    Checks.share("late share", lateShare);
    Checks.share("feed outage share", feedOutageShare);
    Checks.within("self-reports per week", selfReportsPerWeek, 0, 7);
    Checks.within("phantom rate", phantomRate, 0, 0.1);
    Checks.share("recount share", recountShare);
    Checks.share("price share", priceShare);
    Checks.share("need share", needShare);
  }

  /** Weekly visits, one in twelve of them not honest. */
  public static FieldworkParameters standard() {
    return STANDARD;
  }

  /** All visits on their day, true and at once; no phantoms. */
  public static FieldworkParameters faultless() {
    return new FieldworkParameters(1, 0, 0, 0, 0, 0.3, 0, 0.5, 0.15, 0.04);
  }

  public FieldworkParameters withCheatShare(double share) {
    return new FieldworkParameters(
        visitAdherence,
        share,
        miscountShare,
        lateShare,
        feedOutageShare,
        selfReportsPerWeek,
        phantomRate,
        recountShare,
        priceShare,
        needShare);
  }

  public FieldworkParameters withLateShare(double share) {
    return new FieldworkParameters(
        visitAdherence,
        cheatShare,
        miscountShare,
        share,
        feedOutageShare,
        selfReportsPerWeek,
        phantomRate,
        recountShare,
        priceShare,
        needShare);
  }
}
