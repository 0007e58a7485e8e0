package dev.vedette.availability;

/**
 * Counts over outlets of one SKU in one order cycle. They add up, so that those of a region are the
 * sum of those of its parts; as a difference, each may be negative.
 *
 * @param supplied demand records of which something was supplied
 * @param unsupplied demand records of which nothing was supplied
 * @param undecided demand records of which it is not known yet
 * @param sampled sample outlets
 * @param ordering sample outlets with a demand record in one of the three cycles before
 * @param emptyOrdering of these, the ones with a stockout day
 * @param emptyOther the other sample outlets with a stockout day
 */
public record Tally(
    long supplied,
    long unsupplied,
    long undecided,
    long sampled,
    long ordering,
    long emptyOrdering,
    long emptyOther) {
  public static final Tally ZERO = new Tally(0, 0, 0, 0, 0, 0, 0);

  public Tally plus(Tally other) {
    return new Tally(
        supplied + other.supplied,
        unsupplied + other.unsupplied,
        undecided + other.undecided,
        sampled + other.sampled,
        ordering + other.ordering,
        emptyOrdering + other.emptyOrdering,
        emptyOther + other.emptyOther);
  }

  public Tally negated() {
    return new Tally(
        -supplied, -unsupplied, -undecided, -sampled, -ordering, -emptyOrdering, -emptyOther);
  }

  /** Whether nothing at all was reported. */
  public boolean isZero() {
    return equals(ZERO);
  }
}
