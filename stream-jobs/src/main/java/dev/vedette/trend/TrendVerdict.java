package dev.vedette.trend;

import java.util.Optional;

/**
 * What is said of a brand in an area in a week, and how sure it is.
 *
 * @param brand the brand, or the SKU that was judged by itself
 * @param week number of the week at whose end it is said
 * @param state what is said
 * @param change the decline or growth that is said; where none is, the decline that is most likely
 *     of all; empty where nothing speaks for any
 * @param alarm evidence from which a change is said, in standard deviations
 * @param level cleaned level of the week, in base units; NaN where it is left out
 * @param slope of the logarithm of the cleaned weekly level over 13 weeks; empty where fewer than 8
 *     are known
 * @param mannKendall the test on the same weeks, with the number of them
 * @param gap of a quick mean of the cleaned level over a slow one, in standard deviations; the
 *     first to move and the last to be trusted
 * @param foundEvenly share by which volume must fall at once to be seen, 16 weeks later, as likely
 *     as not; 1 where there is not enough data. It is rather too large, since a decline may be seen
 *     at the end of any of those weeks
 * @param foundMostly the same with a probability of 80 %
 */
public record TrendVerdict(
    String brand,
    int week,
    TrendState state,
    Optional<Change> change,
    double alarm,
    double level,
    Optional<Slope> slope,
    MannKendall mannKendall,
    double gap,
    double foundEvenly,
    double foundMostly) {
  /**
   * Whether the last 13 weeks alone show what is said, too. A change of a few weeks does not show
   * there yet; one that came to an end a while ago does no longer.
   */
  public boolean isConfirmed() {
    return switch (state) {
      case DECLINING, DECLINING_NOT_SUPPLIED -> slope.map(Slope::falls).orElse(false);
      case GROWING -> slope.map(Slope::rises).orElse(false);
      case STABLE, NOT_ENOUGH_DATA -> false;
    };
  }
}
