package dev.vedette.stockout.job;

import dev.vedette.stockout.OutletTimeline;
import dev.vedette.stockout.SkuLedger;
import org.apache.flink.api.common.state.MapStateDescriptor;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.api.common.typeutils.base.StringSerializer;

/** What the stockout job keeps, all of it by outlet. */
final class StockoutState {
  /** The outlet's file through time. */
  static final ValueStateDescriptor<OutletTimeline> TIMELINE =
      new ValueStateDescriptor<>("outlet-timeline", new TimelineSerializer());

  /** The books of each SKU of the outlet. */
  static final MapStateDescriptor<String, SkuLedger> LEDGERS =
      new MapStateDescriptor<>("sku-ledgers", StringSerializer.INSTANCE, new LedgerSerializer());

  /** Timers; the namespace is the SKU. */
  static final String TIMERS = "sku-timers";

  private StockoutState() {}
}
