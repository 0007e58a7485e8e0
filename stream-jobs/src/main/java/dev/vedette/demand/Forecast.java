package dev.vedette.demand;

/** Demand from the last count on, as a model expects it in the market of one evening. */
public final class Forecast {
  private final DemandModel model;
  private final double from;
  private final double cycleDays;
  private final double noise;
  private final Expectation expectation;
  private final double weightOfSurged;

  /**
   * A forecast.
   *
   * @param from trading time of the last count
   * @param spread standard deviation of that count, in base units
   * @param cycleDays days of a delivery cycle, over which the extra variance of cycles builds up
   */
  public Forecast(DemandModel model, Surge surge, double from, double spread, double cycleDays) {
    this.model = model;
    this.expectation = new Expectation(model, surge, from);
    this.weightOfSurged = model.weight(1);
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

    /** How far a bound must be beyond a probability to decide. */
    static final double MARGIN = 1e-6;

    /** More than {@link #nearly} differs from the exact value. */
    static final double NEARLY = 1e-9;

    /** Whole ones that must be asked for until {@code units} are gone. */
    private double counted(double units) {
      return StrictMath.ceil(units / unit - 1e-9);
    }

    /** Probability that at least {@code units} base units are asked for. */
    public double atLeast(double units) {
      double k = counted(units);
      double ofOwn = own.atLeast(k);
      // Without a surge the experts may agree to the bit.
      return mixed(ofOwn, surged.equals(own) ? ofOwn : surged.atLeast(k));
    }

    /**
     * Whether {@link #atLeast} is less than {@code probability}. Bounds at little cost decide most
     * cases, and with a margin that is far above the error of the exact value.
     */
    public boolean isAtLeastLessOften(double units, double probability) {
      if (atMost(units) < probability - MARGIN) {
        return true;
      }
      if (atWorst(units) > probability + MARGIN) {
        return false;
      }
      double nearly = nearly(units);
      // Not so either where it is not a number.
      if (Math.abs(nearly - probability) > MARGIN) {
        return nearly < probability;
      }
      return atLeast(units) < probability;
    }

    /** {@link #atLeast} to far less than the margin; not a number where that costs as much. */
    private double nearly(double units) {
      double k = counted(units);
      if (k <= 0) {
        return 1;
      }
      double ofOwn = own.nearlyAtLeast(k);
      return mixed(ofOwn, surged.equals(own) ? ofOwn : surged.nearlyAtLeast(k));
    }

    private double atMost(double units) {
      double k = counted(units);
      return k > 0 ? mixed(own.atLeastBound(k), surged.atLeastBound(k)) : 1;
    }

    private double atWorst(double units) {
      double k = counted(units);
      return k > 0 ? mixed(own.atLeastAtWorst(k), surged.atLeastAtWorst(k)) : 0;
    }

    private double mixed(double ofOwn, double ofSurged) {
      return (1 - weightOfSurged) * ofOwn + weightOfSurged * ofSurged;
    }

    /** An upper bound of {@link #atLeast}, at little cost. */
    public double atLeastBound(double units) {
      double k = counted(units);
      return mixed(own.atLeastBound(k), surged.atLeastBound(k));
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
    Expectation.Sums sums = expectation.begin();
    expectation.advance(sums, to);
    return demand(to - from, sums);
  }

  private Demand demand(double days, Expectation.Sums sums) {
    if (days <= 0) {
      return Demand.NOTHING;
    }
    double excess = model.recentFactor() - 1;
    return new Demand(
        tail(0, model.level(0) * (sums.own() + excess * sums.ownRecent()), days),
        tail(1, model.level(1) * (sums.surged() + excess * sums.surgedRecent()), days),
        weightOfSurged,
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
    return probability(comings(now, planned), stock);
  }

  /**
   * {@link #runOutBeforeDelivery} to a millionth. Most often it is certain, at a fraction of the
   * cost, to which of them it is rounded; where it lies between two, the exact value decides.
   */
  public double runOutToAMillionth(double stock, double now, double planned) {
    Comings comings = comings(now, planned);
    double nearly = 0;
    for (int i = 0; i < comings.size(); i++) {
      nearly += comings.chance(i) * comings.demand(i).nearly(stock);
    }
    long millionths = Math.round((nearly - Demand.NEARLY) * 1e6);
    boolean isCertain =
        !Double.isNaN(nearly) && millionths == Math.round((nearly + Demand.NEARLY) * 1e6);
    return (isCertain ? millionths : Math.round(probability(comings, stock) * 1e6)) / 1e6;
  }

  private static double probability(Comings comings, double stock) {
    double probability = 0;
    for (int i = 0; i < comings.size(); i++) {
      probability += comings.chance(i) * comings.demand(i).atLeast(stock);
    }
    return probability;
  }

  /**
   * Whether {@link #runOutBeforeDelivery} is less than {@code probability}, most often at little
   * cost.
   */
  public boolean runsOutLessOften(double stock, double now, double planned, double probability) {
    Comings comings = comings(now, planned);
    double most = 0;
    double least = 0;
    for (int i = 0; i < comings.size(); i++) {
      most += comings.chance(i) * comings.demand(i).atMost(stock);
      least += comings.chance(i) * comings.demand(i).atWorst(stock);
    }
    // The first is nearly always by far the likeliest, and then decides.
    for (int i = 0; i < comings.size(); i++) {
      if (most < probability - Demand.MARGIN) {
        return true;
      }
      if (least > probability + Demand.MARGIN) {
        return false;
      }
      Demand demand = comings.demand(i);
      double nearly = demand.nearly(stock);
      if (Double.isNaN(nearly)) {
        return probability(comings, stock) < probability;
      }
      most += comings.chance(i) * (nearly - demand.atMost(stock));
      least += comings.chance(i) * (nearly - demand.atWorst(stock));
    }
    return most < probability - Demand.MARGIN
        || (least <= probability + Demand.MARGIN && probability(comings, stock) < probability);
  }

  /** When the delivery may come, with what chance, and what is asked for until then. */
  // Made up for a single question, and handed to nobody.
  @SuppressWarnings("ArrayRecordComponent")
  private record Comings(int size, double[] chances, Demand[] demands) {
    double chance(int i) {
      return chances[i];
    }

    Demand demand(int i) {
      return demands[i];
    }
  }

  private Comings comings(double now, double planned) {
    double[] chances = new double[DemandModel.LATEST + 1];
    double all = 0;
    for (int late = 0; late < chances.length; late++) {
      chances[late] = planned + late >= now ? model.lateness(late) : 0;
      all += chances[late];
    }
    if (all == 0) {
      // Later than any so far: it may come any day.
      double next = TradingTime.firstDay(now) + 1.0;
      return new Comings(1, new double[] {1}, new Demand[] {until(next)});
    }
    Demand[] demands = new Demand[chances.length];
    Expectation.Sums sums = expectation.begin();
    int counted = 0;
    for (int late = 0; late < chances.length; late++) {
      double time = planned + late;
      expectation.advance(sums, time);
      if (chances[late] > 0 && time > now) {
        chances[counted] = chances[late] / all;
        demands[counted] = demand(time - from, sums);
        counted++;
      }
    }
    return new Comings(counted, chances, demands);
  }

  /**
   * The first trading time, to the day's tenth, at which {@code stock} is gone with at least the
   * given probability; not a number where that is more than {@code days} ahead.
   */
  public double runOut(double stock, double probability, int days) {
    long first = TradingTime.firstDay(from);
    if (until(first + (double) days).isAtLeastLessOften(stock, probability)) {
      return Double.NaN;
    }
    int before = 0;
    int after = days;
    while (after - before > 1) {
      int middle = (before + after) >>> 1;
      if (until(first + (double) middle).isAtLeastLessOften(stock, probability)) {
        before = middle;
      } else {
        after = middle;
      }
    }
    double low = before == 0 ? from : first + (double) before;
    double high = first + (double) after;
    while (high - low > 0.1) {
      double middle = (low + high) / 2;
      if (until(middle).isAtLeastLessOften(stock, probability)) {
        low = middle;
      } else {
        high = middle;
      }
    }
    return high;
  }
}
