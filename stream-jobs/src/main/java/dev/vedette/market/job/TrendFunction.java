package dev.vedette.market.job;

import dev.vedette.event.BrandTrend;
import dev.vedette.event.MarketPane;
import dev.vedette.market.Item;
import dev.vedette.market.ItemTrend;
import dev.vedette.market.PaneBook.Standing;
import dev.vedette.market.Periods;
import dev.vedette.market.ProductFile;
import dev.vedette.market.RegionTrends;
import dev.vedette.market.TrendFigures;
import dev.vedette.topic.EventIds;
import dev.vedette.trend.TrendDetector;
import dev.vedette.trend.TrendRules;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.BroadcastState;
import org.apache.flink.api.common.state.MapState;
import org.apache.flink.api.common.state.ReadOnlyBroadcastState;
import org.apache.flink.streaming.api.TimerService;
import org.apache.flink.streaming.api.functions.co.KeyedBroadcastProcessFunction;
import org.apache.flink.util.Collector;
import org.jspecify.annotations.Nullable;

/**
 * Says the trends of a region twice for each order cycle: provisionally when the newest fact lies
 * beyond it, and for good when its panes are settled. What is corrected between shows in the
 * second, since a trend is judged from all SKUs of the region together, and a week is long.
 */
// Flink fills the transient fields.
@SuppressWarnings("NullAway.Init")
final class TrendFunction
    extends KeyedBroadcastProcessFunction<String, MarketPane, ProductFile.Word, BrandTrend> {
  private static final long serialVersionUID = 1;

  private final MarketRules rules;

  private transient MapState<String, TrendFigures> figures;
  private transient MapState<String, ItemTrend.Said> said;
  private transient TrendDetector detector;

  /** An item in an order cycle; its text is the key of the states. */
  private record Spot(long cycle, Item item) {
    private static final String SEPARATOR = "\n";

    String text() {
      return String.join(SEPARATOR, Long.toString(cycle), item.kind().name(), item.name());
    }

    static Spot of(String text) {
      String[] parts = text.split(SEPARATOR, 3);
      return new Spot(Long.parseLong(parts[0]), new Item(Item.Kind.valueOf(parts[1]), parts[2]));
    }
  }

  TrendFunction(MarketRules rules) {
    this.rules = rules;
  }

  @Override
  public void open(OpenContext context) {
    figures = getRuntimeContext().getMapState(MarketState.FIGURES);
    said = getRuntimeContext().getMapState(MarketState.SAID_TRENDS);
    detector = new TrendDetector(TrendRules.standard());
  }

  @Override
  public void processElement(MarketPane pane, ReadOnlyContext context, Collector<BrandTrend> out)
      throws Exception {
    long cycle = periods().cycle(pane.getPeriodStart().toEpochDay());
    String key = new Spot(cycle, MarketRecords.item(pane)).text();
    if (pane.getStatus().equals(MarketRecords.WITHDRAWN)) {
      figures.remove(key);
    } else {
      figures.put(
          key,
          new TrendFigures(
              pane.getDemanding(),
              pane.getDecidedUnits(),
              pane.getFilledUnits(),
              pane.getPrices(),
              pane.getPriceSum(),
              pane.getRecordedAt()));
    }
    TimerService timers = context.timerService();
    if (timers.currentWatermark() < over(cycle)) {
      timers.registerEventTimeTimer(over(cycle));
    }
    timers.registerEventTimeTimer(settled(cycle));
    // A region that falls silent is forgotten all the same.
    timers.registerEventTimeTimer(settled(cycle + RegionTrends.KEPT_CYCLES));
  }

  @Override
  public void processBroadcastElement(
      ProductFile.Word word, Context context, Collector<BrandTrend> out) throws Exception {
    BroadcastState<String, ProductFile> products = context.getBroadcastState(MarketState.PRODUCTS);
    ProductFile known = products.get(word.fact().sku());
    ProductFile file = known == null ? ProductFile.EMPTY : known;
    if (!file.knows(word.fact())) {
      products.put(word.fact().sku(), file.with(word));
    }
  }

  @Override
  public void onTimer(long timestamp, OnTimerContext context, Collector<BrandTrend> out)
      throws Exception {
    long watermark = context.timerService().currentWatermark();
    // The end of a feed, which has the highest watermark, lets no time pass.
    if (watermark == Long.MAX_VALUE) {
      return;
    }
    long begun = cycleEndingAt(timestamp + 1 + rules.allowedLateness().toMillis());
    if (over(begun) == timestamp && watermark < settled(begun)) {
      say(begun, Standing.PROVISIONAL, context, out);
    }
    long ended = cycleEndingAt(timestamp + 1);
    if (settled(ended) == timestamp) {
      say(ended, Standing.SETTLED, context, out);
      drop(ended);
    }
  }

  private void say(long cycle, Standing standing, OnTimerContext context, Collector<BrandTrend> out)
      throws Exception {
    Map<Item, Map<Long, TrendFigures>> known = new HashMap<>();
    Instant recordedAt = Instant.EPOCH;
    for (Map.Entry<String, TrendFigures> entry : figures.entries()) {
      Spot spot = Spot.of(entry.getKey());
      if (spot.cycle() <= cycle && spot.cycle() > cycle - RegionTrends.KEPT_CYCLES) {
        known
            .computeIfAbsent(spot.item(), item -> new HashMap<>())
            .put(spot.cycle(), entry.getValue());
        Instant recorded = entry.getValue().recordedAt();
        recordedAt = recorded.isAfter(recordedAt) ? recorded : recordedAt;
      }
    }
    TrendRecords records =
        new TrendRecords(
            context.getCurrentKey(),
            periods(),
            cycle,
            recordedAt,
            Instant.ofEpochMilli(context.timerService().currentProcessingTime()));
    Map<String, ItemTrend.Said> before = saidOf(cycle);
    for (ItemTrend trend : new RegionTrends(detector, cycle, known, brands(cycle, context)).all()) {
      String key = new Spot(cycle, trend.item()).text();
      ItemTrend.@Nullable Said last = before.remove(key);
      String content = EventIds.of("trend", trend.toString());
      if (last == null || !last.content().equals(content) || last.standing() != standing) {
        ItemTrend.Said next =
            new ItemTrend.Said(last == null ? 1 : last.number() + 1, content, standing);
        out.collect(records.stated(trend, next));
        said.put(key, next);
      }
    }
    for (Map.Entry<String, ItemTrend.Said> gone : before.entrySet()) {
      ItemTrend.Said last = gone.getValue();
      if (!last.content().equals(ItemTrend.Said.WITHDRAWN) || last.standing() != standing) {
        ItemTrend.Said next =
            new ItemTrend.Said(last.number() + 1, ItemTrend.Said.WITHDRAWN, standing);
        out.collect(records.withdrawn(Spot.of(gone.getKey()).item(), next));
        said.put(gone.getKey(), next);
      }
    }
  }

  private Map<String, ItemTrend.Said> saidOf(long cycle) throws Exception {
    Map<String, ItemTrend.Said> ofCycle = new HashMap<>();
    for (Map.Entry<String, ItemTrend.Said> entry : said.entries()) {
      if (Spot.of(entry.getKey()).cycle() == cycle) {
        ofCycle.put(entry.getKey(), entry.getValue());
      }
    }
    return ofCycle;
  }

  private RegionTrends.Brands brands(long cycle, OnTimerContext context) throws Exception {
    ReadOnlyBroadcastState<String, ProductFile> products =
        context.getBroadcastState(MarketState.PRODUCTS);
    Instant end = periods().end(periods().ofCycle(cycle));
    Map<String, String> brands = new HashMap<>();
    for (Map.Entry<String, ProductFile> entry : products.immutableEntries()) {
      entry.getValue().in(cycle, end).ifPresent(made -> brands.put(entry.getKey(), made.brand()));
    }
    return sku -> brands.getOrDefault(sku, "");
  }

  /** Forgets what is said of a cycle, and what no later trend looks at. */
  private void drop(long cycle) throws Exception {
    List<String> old = new ArrayList<>();
    for (String key : figures.keys()) {
      if (Spot.of(key).cycle() <= cycle + 1 - RegionTrends.KEPT_CYCLES) {
        old.add(key);
      }
    }
    for (String key : old) {
      figures.remove(key);
    }
    old.clear();
    for (String key : said.keys()) {
      if (Spot.of(key).cycle() <= cycle) {
        old.add(key);
      }
    }
    for (String key : old) {
      said.remove(key);
    }
  }

  private Periods periods() {
    return rules.periods();
  }

  /** The cycle that ends with an instant, or the one that is going on then. */
  private long cycleEndingAt(long end) {
    return periods().cycle(periods().day(Instant.ofEpochMilli(end))) - 1;
  }

  /** The watermark with which a cycle is settled. */
  private long settled(long cycle) {
    return periods().cycles().end(cycle).toEpochMilli() - 1;
  }

  /** The watermark with which the newest fact lies beyond a cycle. */
  private long over(long cycle) {
    return settled(cycle) - rules.allowedLateness().toMillis();
  }
}
