package dev.vedette.demand;

/**
 * What the outlets of a region say of one span of days of one product. Sums of many outlets are
 * exact whatever the order in which they are added: figures are whole multiples of 2<sup>-20</sup>.
 *
 * @param daysAgo days from the end of the span to the day on which it was counted, at least 0
 * @param spanDays days of the span, at least 1
 * @param weighedUnits units sold over the outlets' dispersions, in multiples of 2<sup>-20</sup>
 * @param weighedRate units a day that were to be expected, likewise
 * @param units base units sold, likewise
 * @param days outlet days, likewise
 */
public record Contribution(
    int daysAgo, int spanDays, long weighedUnits, long weighedRate, long units, long days) {
  private static final double SCALE = 1 << 20;

  /**
   * What a count says.
   *
   * @param day on which it was counted, since 1970-01-01
   * @param baseline of the outlet before it
   */
  public static Contribution of(Consumption seen, long day, Baseline baseline) {
    long end = TradingTime.lastDay(seen.to());
    if (TradingTime.share(end, seen.from(), seen.to()) < 0.5 && end > seen.from()) {
      end--;
    }
    long begin = TradingTime.firstDay(seen.from());
    if (TradingTime.share(begin, seen.from(), seen.to()) < 0.5 && begin < end) {
      begin++;
    }
    Baseline.Evidence evidence = baseline.evidence(seen);
    return new Contribution(
        (int) Math.max(0, day - end),
        (int) (end - begin + 1),
        scaled(evidence.weighedUnits()),
        scaled(evidence.weighedRate() * seen.days() / (end - begin + 1)),
        scaled(evidence.units()),
        scaled(evidence.days()));
  }

  private static long scaled(double value) {
    return StrictMath.round(value * SCALE);
  }

  /** Whether it is about the same days. */
  boolean isLike(Contribution other) {
    return daysAgo == other.daysAgo && spanDays == other.spanDays;
  }

  /** The sum of two about the same days. */
  public Contribution plus(Contribution other) {
    return new Contribution(
        daysAgo,
        spanDays,
        weighedUnits + other.weighedUnits,
        weighedRate + other.weighedRate,
        units + other.units,
        days + other.days);
  }

  /** What takes this one back. */
  public Contribution negated() {
    return new Contribution(daysAgo, spanDays, -weighedUnits, -weighedRate, -units, -days);
  }

  /** Whether it says nothing. */
  public boolean isNothing() {
    return weighedUnits == 0 && weighedRate == 0 && units == 0 && days == 0;
  }

  double weighedUnitsSum() {
    return weighedUnits / SCALE;
  }

  double weighedRateSum() {
    return weighedRate / SCALE;
  }

  double unitsSum() {
    return units / SCALE;
  }

  double daysSum() {
    return days / SCALE;
  }
}
