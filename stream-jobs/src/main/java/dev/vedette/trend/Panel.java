package dev.vedette.trend;

import java.util.List;

/** All SKUs of an area, week by week: what a brand is judged by, and what it is compared with. */
public final class Panel {
  private final List<SkuSeries> series;

  /**
   * @param series of one area, each SKU once
   */
  public Panel(List<SkuSeries> series) {
    this.series = List.copyOf(series);
  }

  /** Every SKU. */
  public List<SkuSeries> series() {
    return series;
  }

  /** Brands, in order. */
  public List<String> brands() {
    return series.stream().map(SkuSeries::brand).distinct().sorted().toList();
  }

  /** The SKUs of a brand. */
  public List<SkuSeries> of(String brand) {
    return series.stream().filter(sku -> sku.brand().equals(brand)).toList();
  }

  /** The SKUs of all others. */
  List<SkuSeries> beside(String brand) {
    return series.stream().filter(sku -> !sku.brand().equals(brand)).toList();
  }

  /** First week of any SKU. */
  public int firstWeek() {
    return series.stream().mapToInt(SkuSeries::firstWeek).min().orElse(0);
  }

  /** Last week of any SKU. */
  public int lastWeek() {
    return series.stream().mapToInt(SkuSeries::lastWeek).max().orElse(-1);
  }
}
