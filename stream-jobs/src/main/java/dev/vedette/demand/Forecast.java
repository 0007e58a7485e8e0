package dev.vedette.demand;

/** Demand from the last count on, as a model expects it in the market of one evening. */
public final class Forecast {
  private final DemandModel model;
  private final Surge surge;
  private final double from;
  private final double cycleDays;
  private final double noise;

  /**
   * A forecast.
   *
   * @param from trading time of the last count
   * @param spread standard deviation of that count, in base units
   * @param cycleDays days of a delivery cycle, over which the extra variance of cycles builds up
   */
  public Forecast(DemandModel model, Surge surge, double from, double spread, double cycleDays) {
    this.model = model;
    this.surge = surge;
    this.from = from;
    this.cycleDays = cycleDays;
    this.noise = spread / model.unit() * spread / model.unit();
  }

  /**
   * Demand since the last count until some trading time.
   *
   * @param own what the first expert expects
   * @param surged what the second expects
   * @param weightOfSurged weight of the second, 0 to 1
   * @param unit base units in one of those that the experts count
   */
  public record Demand(Tail own, Tail surged, double weightOfSurged, double unit) {
    private static final Demand NOTHING = new Demand(new Tail(0, 0), new Tail(0, 0), 0, 1);

    /** Whole ones that must be asked for until {@code units} are gone. */
    private double counted(double units) {
      return StrictMath.ceil(units / unit - 1e-9);
    }

    /** Probability that at least {@code units} base units are asked for. */
    public double atLeast(double units) {
      double k = counted(units);
      return (1 - weightOfSurged) * own.atLeast(k) + weightOfSurged * surged.atLeast(k);
    }

    /** An upper bound of {@link #atLeast}, at little cost. */
    public double atLeastBound(double units) {
      double k = counted(units);
      return (1 - weightOfSurged) * own.atLeastBound(k) + weightOfSurged * surged.atLeastBound(k);
    }

    /** Expected base units asked for beyond {@code units}. */
    public double expectedBeyond(double units) {
      double k = counted(units);
      return unit
          * ((1 - weightOfSurged) * own.expectedBeyond(k)
              + weightOfSurged * surged.expectedBeyond(k));
    }

    /** Mean and variance of the mixture, in base units. */
    public Tail moments() {
      double mean = (1 - weightOfSurged) * own.mean() + weightOfSurged * surged.mean();
      double variance =
          (1 - weightOfSurged) * (own.variance() + square(own.mean() - mean))
              + weightOfSurged * (surged.variance() + square(surged.mean() - mean));
      return new Tail(mean * unit, variance * unit * unit);
    }

    private static double square(double x) {
      return x * x;
    }
  }

  /** Demand until a trading time. */
  public Demand until(double to) {
    return until(new double[] {to}, new Demand[1])[0];
  }

  /**
   * Demand until each of some trading times.
   *
   * @param times in ascending order
   * @param demands filled and returned
   */
  Demand[] until(double[] times, Demand[] demands) {
    double own = 0;
    double surged = 0;
    double ownRecent = 0;
    double surgedRecent = 0;
    double kept = 1;
    long day = TradingTime.firstDay(from);
    double log = surge.latest();
    for (long d = surge.day() + 1; d < day && log != 0; d++) {
      log *= surge.persistenceInto(d);
    }
    double start = from;
    long entered = Long.MIN_VALUE;
    for (int i = 0; i < times.length; i++) {
      while (start < times[i]) {
        boolean ahead = day > surge.day();
        if (day != entered) {
          kept *= start == day ? surge.persistenceInto(day) : 1;
          log *= ahead ? surge.persistenceInto(day) : 1;
          entered = day;
        }
        double end = Math.min(times[i], day + 1.0);
        double share = (end - start) * model.weekday(day);
        double factor = ahead ? StrictMath.exp(log) : surge.factor(day);
        own += share;
        surged += share * factor;
        ownRecent += share * kept;
        surgedRecent += share * factor * kept;
        start = end;
        if (start >= day + 1.0) {
          day++;
        }
      }
      demands[i] = demand(times[i] - from, own, surged, ownRecent, surgedRecent);
    }
    return demands;
  }

  private Demand demand(
      double days, double own, double surged, double ownRecent, double surgedRecent) {
    if (days <= 0) {
      return Demand.NOTHING;
    }
    double excess = model.recentFactor() - 1;
    return new Demand(
        tail(0, model.level(0) * (own + excess * ownRecent), days),
        tail(1, model.level(1) * (surged + excess * surgedRecent), days),
        model.weight(1),
        model.unit());
  }

  private Tail tail(int expert, double mean, double days) {
    double relative =
        1 / model.shape(expert)
            + model.cycleVariance() * StrictMath.sqrt(Math.min(1, days / cycleDays));
    return new Tail(mean, model.dispersion() * mean + mean * mean * relative + noise);
  }

  /**
   * Probability that {@code stock} is gone before the next delivery: the mixture over how late that
   * comes.
   *
   * @param stock base units at the last count and arrived since
   * @param now trading time; a delivery that was due before it has not come
   * @param planned trading time at which the next delivery is planned, or was where it is overdue
   */
  public double runOutBeforeDelivery(double stock, double now, double planned) {
    double[] times = new double[DemandModel.LATEST + 1];
    double[] chances = new double[times.length];
    double all = 0;
    for (int late = 0; late < times.length; late++) {
      times[late] = planned + late;
      chances[late] = times[late] >= now ? model.lateness(late) : 0;
      all += chances[late];
    }
    if (all == 0) {
      // Later than any so far: it may come any day.
      double next = TradingTime.firstDay(now) + 1.0;
      return until(next).atLeast(stock);
    }
    Demand[] demands = until(times, new Demand[times.length]);
    double probability = 0;
    for (int late = 0; late < times.length; late++) {
      if (chances[late] > 0 && times[late] > now) {
        probability += chances[late] / all * demands[late].atLeast(stock);
      }
    }
    return probability;
  }

  /**
   * The first trading time, to the day's tenth, at which {@code stock} is gone with at least the
   * given probability; not a number where that is more than {@code days} ahead.
   */
  public double runOut(double stock, double probability, int days) {
    long first = TradingTime.firstDay(from);
    double[] times = new double[days + 1];
    times[0] = from;
    for (int i = 1; i <= days; i++) {
      times[i] = first + i;
    }
    Demand[] demands = until(times, new Demand[times.length]);
    if (demands[days].atLeast(stock) < probability) {
      return Double.NaN;
    }
    int before = 0;
    int after = days;
    while (after - before > 1) {
      int middle = (before + after) >>> 1;
      if (demands[middle].atLeast(stock) < probability) {
        before = middle;
      } else {
        after = middle;
      }
    }
    double low = times[before];
    double high = times[after];
    while (high - low > 0.1) {
      double middle = (low + high) / 2;
      if (until(middle).atLeast(stock) < probability) {
        low = middle;
      } else {
        high = middle;
      }
    }
    return high;
  }
}
