package dev.vedette.backtest;

/** A figure by which methods are compared. Shares lie between 0 and 1. */
public enum Metric {
  /** Share of alerts that are hits, at as many alerts as there are stockouts. */
  PRECISION("precision", "P", 3),
  /**
   * Share of stockouts that were hit, at the same threshold; equals precision unless too few days
   * are scored at all.
   */
  RECALL("recall", "R", 3),
  /** Alerts that are no hit for each 1000 key-days, at the same threshold. */
  FALSE_ALERTS("false_alerts_per_1000_key_days", "FA", 2),
  /** Area under the precision-recall curve over key-days, by steps. */
  AVERAGE_PRECISION("average_precision", "AP", 3),
  /** Mean squared difference of probability and outcome over key-days; 0 is best. */
  BRIER("brier_score", "Brier", 4),
  /** Mean distance of probability and observed share over ten bins of equal width; 0 is best. */
  CALIBRATION_ERROR("calibration_error", "ECE", 3),
  /** Share of stockouts that were hit at least two days before. */
  EARLY_RECALL("recall_two_days_ahead", "R ≥2d", 3),
  /** Share of alerts that are hits, at half as many alerts as there are stockouts. */
  HALF_BUDGET_PRECISION("precision_at_half_the_alerts", "P ½", 3);

  private final String id;
  private final String label;
  private final int decimals;

  Metric(String id, String label, int decimals) {
    this.id = id;
    this.label = label;
    this.decimals = decimals;
  }

  /** Name in files. */
  public String id() {
    return id;
  }

  /** Head of a column. */
  public String label() {
    return label;
  }

  /** Digits after the point that are worth showing. */
  public int decimals() {
    return decimals;
  }
}
