package dev.vedette.stockout.job;

import dev.vedette.demand.SurgeHistory;
import dev.vedette.demand.SurgePool;
import dev.vedette.stockout.DepotLedger;
import dev.vedette.stockout.HeldAlert;
import dev.vedette.stockout.HoldTimeline;
import dev.vedette.stockout.IncidentLedger;
import dev.vedette.stockout.OutletTimeline;
import dev.vedette.stockout.ProductTimeline;
import dev.vedette.stockout.SalesLedger;
import dev.vedette.stockout.SkuLedger;
import org.apache.flink.api.common.state.MapStateDescriptor;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.api.common.typeutils.base.StringSerializer;

/** What the stockout job keeps: by outlet, and by region and product. */
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

  /** Products' records, by SKU; the same in each instance. */
  static final MapStateDescriptor<String, ProductTimeline> PRODUCTS =
      new MapStateDescriptor<>("products", StringSerializer.INSTANCE, new ProductSerializer());

  /** What depots hold back, by region and product; the same in each instance. */
  static final MapStateDescriptor<String, HoldTimeline> HOLDS =
      new MapStateDescriptor<>("holds", StringSerializer.INSTANCE, new HoldSerializer());

  /** The books of a product at the depots of a region. */
  static final ValueStateDescriptor<DepotLedger> DEPOTS =
      new ValueStateDescriptor<>("depot-ledger", new DepotSerializer());

  /** Timers of depots. */
  static final String DEPOT_TIMERS = "depot-timers";

  /** The books of an incident. */
  static final ValueStateDescriptor<IncidentLedger> INCIDENT =
      new ValueStateDescriptor<>("incident-ledger", new IncidentSerializer());

  /** The alerts that an incident holds back, by their id. */
  static final MapStateDescriptor<String, HeldAlert> HELD =
      new MapStateDescriptor<>("held-alerts", StringSerializer.INSTANCE, new HeldAlertSerializer());

  /** Timers of incidents. */
  static final String INCIDENT_TIMERS = "incident-timers";

  /** Timers of pools. */
  static final String DAY_ENDS = "day-ends";

  /** Timers; the namespace is the SKU. */
  static final String TIMERS = "sku-timers";

  private StockoutState() {}
}
