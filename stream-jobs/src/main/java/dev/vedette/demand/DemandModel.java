package dev.vedette.demand;

import java.util.Arrays;

/**
 * What is known of the demand for one SKU at one outlet: a discounted Gamma–Poisson mixture of two
 * experts, of which one expects the outlet's own history to go on and the other that history times
 * the region's surge. It takes 112 bytes.
 *
 * <p>Values are kept in single precision and each step rounds to it, so that a model that was
 * stored and read again goes on just as one that stayed in memory.
 */
public final class DemandModel {
  /** Number of values in the stored form. */
  static final int SIZE = 28;

  private static final int SHAPE = 0;
  private static final int EXPOSURE = 2;
  private static final int LOG_WEIGHT = 4;
  private static final int DISPERSION = 6;
  private static final int CYCLE_VARIANCE = 7;
  private static final int ANCHOR = 8;
  private static final int WEEKDAY = 9;
  private static final int RECENT_UNITS = 16;
  private static final int RECENT_EXPECTED = 17;
  private static final int CYCLE_MEAN = 18;
  private static final int CYCLE_SPREAD = 19;
  private static final int CYCLE_UNITS = 20;
  private static final int DAYS_SEEN = 21;
  private static final int LATENESS = 22;
  private static final int PHANTOM = 26;
  private static final int UNIT = 27;

  /** Latest day, counted from the planned one, on which a delivery is still expected. */
  static final int LATEST = 3;

  private static final double HALF_LIFE_DAYS = 24;
  private static final double ANCHOR_PULL = 0.3;
  private static final double WEIGHT_MEMORY = 0.95;
  private static final double LEAST_LOG_WEIGHT = -8;
  private static final double DISPERSION_RATE = 0.02;
  private static final double LARGEST_DISPERSION = 60;
  private static final double ANCHOR_RATE = 0.003;
  private static final double WEEKDAY_RATE = 0.03;
  private static final double CYCLE_RATE = 0.15;
  private static final double LATENESS_MEMORY = 0.99;

  /**
   * Chance a day that stock on record stops being on the shelf, and that somebody puts it right.
   */
  private static final double PHANTOM_BEGINS = 0.004;

  private static final double PHANTOM_ENDS = 1 / 9.0;

  /** Pseudo-units behind the expectation that an outlet's recent deviation is chance. */
  private static final double RECENT_PRIOR = 40;

  /** Days that the region's usual rate counts as, at a new outlet; at most so many units. */
  private static final double PRIOR_DAYS = 0.5;

  private static final double PRIOR_UNITS = 2;
  private static final double FALLBACK_RATE = 1;

  private final float[] values;

  /** Weight of each expert, made up when it is first asked for; each thread finds the same. */
  private double ownWeight = Double.NaN;

  private double surgedWeight = Double.NaN;

  private DemandModel(float[] values) {
    this.values = values;
  }

  /**
   * A model of an outlet whose sales nobody has seen.
   *
   * @param typicalRate base units a day that outlets of the region sell; not a number where unknown
   * @param unit base units in which the SKU was counted
   */
  public static DemandModel unseen(double typicalRate, long unit) {
    double rate = typicalRate > 0 ? typicalRate / unit : FALLBACK_RATE;
    double days = Math.min(PRIOR_DAYS, PRIOR_UNITS / rate);
    float[] v = new float[SIZE];
    for (int j = 0; j < 2; j++) {
      v[SHAPE + j] = (float) (rate * days);
      v[EXPOSURE + j] = (float) days;
    }
    v[DISPERSION] = 2;
    v[UNIT] = unit;
    v[CYCLE_VARIANCE] = 0.1f;
    v[ANCHOR] = (float) rate;
    Arrays.fill(v, WEEKDAY, WEEKDAY + 7, 1f);
    v[CYCLE_MEAN] = Float.NaN;
    v[LATENESS] = 8;
    Arrays.fill(v, LATENESS + 1, LATENESS + 1 + LATEST, 0.5f);
    return new DemandModel(v);
  }

  static DemandModel of(float[] values) {
    return new DemandModel(values);
  }

  float[] values() {
    return values.clone();
  }

  /** Base units a day in a normal week. */
  public double ratePerDay() {
    return unit() * countedPerDay();
  }

  /** Units in which it is counted, a day in a normal week. */
  public double countedPerDay() {
    return weight(0) * level(0) + weight(1) * level(1);
  }

  /** Base units in one of the units in which it is counted, of which whole ones are sold. */
  double unit() {
    return values[UNIT];
  }

  /**
   * The same, counted in smaller units: levels grow, and so does the variance over the mean; what
   * was learnt of how sure they are stays.
   */
  private DemandModel countedIn(double smaller) {
    float factor = (float) (unit() / smaller);
    float[] v = values.clone();
    v[UNIT] = (float) smaller;
    for (int j = 0; j < 2; j++) {
      v[EXPOSURE + j] /= factor;
    }
    v[ANCHOR] *= factor;
    v[DISPERSION] = (float) Math.min(LARGEST_DISPERSION, v[DISPERSION] * factor);
    v[CYCLE_MEAN] *= factor;
    v[CYCLE_SPREAD] *= factor * factor;
    v[CYCLE_UNITS] *= factor;
    return new DemandModel(v);
  }

  /** Trading days of counts behind it. */
  public double daysSeen() {
    return values[DAYS_SEEN];
  }

  /** Variance of sales over their mean, at a known rate; 1 is Poisson's. */
  public double dispersion() {
    return values[DISPERSION];
  }

  double cycleVariance() {
    return values[CYCLE_VARIANCE];
  }

  double shape(int expert) {
    return values[SHAPE + expert];
  }

  double level(int expert) {
    return values[SHAPE + expert] / (double) values[EXPOSURE + expert];
  }

  double weight(int expert) {
    double known = expert == 0 ? ownWeight : surgedWeight;
    if (!Double.isNaN(known)) {
      return known;
    }
    double weight = weightNow(expert);
    if (expert == 0) {
      ownWeight = weight;
    } else {
      surgedWeight = weight;
    }
    return weight;
  }

  private double weightNow(int expert) {
    double other = values[LOG_WEIGHT + 1 - expert] - (double) values[LOG_WEIGHT + expert];
    return 1 / (1 + StrictMath.exp(other));
  }

  double weekday(long day) {
    return values[WEEKDAY + TradingTime.weekday(day)];
  }

  /** Recent sales over what was expected of them, drawn towards 1 where little is known. */
  public double recentFactor() {
    return factor(values[RECENT_UNITS], values[RECENT_EXPECTED]);
  }

  private static double factor(double units, double expected) {
    return (RECENT_PRIOR + units) / (RECENT_PRIOR + expected);
  }

  /**
   * Probability that a delivery comes {@code days} after its planned day, at most {@link #LATEST}.
   */
  double lateness(int days) {
    double all = 0;
    for (int l = 0; l <= LATEST; l++) {
      all += values[LATENESS + l];
    }
    return values[LATENESS + days] / all;
  }

  /** The model after {@code seen}, in a market with {@code surge} that takes it into account. */
  public DemandModel after(Consumption seen, Surge surge) {
    double days = seen.days();
    if (days <= 0 || seen.shelf() == Consumption.Shelf.EMPTY_THROUGHOUT) {
      return this;
    }
    if ((double) seen.unit() < unit()) {
      return countedIn((double) seen.unit()).after(seen, surge);
    }
    double own = 0;
    double surged = 0;
    double kept = 1;
    for (long day = TradingTime.firstDay(seen.from()); day < seen.to(); day++) {
      if (day >= seen.from()) {
        kept *= surge.persistenceInto(day);
      }
      double share = TradingTime.share(day, seen.from(), seen.to()) * weekday(day);
      own += share;
      surged += share * surge.factor(day);
    }
    double[] exposures = {own, surged};
    double n = (double) seen.units() / unit();
    float[] v = values.clone();
    double dispersion = dispersion();
    double noise = seen.spread() / unit() * seen.spread() / unit();
    double base = weight(0) * level(0) * own + weight(1) * level(1) * surged;
    // A count that is known to a few units only says less about the rate.
    double scale = dispersion + noise / Math.max(base, 1);
    double recent = factor(values[RECENT_UNITS] * kept, values[RECENT_EXPECTED] * kept);
    double mean = base * recent;
    boolean full = seen.shelf() == Consumption.Shelf.STOCKED;
    if (full) {
      double[] logs = new double[2];
      for (int j = 0; j < 2; j++) {
        double m = level(j) * exposures[j] * recent;
        double variance = dispersion * m + m * m / shape(j) + noise;
        logs[j] =
            Math.max(
                LEAST_LOG_WEIGHT,
                StrictMath.pow(WEIGHT_MEMORY, days) * values[LOG_WEIGHT + j]
                    + new Tail(m, variance).logProbability(StrictMath.round(n)));
      }
      double most = Math.max(logs[0], logs[1]);
      v[LOG_WEIGHT] = (float) (logs[0] - most);
      v[LOG_WEIGHT + 1] = (float) (logs[1] - most);
    }
    double discount = StrictMath.pow(2, -days / HALF_LIFE_DAYS);
    for (int j = 0; j < 2; j++) {
      v[SHAPE + j] =
          (float)
              (discount * values[SHAPE + j]
                  + (1 - discount) * ANCHOR_PULL * values[ANCHOR]
                  + n / scale);
      v[EXPOSURE + j] =
          (float)
              (discount * values[EXPOSURE + j]
                  + (1 - discount) * ANCHOR_PULL
                  + exposures[j] / scale);
    }
    v[RECENT_UNITS] = (float) (values[RECENT_UNITS] * kept + n / scale);
    v[RECENT_EXPECTED] =
        (float) (values[RECENT_EXPECTED] * kept + (full ? base : Math.min(base, n)) / scale);
    if (full) {
      double squared = (n - mean) * (n - mean) - noise;
      double target = Math.min(Math.max(squared, 0) / Math.max(mean, 1e-9), 25 * dispersion);
      v[DISPERSION] =
          (float)
              Math.min(
                  LARGEST_DISPERSION,
                  Math.max(1, dispersion + DISPERSION_RATE * (target - dispersion)));
      double gain = Math.max(ANCHOR_RATE * days, days / (values[DAYS_SEEN] + days + PRIOR_DAYS));
      v[ANCHOR] =
          (float) (values[ANCHOR] + Math.min(1, gain) * (n / Math.max(own, 1e-9) - values[ANCHOR]));
      learnWeekdays(v, seen, n, mean);
    }
    v[PHANTOM] =
        (float)
            (full && n == 0
                ? silent(days, new Tail(mean, dispersion * mean + mean * mean / shape(0)))
                : 0);
    v[DAYS_SEEN] = (float) Math.min(1e6, values[DAYS_SEEN] + days);
    v[CYCLE_UNITS] = (float) (values[CYCLE_UNITS] + n);
    return new DemandModel(v);
  }

  /** A stretch without a sale: phantom stock, or chance. */
  private double silent(double days, Tail demand) {
    double still =
        values[PHANTOM] * StrictMath.pow(1 - PHANTOM_ENDS, days)
            + (1 - values[PHANTOM]) * (1 - StrictMath.pow(1 - PHANTOM_BEGINS, days));
    return still / (still + (1 - still) * StrictMath.exp(demand.logProbability(0)));
  }

  /**
   * Probability that the stock on record is not on the shelf 幽灵库存, from the length of time without
   * a sale; 0 to 1.
   */
  public double phantom() {
    return values[PHANTOM];
  }

  private static void learnWeekdays(float[] v, Consumption seen, double n, double mean) {
    double ratio = Math.min(4, n / Math.max(mean, 1e-9)) - 1;
    double change =
        1 + WEEKDAY_RATE * mean / (mean + 2) / StrictMath.sqrt(Math.max(1, seen.days())) * ratio;
    int learnt = 0;
    for (long day = TradingTime.lastDay(seen.to()); day >= seen.from() - 0.5 && learnt < 7; day--) {
      if (TradingTime.share(day, seen.from(), seen.to()) >= 0.5) {
        v[WEEKDAY + TradingTime.weekday(day)] *= (float) change;
        learnt++;
      }
    }
    double sum = 0;
    for (int d = 0; d < 7; d++) {
      sum += v[WEEKDAY + d];
    }
    for (int d = 0; d < 7; d++) {
      v[WEEKDAY + d] = (float) (v[WEEKDAY + d] * 7 / sum);
    }
  }

  /**
   * The model after a delivery cycle that was not cut short by a stockout: how far its demand was
   * from the forecast says how much cycles differ.
   */
  public DemandModel cycleEnded() {
    double mean = values[CYCLE_MEAN];
    if (!(mean > 0)) {
      return this;
    }
    double error = values[CYCLE_UNITS] - mean;
    double excess = (error * error - values[CYCLE_SPREAD]) / (mean * mean);
    float[] v = values.clone();
    v[CYCLE_VARIANCE] =
        (float)
            (values[CYCLE_VARIANCE]
                + CYCLE_RATE * (Math.min(3, Math.max(0, excess)) - values[CYCLE_VARIANCE]));
    return new DemandModel(v);
  }

  /**
   * The model at the beginning of a delivery cycle.
   *
   * @param demand of the cycle in base units, as forecast
   */
  public DemandModel cycleBegun(Tail demand) {
    float[] v = values.clone();
    v[CYCLE_MEAN] = (float) (demand.mean() / unit());
    v[CYCLE_SPREAD] = (float) (demand.variance() / unit() / unit());
    v[CYCLE_UNITS] = 0;
    return new DemandModel(v);
  }

  /** The model in a cycle whose demand nobody will know, since it began or became sold out. */
  public DemandModel cycleSpoilt() {
    float[] v = values.clone();
    v[CYCLE_MEAN] = Float.NaN;
    return new DemandModel(v);
  }

  /**
   * The model after a delivery.
   *
   * @param daysLate days after the planned one, at least 0
   */
  public DemandModel delivered(int daysLate) {
    float[] v = values.clone();
    for (int l = 0; l <= LATEST; l++) {
      v[LATENESS + l] = (float) (values[LATENESS + l] * LATENESS_MEMORY);
    }
    v[LATENESS + Math.min(LATEST, daysLate)] += 1;
    return new DemandModel(v);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof DemandModel that && Arrays.equals(values, that.values);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(values);
  }

  @Override
  public String toString() {
    return "DemandModel" + Arrays.toString(values);
  }
}
