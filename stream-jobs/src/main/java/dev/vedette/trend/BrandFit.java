package dev.vedette.trend;

import java.util.List;
import java.util.Optional;

/**
 * What the SKUs of a brand say together: the mean of what a change did to each, those weighing most
 * that tell most. SKUs of a brand do not change alike to the last per cent, so that none of them
 * can outweigh all others.
 */
final class BrandFit {
  private final List<ChangeFit> fits;
  private final TrendRules rules;
  private final int week;

  BrandFit(List<ChangeFit> fits, TrendRules rules, int week) {
    this.fits = fits;
    this.rules = rules;
    this.week = week;
  }

  /** Whether any change could be looked for. */
  boolean isKnown() {
    return oldest() > 0;
  }

  /** The most likely decline; empty where nothing speaks for any. */
  Optional<Change> decline() {
    return strongest(-1);
  }

  /** The most likely growth; empty where nothing speaks for any. */
  Optional<Change> growth() {
    return strongest(1);
  }

  private Optional<Change> strongest(int direction) {
    Optional<Change> strongest = Optional.empty();
    double most = 0;
    for (int age = 2; age <= rules.longest(); age++) {
      for (Shape shape : Shape.values()) {
        double weight = 0;
        double sum = 0;
        for (ChangeFit fit : fits) {
          double w = weight(fit, age, shape);
          weight += w;
          sum += w == 0 ? 0 : w * fit.estimate(age, shape);
        }
        double evidence = weight == 0 ? 0 : direction * sum / StrictMath.sqrt(weight);
        if (evidence > most) {
          most = evidence;
          double share = shape.share(age);
          strongest =
              Optional.of(
                  new Change(
                      week - age + 1,
                      shape,
                      share * sum / weight,
                      share / StrictMath.sqrt(weight)));
        }
      }
    }
    return strongest;
  }

  private double weight(ChangeFit fit, int age, Shape shape) {
    double precision = fit.precision(age, shape);
    return precision == 0 ? 0 : 1 / (1 / precision + rules.spread() * rules.spread());
  }

  /**
   * The sudden decline that would, once it is as old as the rules allow, be said with the
   * probability that is asked for.
   *
   * @param alarm evidence at which a decline is said
   * @param probability above 0 and less than 1
   * @return share of volume, from 0 to 1
   */
  double foundWith(double probability, double alarm) {
    int age = oldest();
    double weight = 0;
    for (ChangeFit fit : fits) {
      weight += weight(fit, age, Shape.SUDDEN);
    }
    return -StrictMath.expm1(-(alarm + Normal.quantile(probability)) / StrictMath.sqrt(weight));
  }

  private int oldest() {
    for (int age = rules.longest(); age >= 2; age--) {
      for (ChangeFit fit : fits) {
        if (fit.precision(age, Shape.SUDDEN) > 0) {
          return age;
        }
      }
    }
    return 0;
  }
}
