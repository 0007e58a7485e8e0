package dev.vedette.metric;

import java.util.List;

/**
 * Every metric of the product. Tables, recounts and documentation take ids, versions and names from
 * here.
 */
public final class MetricCatalogue {
  /**
   * Metrics that belong together.
   *
   * @param title heading in the reference
   * @param metrics in the order of the reference
   */
  public record Family(String title, List<MetricDefinition> metrics) {
    public Family {
      metrics = List.copyOf(metrics);
    }
  }

  private static final List<Family> FAMILIES =
      List.of(
          new Family("Availability 断货", AvailabilityMetrics.ALL),
          new Family("Demand and service 需求与供货", DemandMetrics.ALL),
          new Family("Distribution and brand 铺货与品牌", BrandMetrics.ALL),
          new Family("Price 价格", PriceMetrics.ALL),
          new Family("Sales 销售", SalesMetrics.ALL),
          new Family("Customers, visits and service 客户与服务", ServiceMetrics.ALL),
          new Family("Quality of the stockout alerts 预警质量", AlertMetrics.ALL));

  private MetricCatalogue() {}

  public static List<Family> families() {
    return FAMILIES;
  }

  public static List<MetricDefinition> all() {
    return FAMILIES.stream().flatMap(family -> family.metrics().stream()).toList();
  }

  /**
   * One version of a metric.
   *
   * @throws IllegalArgumentException if it is not in the catalogue
   */
  public static MetricDefinition metric(String id, int version) {
    return all().stream()
        .filter(metric -> metric.id().equals(id) && metric.version() == version)
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "Cannot find metric %s, version %d: the catalogue has no such one."
                        .formatted(id, version)));
  }
}
