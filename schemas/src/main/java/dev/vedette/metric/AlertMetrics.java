package dev.vedette.metric;

import java.util.List;

/** How good the stockout alerts are. */
final class AlertMetrics {
  private static final String SHARE = "share, 0 to 1";
  private static final String QUALITY = "mart.alert_quality";
  private static final String OWN = "from settled alerts and raw tables";

  static final List<MetricDefinition> ALL =
      List.of(
          MetricDefinition.of("alert_precision", 1)
              .named("Alert precision", "预警准确率")
              .unit(SHARE)
              .formula(
                  "alerts followed by a reading of 0 before the next delivery ÷ alerts that can be judged")
              .working(OWN)
              .isNot("free of bias: a zero is easier to find than its absence")
              .queriedIn(QUALITY),
          MetricDefinition.of("alert_recall", 1)
              .named("Alert recall", "预警查全率")
              .unit(SHARE)
              .formula(
                  "found stockouts with an alert raised at least a day before ÷ found stockouts")
              .working(OWN)
              .isNot("over stockouts that nobody found")
              .queriedIn(QUALITY),
          MetricDefinition.of("alert_acted_on_rate", 1)
              .named("Alerts acted on", "预警处置率")
              .unit(SHARE)
              .formula(
                  "alerts followed by an order or a visit before the next delivery ÷ alerts whose next delivery has come")
              .working(OWN)
              .isNot("proof of cause: an order that would have come anyway counts")
              .queriedIn(QUALITY),
          MetricDefinition.of("alert_lead_time", 1)
              .named("Alert lead time", "预警提前期")
              .unit("hours")
              .formula("hours from the alert to the reading of 0: median and ninth decile of hits")
              .working(OWN)
              .isNot("until the shelf ran empty: until somebody looked")
              .queriedIn("mart.alert_lead_times"),
          MetricDefinition.of("alert_calibration", 1)
              .named("Alert calibration", "预警概率校准")
              .unit("share beside stated probability")
              .formula("stated probability beside the share that came true, in ten bins")
              .working(OWN)
              .isNot("over all predictions: over alerts")
              .queriedIn("mart.alert_calibration"),
          MetricDefinition.of("alert_load", 1)
              .named("Alert load", "预警负荷")
              .unit("alerts per rep and day")
              .formula("alerts ÷ (reps × days)")
              .working("held-back alerts apart")
              .isNot("workload: an alert may need no visit")
              .queriedIn("mart.alert_load"));

  private AlertMetrics() {}
}
