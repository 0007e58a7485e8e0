package dev.vedette.backtest;

import java.util.List;
import java.util.Map;

/**
 * How one method did.
 *
 * @param name of the method
 * @param constants in words; empty where it has none
 * @param metrics every metric; not known where the method does not have it
 * @param unscoredKeyDays key-days of which it said nothing
 * @param alertCurve precision by recall of alerts
 * @param keyDayCurve precision by recall of key-days, whose area is the average precision
 * @param reliability from the lowest probability to the highest, without empty bins; empty for
 *     methods that give none
 * @param leadTimes at the matched threshold
 */
public record MethodResult(
    String name,
    String constants,
    Map<Metric, Estimate> metrics,
    long unscoredKeyDays,
    List<CurvePoint> alertCurve,
    List<CurvePoint> keyDayCurve,
    List<ReliabilityBin> reliability,
    LeadTimes leadTimes) {
  /** Not known where the method does not have it. */
  public Estimate metric(Metric metric) {
    return metrics.getOrDefault(metric, new Estimate(Double.NaN, Double.NaN, Double.NaN));
  }
}
