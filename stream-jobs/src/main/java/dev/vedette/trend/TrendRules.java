package dev.vedette.trend;

/**
 * The constants of the detector. What the regressors do to a logarithm of volume is not known
 * beforehand; it is learnt from the window, starting from what is usual: a mean and a standard
 * deviation each.
 *
 * <p>The constants hardly matter: with each of them halved or doubled, the share of 20 % declines
 * that is found in the study's real series moves by less than its interval. See docs/trends.md.
 *
 * @param window weeks that are looked at, the latest included
 * @param fewest weeks of a SKU in the window with less than which it has no say
 * @param before weeks of a SKU that a change must leave before it
 * @param longest weeks that a change may be old
 * @param alarm evidence, in standard deviations, at which a change is said, where prices are known
 * @param alarmWithoutPrices the same where they are not: promotions cannot be told from demand
 * @param ownPrice of a price 1 % higher, in per cent of volume: an elasticity
 * @param categoryPrice of the prices of other brands
 * @param stockingUp of the depth of last week's price cut
 * @param category of what all other brands did, their own prices set aside: the season
 * @param promotion of being promoted or cut in price, beyond the price itself
 * @param persistence correlation of what a week has from the week before, 0 to less than 1
 * @param persistent variance of that, over the variance of what a week has of its own
 * @param drift variance by which the level wanders in a week, over the same
 * @param promotionNoise by how much the variance of a promoted week is larger, over the same
 * @param depthNoise the same, for each squared unit of depth of the cut
 * @param spread standard deviation of what a change does to the SKUs of one brand
 * @param largestUnsupplied share not supplied beyond which a week is left out
 */
public record TrendRules(
    int window,
    int fewest,
    int before,
    int longest,
    double alarm,
    double alarmWithoutPrices,
    Effect ownPrice,
    Effect categoryPrice,
    Effect stockingUp,
    Effect category,
    Effect promotion,
    double persistence,
    double persistent,
    double drift,
    double promotionNoise,
    double depthNoise,
    double spread,
    double largestUnsupplied) {
  /**
   * What is usual of an effect on the logarithm of volume.
   *
   * @param deviation standard deviation, above 0
   */
  public record Effect(double mean, double deviation) {}

  /** The rules of the product. */
  public static TrendRules standard() {
    return new TrendRules(
        52,
        26,
        13,
        16,
        2.1,
        2.9,
        new Effect(-2, 0.5),
        new Effect(0.8, 0.5),
        new Effect(0, 0.5),
        new Effect(0.8, 0.3),
        new Effect(0, 0.3),
        0.6,
        1,
        0.02,
        0.5,
        20,
        0.07,
        0.5);
  }
}
