package dev.vedette.trend;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * What explains a SKU's weeks, other than a change of demand: its own price, the prices and volumes
 * of other brands, promotions, and that customers have stocked up.
 *
 * <p>The season is the median over the SKUs of other brands of what they did, their own prices set
 * aside: in a median no single promotion or decline of another brand is seen. With fewer than three
 * of them there is no season.
 */
final class Regressors {
  static final int OWN_PRICE = 0;
  static final int CATEGORY_PRICE = 1;
  static final int STOCKING_UP = 2;
  static final int CATEGORY = 3;
  static final int PROMOTION = 4;

  private static final int FEWEST_OTHERS = 3;

  /** Taken for the elasticity of others; the detector hardly cares which. */
  private static final double USUAL_ELASTICITY = -2.2;

  /** Where nothing is known of promotions, a week beyond 1.5 times the median is taken for one. */
  private static final double LARGEST_PEAK = StrictMath.log(1.5);

  private final TrendRules rules;
  private final int from;
  private final int to;

  /**
   * @param to the last week of the window
   */
  Regressors(TrendRules rules, int to) {
    this.rules = rules;
    this.from = to - rules.window() + 1;
    this.to = to;
  }

  /**
   * @return empty where too few weeks are known
   */
  Optional<Design> design(SkuSeries sku, List<SkuSeries> others, Supply supply) {
    double[] all = volumes(sku, supply);
    int[] known = IntStream.range(0, all.length).filter(i -> Double.isFinite(all[i])).toArray();
    if (known.length < rules.fewest()) {
      return Optional.empty();
    }
    double[] volume = at(all, known);
    if (!knowsPromotions(sku)) {
      capPeaks(volume);
    }
    double[][] effects = new double[5][];
    effects[OWN_PRICE] = Design.centred(at(prices(sku), known));
    effects[CATEGORY_PRICE] = Design.centred(at(meanDeviation(others), known));
    effects[STOCKING_UP] = at(week -> sku.cut(week - 1), known);
    effects[CATEGORY] = Design.centred(at(season(others), known));
    effects[PROMOTION] = at(week -> sku.isPromoted(week) ? 1 : 0, known);
    return Optional.of(
        new Design(
            Arrays.stream(known).map(i -> from + i).toArray(),
            volume,
            effects,
            at(sku::cut, known),
            1 / Math.max(0.5, Arrays.stream(volume).map(StrictMath::exp).sum() / volume.length)));
  }

  /** Whether anything is known by which a promotion can be told from demand. */
  boolean knowsPromotions(SkuSeries sku) {
    return IntStream.rangeClosed(from, to)
        .anyMatch(week -> !Double.isNaN(sku.logPrice(week)) || sku.isPromoted(week));
  }

  /** The price that a SKU has in a week; where none was seen yet, the first one; else 0. */
  double[] prices(SkuSeries sku) {
    double[] prices = IntStream.rangeClosed(from, to).mapToDouble(sku::logPrice).toArray();
    double known = Arrays.stream(prices).filter(Double::isFinite).findFirst().orElse(0);
    for (int i = 0; i < prices.length; i++) {
      known = Double.isNaN(prices[i]) ? known : prices[i];
      prices[i] = known;
    }
    return prices;
  }

  private double[] volumes(SkuSeries sku, Supply supply) {
    return IntStream.rangeClosed(from, to)
        .mapToDouble(week -> logVolume(sku, week, supply))
        .toArray();
  }

  /** Half a unit keeps zero finite; it is nothing beside volumes that a trend can be seen in. */
  private double logVolume(SkuSeries sku, int week, Supply supply) {
    double volume = StrictMath.log(sku.volume(week) + 0.5);
    if (supply == Supply.AS_IT_WAS) {
      return volume;
    }
    double unsupplied = sku.unsupplied(week);
    return unsupplied > rules.largestUnsupplied()
        ? Double.NaN
        : volume - StrictMath.log(1 - unsupplied);
  }

  private static void capPeaks(double[] volume) {
    double most = median(volume.clone()) + LARGEST_PEAK;
    for (int i = 0; i < volume.length; i++) {
      volume[i] = Math.min(volume[i], most);
    }
  }

  /** Mean over other SKUs of how far their prices are from their own means. */
  private double[] meanDeviation(List<SkuSeries> others) {
    double[] sum = new double[to - from + 1];
    for (SkuSeries other : others) {
      double[] prices = Design.centred(prices(other));
      for (int i = 0; i < sum.length; i++) {
        sum[i] += prices[i] / others.size();
      }
    }
    return sum;
  }

  private double[] season(List<SkuSeries> others) {
    double[][] each =
        others.stream()
            .map(this::ownSeason)
            .filter(values -> values.length > 0)
            .toArray(double[][]::new);
    double[] season = new double[to - from + 1];
    if (each.length < FEWEST_OTHERS) {
      return season;
    }
    for (int i = 0; i < season.length; i++) {
      int week = i;
      double[] known =
          Arrays.stream(each)
              .mapToDouble(values -> values[week])
              .filter(Double::isFinite)
              .toArray();
      season[i] = known.length == 0 ? 0 : median(known);
    }
    return season;
  }

  /** What a SKU did beside its price, less its mean; nothing of one with too few weeks. */
  private double[] ownSeason(SkuSeries other) {
    double[] volumes = volumes(other, Supply.SET_ASIDE);
    double[] prices = prices(other);
    double sum = 0;
    int known = 0;
    for (int i = 0; i < volumes.length; i++) {
      volumes[i] -= USUAL_ELASTICITY * prices[i];
      if (Double.isFinite(volumes[i])) {
        sum += volumes[i];
        known++;
      }
    }
    if (known < rules.fewest()) {
      return new double[0];
    }
    double mean = sum / known;
    return Arrays.stream(volumes).map(value -> value - mean).toArray();
  }

  private interface WeekFigure {
    double of(int week);
  }

  private double[] at(WeekFigure figure, int[] places) {
    return Arrays.stream(places).mapToDouble(i -> figure.of(from + i)).toArray();
  }

  private static double[] at(double[] values, int[] places) {
    return Arrays.stream(places).mapToDouble(i -> values[i]).toArray();
  }

  private static double median(double[] values) {
    Arrays.sort(values);
    int middle = values.length / 2;
    return values.length % 2 == 1 ? values[middle] : (values[middle - 1] + values[middle]) / 2;
  }
}
