package dev.vedette.trend;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;

/**
 * What a SKU's weeks say of each change that may have come: by generalised least squares, with what
 * explains the weeks otherwise integrated out.
 *
 * <p>Log volume is a level, plus effects with usual sizes, plus what persists from week to week,
 * plus a level that wanders, plus noise; all of them normal, so that
 *
 * <pre>
 *   y ~ N(Xμ, K),  K = X·diag(effect variances)·Xᵀ + σ²·(noise + persistent + wandering) + counting
 * </pre>
 *
 * and a change of shape s has the estimate sᵀK⁻¹(y − Xμ) / sᵀK⁻¹s with the precision sᵀK⁻¹s
 * (Rasmussen, Williams: Gaussian Processes for Machine Learning, 2006, section 2.7; as a test for a
 * change at a time not known: Willsky, Jones 1976). σ² is estimated from the same weeks.
 */
final class ChangeFit {
  /** The level itself: any. */
  private static final double LEVEL_VARIANCE = 25;

  private static final int SCALE_STEPS = 3;

  /** Weeks' worth of trust in the first estimate of σ². */
  private static final double SCALE_TRUST = 20;

  /** Degrees of freedom that level and effects use up. */
  private static final double USED = 4;

  private static final double SMALLEST_SCALE = 1e-4;

  private final Design design;
  private final TrendRules rules;
  private final double[] whitened;
  private final Map<Shape, double[]> estimates = new EnumMap<>(Shape.class);
  private final Map<Shape, double[]> precisions = new EnumMap<>(Shape.class);
  private final Cholesky factor;

  /**
   * @param to the week at which it is asked, at or after the last of the design
   */
  ChangeFit(Design design, TrendRules rules, int to) {
    this.design = design;
    this.rules = rules;
    double[] y = Design.centred(lessUsual());
    double[][] effects = effectCovariance();
    double[][] noise = noiseCovariance();
    double scale = firstScale(y);
    Cholesky fitted = factor(effects, noise, scale);
    double[] white = fitted.whitened(y);
    for (int step = 1; step < SCALE_STEPS; step++) {
      double factor =
          (Cholesky.dot(white, white) + SCALE_TRUST) / (design.size() - USED + SCALE_TRUST);
      scale = Math.max(SMALLEST_SCALE, scale * factor);
      fitted = factor(effects, noise, scale);
      white = fitted.whitened(y);
    }
    this.factor = fitted;
    whitened = white;
    test(to);
  }

  /**
   * @param age weeks that the change is old, 1 to the longest
   * @return change of log volume once it is whole
   */
  double estimate(int age, Shape shape) {
    return of(estimates, age, shape);
  }

  /**
   * @return one over the variance of the estimate; 0 where there are too few weeks before or after
   *     the change
   */
  double precision(int age, Shape shape) {
    return of(precisions, age, shape);
  }

  private static double of(Map<Shape, double[]> values, int age, Shape shape) {
    double[] ofShape = values.get(shape);
    return ofShape == null ? 0 : ofShape[age];
  }

  /** What was learnt of each effect, by its place in {@link Regressors}. */
  double[] effects() {
    double[] solved = factor.solvedFrom(whitened);
    TrendRules.Effect[] usual = usual();
    double[] learnt = new double[usual.length];
    for (int e = 0; e < usual.length; e++) {
      learnt[e] =
          usual[e].mean()
              + usual[e].deviation()
                  * usual[e].deviation()
                  * Cholesky.dot(design.effects()[e], solved);
    }
    return learnt;
  }

  private TrendRules.Effect[] usual() {
    return new TrendRules.Effect[] {
      rules.ownPrice(),
      rules.categoryPrice(),
      rules.stockingUp(),
      rules.category(),
      rules.promotion()
    };
  }

  private double[] lessUsual() {
    double[] y = design.volume().clone();
    TrendRules.Effect[] usual = usual();
    for (int e = 0; e < usual.length; e++) {
      for (int i = 0; i < y.length; i++) {
        y[i] -= usual[e].mean() * design.effects()[e][i];
      }
    }
    return y;
  }

  private double[][] effectCovariance() {
    int n = design.size();
    double[][] covariance = new double[n][n];
    TrendRules.Effect[] usual = usual();
    for (int i = 0; i < n; i++) {
      for (int j = 0; j <= i; j++) {
        double sum = LEVEL_VARIANCE;
        for (int e = 0; e < usual.length; e++) {
          double deviation = usual[e].deviation();
          sum += deviation * deviation * design.effects()[e][i] * design.effects()[e][j];
        }
        covariance[i][j] = sum;
      }
      covariance[i][i] += design.counting();
    }
    return covariance;
  }

  private double[][] noiseCovariance() {
    int[] weeks = design.weeks();
    int n = weeks.length;
    double[] persists = new double[weeks[n - 1] - weeks[0] + 1];
    persists[0] = rules.persistent();
    for (int lag = 1; lag < persists.length; lag++) {
      persists[lag] = persists[lag - 1] * rules.persistence();
    }
    double[][] covariance = new double[n][n];
    for (int i = 0; i < n; i++) {
      for (int j = 0; j <= i; j++) {
        covariance[i][j] = persists[weeks[i] - weeks[j]] + rules.drift() * (weeks[j] - weeks[0]);
      }
      double cut = design.cuts()[i];
      covariance[i][i] +=
          1 + rules.depthNoise() * cut * cut + rules.promotionNoise() * design.promoted()[i];
    }
    return covariance;
  }

  private static Cholesky factor(double[][] effects, double[][] noise, double scale) {
    int n = effects.length;
    double[][] sum = new double[n][n];
    for (int i = 0; i < n; i++) {
      for (int j = 0; j <= i; j++) {
        sum[i][j] = effects[i][j] + scale * noise[i][j];
      }
    }
    return new Cholesky(sum);
  }

  /** The median step between neighbours, which neither a level nor a wild week moves. */
  private static double firstScale(double[] y) {
    double[] steps = new double[y.length - 1];
    for (int i = 0; i < steps.length; i++) {
      steps[i] = Math.abs(y[i + 1] - y[i]);
    }
    Arrays.sort(steps);
    double median = steps[steps.length / 2];
    return median * median + 0.0025;
  }

  private void test(int to) {
    for (Shape shape : Shape.values()) {
      double[] estimate = new double[rules.longest() + 1];
      double[] precision = new double[rules.longest() + 1];
      for (int age = 2; age <= rules.longest(); age++) {
        int before = to - age;
        if (leavesEnough(before)) {
          double[] white =
              factor.whitened(
                  Arrays.stream(design.weeks())
                      .mapToDouble(w -> shape.share(w - before))
                      .toArray());
          precision[age] = Cholesky.dot(white, white);
          estimate[age] = Cholesky.dot(white, whitened) / precision[age];
        }
      }
      estimates.put(shape, estimate);
      precisions.put(shape, precision);
    }
  }

  private boolean leavesEnough(int before) {
    long earlier = Arrays.stream(design.weeks()).filter(week -> week <= before).count();
    return earlier >= rules.before() && design.size() - earlier >= 2;
  }
}
