package dev.vedette.metric;

import java.util.List;

/** How outlets are looked after. */
final class ServiceMetrics {
  private static final String SHARE = "share, 0 to 1";

  static final List<MetricDefinition> ALL =
      List.of(
          MetricDefinition.of("customer_counts", 1)
              .named("Customers by state", "零售户动态")
              .unit("outlets")
              .formula(
                  "outlets that are new, active, returned, quiet, dormant or lost, by how long they have asked for nothing")
              .working("dormant after four cycles, lost after thirteen or when closed")
              .isNot(
                  "the outlets with a licence: those that never asked for anything are not in it")
              .queriedIn("mart.customer_counts"),
          MetricDefinition.of("customer_changes", 1)
              .named("Changes of customers", "零售户类别与规模变化")
              .unit("outlets, with what they were and what they are")
              .formula(
                  "outlets whose class is another than a cycle before; outlets supplied by half as much again, or by two thirds, at the median of four cycles against that of the eight before")
              .working("class is the tier of the outlet's file; bounds are ours")
              .isNot("a trend: a season moves all outlets alike")
              .queriedIn("mart.customer_changes"),
          MetricDefinition.of("abnormal_movements", 1)
              .named("Abnormal movements", "异常订货与异动库存")
              .unit("outlets and cycles, with a score")
              .formula(
                  "demand of a cycle with a modified z-score above 3.5 against the outlet's own last 13 cycles with a demand; stock above the reading before + deliveries since by more than a tenth")
              .working("modified z-score after Iglewicz and Hoaglin, 1993; bounds are ours")
              .isNot("proof of diversion or hoarding: a feast or a wrong count looks the same")
              .queriedIn("mart.abnormal_movements"),
          MetricDefinition.of("visit_coverage", 1)
              .named("Visit coverage", "拜访覆盖率")
              .unit(SHARE)
              .formula("outlets visited ÷ outlets planned")
              .published("field sales practice")
              .isNot("a count of visits")
              .notYet(),
          MetricDefinition.of("visit_adherence", 1)
              .named("Visit adherence", "计划执行率")
              .unit(SHARE)
              .formula("planned visits done in sequence and window ÷ planned visits")
              .published("field sales practice")
              .isNot("coverage: the right outlet on the wrong day does not count")
              .notYet(),
          MetricDefinition.of("strike_rate", 1)
              .named("Strike rate", "有效拜访率")
              .unit(SHARE)
              .formula("visits with an order ÷ visits")
              .published("field sales practice")
              .isNot("proof that the visit brought the order about")
              .notYet(),
          MetricDefinition.of("needs_resolution_rate", 1)
              .named("Needs resolved", "需求解决率")
              .unit(SHARE)
              .formula("needs closed ÷ needs due; overdue open needs stay in the denominator")
              .working("closed is verified or rejected; due by the newest change of any need")
              .isNot("a rate of those that were answered, nor of those that were closed in time")
              .queriedIn("mart.needs_resolution"),
          MetricDefinition.of("perfect_store_score", 1)
              .named("Perfect store score", "终端评分")
              .unit(SHARE)
              .formula("Σ weighted scores ÷ maximum")
              .published("field sales practice")
              .isNot("comparable between deployments with other weights")
              .notYet(),
          MetricDefinition.of("reading_credibility", 1)
              .named("Credibility of readings", "数据真实性")
              .unit("several shares")
              .formula(
                  "share like the reading before; of round numbers; distance; length of the visit; impossible balances")
              .working("indications, one by one")
              .isNot("proof of cheating")
              .notYet());

  private ServiceMetrics() {}
}
