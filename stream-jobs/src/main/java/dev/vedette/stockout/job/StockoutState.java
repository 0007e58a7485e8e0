package dev.vedette.stockout.job;

import dev.vedette.demand.SurgeHistory;
import dev.vedette.demand.SurgePool;
import dev.vedette.stockout.OutletTimeline;
import dev.vedette.stockout.SalesLedger;
import dev.vedette.stockout.SkuLedger;
import org.apache.flink.api.common.state.MapStateDescriptor;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.api.common.typeutils.base.StringSerializer;

/** What the stockout job keeps: by outlet, and surges by region and product. */
final class StockoutState {
  /** The outlet's file through time. */
  static final ValueStateDescriptor<OutletTimeline> TIMELINE =
      new ValueStateDescriptor<>("outlet-timeline", new TimelineSerializer());

  /** The books of each SKU of the outlet. */
  static final MapStateDescriptor<String, SkuLedger> LEDGERS =
      new MapStateDescriptor<>("sku-ledgers", StringSerializer.INSTANCE, new LedgerSerializer());

  /** What each SKU of the outlet sold, as its region is told. */
  static final MapStateDescriptor<String, SalesLedger> SALES =
      new MapStateDescriptor<>("sku-sales", StringSerializer.INSTANCE, new SalesSerializer());

  /** The surge of a product in a region. */
  static final ValueStateDescriptor<SurgePool> POOL =
      new ValueStateDescriptor<>("surge-pool", new PoolSerializer());

  /** What outlets were told of surges, by region and product; the same in each instance. */
  static final MapStateDescriptor<String, SurgeHistory> SURGES =
      new MapStateDescriptor<>("surges", StringSerializer.INSTANCE, new HistorySerializer());

  /** Timers of pools. */
  static final String DAY_ENDS = "day-ends";

  /** Timers; the namespace is the SKU. */
  static final String TIMERS = "sku-timers";

  private StockoutState() {}
}
