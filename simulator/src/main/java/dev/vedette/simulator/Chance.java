package dev.vedette.simulator;

/**
 * A stream of chance that belongs to one purpose at one place, such as the demand for one SKU at
 * one outlet: whatever else is drawn, elsewhere or not at all, it gives the same numbers. Not for
 * several threads.
 *
 * <p>The generator is SplitMix64 (Steele, Lea and Flood, <i>Fast splittable pseudorandom number
 * generators</i>, OOPSLA 2014). The streams are starting points, spread by a hash, on its one cycle
 * of 2<sup>64</sup>; that two of a billion streams of a thousand draws overlap is improbable.
 * Written out here, with {@link StrictMath}, because the algorithms behind {@code java.util.random}
 * may change and {@link Math} may differ in the last bit between machines, and the same seed must
 * give the same bytes on all of them.
 */
final class Chance {
  /** What a stream is for; streams of different purposes are independent. */
  enum Purpose {
    PRODUCTS(1),
    PLACES(2),
    OUTLET(3),
    LISTING(4),
    DEMAND(5),
    PROMOTIONS(6),
    DEPOT(7),
    ORDERING(8),
    DELIVERY(9),
    PHANTOM(10),
    VISIT(11),
    REP(12),
    SELF_REPORT(13),
    FEED(14),
    PRICES(15),
    NEEDS(16),
    PRICE_RULES(17),
    CLIMATE(18);

    /** Part of the seed of its streams: never changes, or every market would. */
    private final int number;

    Purpose(int number) {
      this.number = number;
    }
  }

  private static final long STEP = 0x9E3779B97F4A7C15L;
  private static final double TO_UNIT = 0x1.0p-53;
  private static final double LARGEST_POISSON_PRODUCT = 30;

  private long state;

  private Chance(long state) {
    this.state = state;
  }

  /**
   * @param seed of the market
   * @param where numbers of the place, such as outlet and SKU
   */
  static Chance of(long seed, Purpose purpose, long... where) {
    long state = mix(seed * STEP + purpose.number);
    for (long part : where) {
      state = mix(state + STEP * (part + 1));
    }
    return new Chance(state);
  }

  private static long mix(long value) {
    long z = (value ^ (value >>> 30)) * 0xBF58476D1CE4E5B9L;
    z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
    return z ^ (z >>> 31);
  }

  private long nextLong() {
    state += STEP;
    return mix(state);
  }

  /** Uniform in [0, 1). */
  double uniform() {
    return (nextLong() >>> 11) * TO_UNIT;
  }

  /** Uniform in [from, to). */
  double between(double from, double to) {
    return from + (to - from) * uniform();
  }

  /** Uniform in 0 .. {@code bound} - 1. */
  int below(int bound) {
    return (int) (uniform() * bound);
  }

  boolean happens(double probability) {
    return uniform() < probability;
  }

  /** Standard normal, by Marsaglia's polar method. */
  double normal() {
    while (true) {
      double u = 2 * uniform() - 1;
      double v = 2 * uniform() - 1;
      double s = u * u + v * v;
      if (s < 1 && s > 0) {
        return u * Math.sqrt(-2 * StrictMath.log(s) / s);
      }
    }
  }

  /** Log-normal with mean 1. */
  double aroundOne(double sigma) {
    return StrictMath.exp(sigma * normal() - sigma * sigma / 2);
  }

  double exponential(double mean) {
    return -mean * StrictMath.log(1 - uniform());
  }

  /** Gamma with the given shape and scale 1 (Marsaglia and Tsang 2000). */
  double gamma(double shape) {
    if (shape < 1) {
      double boost = StrictMath.pow(1 - uniform(), 1 / shape);
      return gamma(shape + 1) * boost;
    }
    double d = shape - 1.0 / 3;
    double c = 1 / Math.sqrt(9 * d);
    while (true) {
      double x = normal();
      double v = 1 + c * x;
      if (v > 0) {
        double cube = v * v * v;
        double u = 1 - uniform();
        double square = x * x;
        if (u < 1 - 0.0331 * square * square
            || StrictMath.log(u) < 0.5 * square + d * (1 - cube + StrictMath.log(cube))) {
          return d * cube;
        }
      }
    }
  }

  long poisson(double mean) {
    double rest = mean;
    long count = 0;
    // The arrival time of the m-th event of a Poisson process is gamma(m): takes most of a large
    // mean at once (Ahrens and Dieter 1974).
    while (rest > LARGEST_POISSON_PRODUCT) {
      long m = (long) (rest * 0.875);
      double arrival = gamma((double) m);
      if (arrival > rest) {
        return count + binomial(m - 1, rest / arrival);
      }
      count += m;
      rest -= arrival;
    }
    double limit = StrictMath.exp(-rest);
    double product = uniform();
    while (product > limit) {
      count++;
      product *= uniform();
    }
    return count;
  }

  long binomial(long trials, double probability) {
    long successes = 0;
    for (long trial = 0; trial < trials; trial++) {
      if (happens(probability)) {
        successes++;
      }
    }
    return successes;
  }

  /**
   * Negative binomial as a gamma-mixed Poisson.
   *
   * @param dispersion variance over mean; 1 gives a Poisson
   */
  long negativeBinomial(double mean, double dispersion) {
    if (mean <= 0) {
      return 0;
    }
    if (dispersion <= 1.000_001) {
      return poisson(mean);
    }
    double scale = dispersion - 1;
    return poisson(gamma(mean / scale) * scale);
  }
}
