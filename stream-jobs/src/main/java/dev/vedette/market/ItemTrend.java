package dev.vedette.market;

import dev.vedette.trend.TrendVerdict;
import dev.vedette.trend.VolumeSplit;
import java.util.Optional;

/**
 * What is said of a SKU or a brand in a region at the end of an order cycle.
 *
 * @param item the SKU or the brand
 * @param brand of the SKU, when the cycle ended; empty where it is not known
 * @param verdict whether it declines or grows
 * @param split how its volume changed, and why; empty where the region was not known for so long
 */
public record ItemTrend(Item item, String brand, TrendVerdict verdict, Optional<Split> split) {
  /**
   * The change of volume from {@link RegionTrends#SPLIT_CYCLES} order cycles to the next ones.
   *
   * @param before base units supplied on decided demand records in the earlier cycles
   * @param after the same in the later cycles
   * @param parts which add up to the change to the last digit
   * @param cause what a decline is laid to
   */
  public record Split(
      long before, long after, VolumeSplit.Rounded parts, VolumeSplit.Cause cause) {}

  /**
   * The last revision.
   *
   * @param number the first is 1, and each supersedes the one before
   * @param content tells contents apart; {@link #WITHDRAWN} where it was taken back
   * @param standing whether it may change
   */
  public record Said(int number, String content, PaneBook.Standing standing) {
    /** The content of a revision that takes back what was said. */
    public static final String WITHDRAWN = "";
  }
}
