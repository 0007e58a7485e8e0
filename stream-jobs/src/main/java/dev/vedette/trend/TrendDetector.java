package dev.vedette.trend;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * Says whether a brand declines or grows, from what is known at the end of a week and nothing
 * later. The same weeks give the same verdict, whatever was said before: a week that is corrected
 * is judged again by itself.
 *
 * <p>A change is said where the evidence for the most likely one, of those that began in the last
 * 16 weeks, reaches the alarm. Volume is judged with what was not supplied set aside, so that it is
 * demand that declines. Where it does not, but volume as it was does, and the part of that decline
 * that is not in demand is at least half of it, the brand is declining because it was not supplied.
 */
public final class TrendDetector {
  /** Weeks behind the slope and the test of Mann and Kendall. */
  public static final int SLOPE_WEEKS = 13;

  private static final int FEWEST_SLOPE_WEEKS = 8;
  private static final double MOSTLY = 0.8;

  /** Part of a decline from which it is laid to supply. */
  private static final double MAINLY = 0.5;

  private final TrendRules rules;

  public TrendDetector(TrendRules rules) {
    this.rules = rules;
  }

  /**
   * @param panel of an area, in which weeks after {@code week} are not looked at
   * @param brand of any of its SKUs
   * @param week at whose end it is said
   */
  public TrendVerdict verdict(Panel panel, String brand, int week) {
    return verdict(brand, panel.of(brand), panel.beside(brand), week);
  }

  /**
   * The same of one SKU by itself, beside the SKUs of other brands.
   *
   * @param panel of an area, in which weeks after {@code week} are not looked at
   * @param sku one of its SKUs
   * @param week at whose end it is said
   */
  public TrendVerdict verdictOfSku(Panel panel, SkuSeries sku, int week) {
    return verdict(sku.sku(), List.of(sku), panel.beside(sku.brand()), week);
  }

  private TrendVerdict verdict(
      String name, List<SkuSeries> skus, List<SkuSeries> others, int week) {
    List<Fitted> fitted = fit(skus, others, week, Supply.SET_ASIDE);
    BrandFit demand = together(fitted, week);
    double[] levels = levels(fitted, week);
    double[] last = Arrays.copyOfRange(levels, levels.length - SLOPE_WEEKS, levels.length);
    MannKendall mannKendall = MannKendall.of(last);
    Optional<Slope> slope =
        mannKendall.n() < FEWEST_SLOPE_WEEKS ? Optional.empty() : Optional.of(Slope.of(last));
    double level = StrictMath.exp(levels[levels.length - 1]);
    double alarm = alarm(skus, week);
    if (!demand.isKnown()) {
      return new TrendVerdict(
          name,
          week,
          TrendState.NOT_ENOUGH_DATA,
          Optional.empty(),
          alarm,
          level,
          slope,
          mannKendall,
          EwmaGap.of(levels),
          1,
          1);
    }
    Optional<Change> decline = demand.decline();
    Optional<Change> growth = demand.growth();
    Optional<Change> sold = together(fit(skus, others, week, Supply.AS_IT_WAS), week).decline();
    TrendState state = TrendState.STABLE;
    Optional<Change> said = decline;
    if (reaches(decline, alarm) && evidence(decline) >= evidence(growth)) {
      state = TrendState.DECLINING;
    } else if (reaches(sold, alarm) && isMainlySupply(decline, sold)) {
      state = TrendState.DECLINING_NOT_SUPPLIED;
      said = sold;
    } else if (reaches(growth, alarm)) {
      state = TrendState.GROWING;
      said = growth;
    }
    return new TrendVerdict(
        name,
        week,
        state,
        said,
        alarm,
        level,
        slope,
        mannKendall,
        EwmaGap.of(levels),
        demand.foundWith(0.5, alarm),
        demand.foundWith(MOSTLY, alarm));
  }

  /**
   * Evidence for a decline of demand, in standard deviations, at least 0; empty where there is not
   * enough data. A decline is said from {@link #alarm} on.
   */
  public OptionalDouble declineEvidence(Panel panel, String brand, int week) {
    BrandFit fit =
        together(fit(panel.of(brand), panel.beside(brand), week, Supply.SET_ASIDE), week);
    return fit.isKnown() ? OptionalDouble.of(evidence(fit.decline())) : OptionalDouble.empty();
  }

  /** Evidence from which a change is said of a brand, by what is known of its promotions. */
  public double alarm(Panel panel, String brand, int week) {
    return alarm(panel.of(brand), week);
  }

  private double alarm(List<SkuSeries> skus, int week) {
    Regressors regressors = new Regressors(rules, week);
    return skus.stream().anyMatch(regressors::knowsPromotions)
        ? rules.alarm()
        : rules.alarmWithoutPrices();
  }

  /**
   * The promotion-cleaned weekly level of a brand: logarithms of the base units that all its SKUs
   * would have sold at their regular prices, not promoted and fully supplied. Seasons are left in.
   *
   * <ul>
   *   <li>A price cut and a promotion are corrected by what they did to this SKU in the window.
   *   <li>What was not supplied is added, up to half of what was asked for; beyond, the week is
   *       left out.
   *   <li>Where neither prices nor promotions are known, a week above 1.5 times the median is
   *       lowered to it.
   *   <li>A SKU with fewer than 26 weeks in the window is left out of all of them.
   *   <li>A week in which one of the SKUs is not known is left out.
   * </ul>
   *
   * @return one for each week of the window, the latest last; NaN where it is left out
   */
  public double[] levels(Panel panel, String brand, int week) {
    return levels(fit(panel.of(brand), panel.beside(brand), week, Supply.SET_ASIDE), week);
  }

  private double[] levels(List<Fitted> fitted, int week) {
    double[] sum = new double[rules.window()];
    for (Fitted one : fitted) {
      double[] level = level(one, week);
      for (int i = 0; i < sum.length; i++) {
        sum[i] += StrictMath.exp(level[i]);
      }
    }
    double none = fitted.isEmpty() ? Double.NaN : 0;
    return Arrays.stream(sum).map(units -> StrictMath.log(units) + none).toArray();
  }

  private double[] level(Fitted one, int week) {
    SkuSeries sku = one.sku();
    Design design = one.design();
    double[] effects = one.fit().effects();
    double[] level = new double[rules.window()];
    Arrays.fill(level, Double.NaN);
    for (int i = 0; i < design.size(); i++) {
      int at = design.weeks()[i];
      double belowRegular = sku.logPrice(at) - sku.logRegularPrice(at);
      level[at - week + rules.window() - 1] =
          design.volume()[i]
              - effects[Regressors.OWN_PRICE] * (Double.isNaN(belowRegular) ? 0 : belowRegular)
              - effects[Regressors.STOCKING_UP] * design.effects()[Regressors.STOCKING_UP][i]
              - effects[Regressors.PROMOTION] * design.promoted()[i];
    }
    return level;
  }

  /** A SKU with enough weeks, and what they say. */
  private record Fitted(SkuSeries sku, Design design, ChangeFit fit) {}

  private List<Fitted> fit(List<SkuSeries> skus, List<SkuSeries> others, int week, Supply supply) {
    Regressors regressors = new Regressors(rules, week);
    List<Fitted> fitted = new ArrayList<>();
    for (SkuSeries sku : skus) {
      regressors
          .design(sku, others, supply)
          .ifPresent(
              design -> fitted.add(new Fitted(sku, design, new ChangeFit(design, rules, week))));
    }
    return fitted;
  }

  private BrandFit together(List<Fitted> fitted, int week) {
    return new BrandFit(fitted.stream().map(Fitted::fit).toList(), rules, week);
  }

  private static boolean reaches(Optional<Change> change, double alarm) {
    return evidence(change) >= alarm;
  }

  private static double evidence(Optional<Change> change) {
    return change.map(Change::evidence).orElse(0.0);
  }

  /** Whether at least half of the decline of what was sold is not one of demand. */
  private static boolean isMainlySupply(Optional<Change> demand, Optional<Change> sold) {
    double ofSold = sold.map(Change::logSize).orElse(0.0);
    double ofDemand = demand.map(Change::logSize).orElse(0.0);
    return ofSold < 0 && ofSold - ofDemand <= MAINLY * ofSold;
  }
}
