package dev.vedette.stockout.job;

import dev.vedette.demand.SurgeHistory;
import dev.vedette.event.DeadLetter;
import dev.vedette.event.LateEvent;
import dev.vedette.event.StockoutAlert;
import dev.vedette.event.StockoutScore;
import dev.vedette.stockout.DayEnd;
import dev.vedette.stockout.DepotNews;
import dev.vedette.stockout.Fact;
import dev.vedette.stockout.HoldTimeline;
import dev.vedette.stockout.News;
import dev.vedette.stockout.OutletTimeline;
import dev.vedette.stockout.Passing;
import dev.vedette.stockout.ProductTimeline;
import dev.vedette.stockout.RegionalSurge;
import dev.vedette.stockout.Score;
import dev.vedette.stockout.SkuLedger;
import dev.vedette.stockout.Statement;
import dev.vedette.stockout.StockoutBook;
import dev.vedette.stockout.Surroundings;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ScheduledFuture;
import org.apache.flink.api.common.state.BroadcastState;
import org.apache.flink.api.common.state.MapState;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.typeutils.base.StringSerializer;
import org.apache.flink.runtime.state.VoidNamespace;
import org.apache.flink.runtime.state.VoidNamespaceSerializer;
import org.apache.flink.streaming.api.operators.AbstractStreamOperator;
import org.apache.flink.streaming.api.operators.InternalTimer;
import org.apache.flink.streaming.api.operators.InternalTimerService;
import org.apache.flink.streaming.api.operators.Triggerable;
import org.apache.flink.streaming.api.operators.TwoInputStreamOperator;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.apache.flink.util.OutputTag;

/**
 * Keeps the books of the SKUs of each outlet. Keyed by outlet, so that the outlet's file is there
 * for each SKU without a further join; its timers carry the SKU as namespace, so that one that is
 * due does not wake the others. Each instance hears of every region's surges, of which there are
 * few: their number grows with regions and products, not with outlets. So it is with the products'
 * records, and with what depots hold back.
 */
// Flink fills the transient fields in open().
@SuppressWarnings("NullAway.Init")
final class StockoutOperator extends AbstractStreamOperator<StockoutAlert>
    implements TwoInputStreamOperator<Fact, News, StockoutAlert>, Triggerable<String, String> {
  private static final long serialVersionUID = 1;
  private static final long REVIEW_AFTER_MILLIS = 1_000;

  private final StockoutJobRules settings;
  private final OutputTag<LateEvent> lateTag;
  private final OutputTag<DeadLetter> strangerTag;
  private final OutputTag<StockoutScore> scoreTag;

  private transient StockoutBook book;
  private transient ValueState<OutletTimeline> timelines;
  private transient MapState<String, SkuLedger> ledgers;
  private transient InternalTimerService<String> timers;
  private transient BroadcastState<String, SurgeHistory> surges;
  private transient SettledTime settled;
  private transient BroadcastState<String, ProductTimeline> products;
  private transient BroadcastState<String, HoldTimeline> holds;
  private transient Surroundings certain;
  private transient Surroundings soFar;
  private transient Set<DepotNews> unseen;

  /** By region and SKU what is in state under one key, which would be made up at each look. */
  private transient Map<String, Map<String, SurgeHistory>> histories;

  private transient DayEnd dayEnd;

  StockoutOperator(
      StockoutJobRules settings,
      OutputTag<LateEvent> lateTag,
      OutputTag<DeadLetter> strangerTag,
      OutputTag<StockoutScore> scoreTag) {
    this.scoreTag = scoreTag;
    this.settings = settings;
    this.lateTag = lateTag;
    this.strangerTag = strangerTag;
  }

  @Override
  public void open() throws Exception {
    super.open();
    book = new StockoutBook(settings.rules(), settings.allowedLateness(), StockoutJobRules.HEADWAY);
    settled = new SettledTime(settings.rules().dayEnd());
    surges = getOperatorStateBackend().getBroadcastState(StockoutState.SURGES);
    histories = new HashMap<>();
    dayEnd = settings.rules().dayEnd();
    products = getOperatorStateBackend().getBroadcastState(StockoutState.PRODUCTS);
    holds = getOperatorStateBackend().getBroadcastState(StockoutState.HOLDS);
    unseen = new LinkedHashSet<>();
    certain =
        new Surroundings(
            (region, sku, day) -> history(region, sku).at(day),
            this::product,
            (region, sku) -> hold(region, sku).certain());
    soFar =
        new Surroundings(
            (region, sku, day) -> history(region, sku).soFar(day), this::product, this::hold);
    timelines = getRuntimeContext().getState(StockoutState.TIMELINE);
    ledgers = getRuntimeContext().getMapState(StockoutState.LEDGERS);
    timers = getInternalTimerService(StockoutState.TIMERS, StringSerializer.INSTANCE, this);
  }

  @Override
  public void processElement1(StreamRecord<Fact> element) throws Exception {
    switch (element.getValue()) {
      case Fact.OutletChanged change -> changeOutlet(change);
      case Fact.OfSku fact -> enter(fact);
      case Fact.TimeReached reached -> {}
      case Fact.ProductChanged changed -> {}
      case Fact.DepotCounted counted -> {}
    }
  }

  @Override
  public void processElement2(StreamRecord<News> element) throws Exception {
    switch (element.getValue()) {
      case RegionalSurge word -> hear(word);
      case Fact.ProductChanged changed -> hear(changed);
      case DepotNews news -> hear(news);
    }
  }

  /**
   * A late record is reported, by one instance, and yet holds from the books that are still open.
   */
  private void hear(Fact.ProductChanged changed) throws Exception {
    if (isSettled(changed) && getRuntimeContext().getTaskInfo().getIndexOfThisSubtask() == 0) {
      output.collect(
          lateTag,
          new StreamRecord<>(
              FaultRecords.late(
                  changed, changed.sku(), Fact.ProductChanged.TOPIC, settledThrough())));
    }
    products.put(changed.sku(), product(changed.sku()).with(changed).from(settledThrough()));
  }

  private void hear(DepotNews news) throws Exception {
    holds.put(news.key(), hold(news.region(), news.sku()).with(news, settledThrough()));
    if (settings.provisional() && !feedHasEnded()) {
      if (unseen.isEmpty()) {
        long now = getProcessingTimeService().getCurrentProcessingTime();
        // What goes wrong in it fails the task, so nobody need wait for it.
        ScheduledFuture<?> unused =
            getProcessingTimeService()
                .registerTimer(now + REVIEW_AFTER_MILLIS, time -> reviewOpenAlerts());
      }
      unseen.add(news);
    }
  }

  /**
   * Lets open alerts tell of what depots hold back. One pass over the outlets for all that depots
   * told within a second, since they count at the same hour.
   */
  private void reviewOpenAlerts() throws Exception {
    List<DepotNews> heard = List.copyOf(unseen);
    unseen.clear();
    if (feedHasEnded()) {
      return;
    }
    getKeyedStateBackend()
        .applyToAllKeys(
            VoidNamespace.INSTANCE,
            VoidNamespaceSerializer.INSTANCE,
            StockoutState.TIMELINE,
            (outletId, state) -> reviewOpenAlerts((String) outletId, state.value(), heard));
  }

  private void reviewOpenAlerts(String outletId, OutletTimeline timeline, List<DepotNews> heard)
      throws Exception {
    for (DepotNews news : heard) {
      if (timeline.isBelow(news.region())) {
        SkuLedger ledger = ledgers.get(news.sku());
        if (ledger != null && ledger.hasOpenAlert()) {
          foreseeAndKeep(outletId, news.sku(), ledger, timeline);
        }
      }
    }
  }

  private ProductTimeline product(String sku) {
    try {
      ProductTimeline timeline = products.get(sku);
      return timeline == null ? ProductTimeline.EMPTY : timeline;
    } catch (Exception e) {
      throw new IllegalStateException("Cannot read a product's record: " + e.getMessage(), e);
    }
  }

  private HoldTimeline hold(String region, String sku) {
    try {
      HoldTimeline timeline = holds.get(RegionalSurge.key(region, sku));
      return timeline == null ? HoldTimeline.EMPTY : timeline;
    } catch (Exception e) {
      throw new IllegalStateException("Cannot read what depots hold back: " + e.getMessage(), e);
    }
  }

  private void hear(RegionalSurge word) throws Exception {
    SurgeHistory known = surges.get(word.key());
    SurgeHistory history = known == null ? SurgeHistory.NONE : known;
    Instant through = settledThrough();
    long oldest =
        through.equals(Instant.MIN) || through.equals(Instant.MAX)
            ? Long.MIN_VALUE
            : dayEnd.lastEnded(through);
    SurgeHistory after =
        word.standing() == Statement.Standing.SETTLED
            ? history.with(word.surge(), oldest)
            : history.withProvisional(word.surge());
    surges.put(word.key(), after);
    histories.computeIfAbsent(word.region(), region -> new HashMap<>()).put(word.sku(), after);
  }

  private SurgeHistory history(String region, String sku) {
    Map<String, SurgeHistory> ofRegion =
        histories.computeIfAbsent(region, asked -> new HashMap<>());
    SurgeHistory found = ofRegion.get(sku);
    if (found != null) {
      return found;
    }
    try {
      SurgeHistory stored = surges.get(RegionalSurge.key(region, sku));
      SurgeHistory history = stored == null ? SurgeHistory.NONE : stored;
      ofRegion.put(sku, history);
      return history;
    } catch (Exception e) {
      throw new IllegalStateException("Cannot read what is known of surges: " + e.getMessage(), e);
    }
  }

  private void enter(Fact.OfSku fact) throws Exception {
    SkuLedger known = ledgers.get(fact.sku());
    SkuLedger ledger = known == null ? SkuLedger.EMPTY : known;
    if (isSettled(fact) || ledger.isTooLateFor(fact)) {
      output.collect(
          lateTag,
          new StreamRecord<>(FaultRecords.late(fact, fact.sku(), fact.topic(), settledThrough())));
      return;
    }
    OutletTimeline timeline = timeline();
    if (settings.provisional() && hasWatermark() && !feedHasEnded()) {
      Optional<Instant> awaited = book.awaited(fact, latest(ledger));
      if (awaited.isPresent()) {
        keep(fact.outletId(), fact.sku(), ledger.with(fact), timeline, awaited);
        return;
      }
    }
    foreseeAndKeep(fact.outletId(), fact.sku(), ledger.with(fact), timeline);
  }

  /** A late file is reported, and yet holds for the books that are still open. */
  private void changeOutlet(Fact.OutletChanged change) throws Exception {
    if (isSettled(change)) {
      output.collect(
          lateTag,
          new StreamRecord<>(FaultRecords.late(change, null, "outlets", settledThrough())));
    }
    OutletTimeline timeline = timeline().with(change).from(settledThrough());
    timelines.update(timeline);
    List<Map.Entry<String, SkuLedger>> all = new ArrayList<>();
    ledgers.entries().forEach(entry -> all.add(Map.entry(entry.getKey(), entry.getValue())));
    for (Map.Entry<String, SkuLedger> entry : all) {
      foreseeAndKeep(change.outletId(), entry.getKey(), entry.getValue(), timeline);
    }
  }

  @Override
  public void onEventTime(InternalTimer<String, String> timer) throws Exception {
    String sku = timer.getNamespace();
    SkuLedger ledger = ledgers.get(sku);
    if (ledger == null) {
      return;
    }
    String outletId = timer.getKey();
    OutletTimeline timeline = timeline();
    SkuLedger kept = ledger;
    if (settledThrough().isAfter(ledger.settledThrough())) {
      Passing passing = feedHasEnded() ? Passing.END_OF_FEED : Passing.TIME;
      SkuLedger.Step step =
          book.settle(ledger, outletId, sku, timeline, certain, settledThrough(), passing);
      say(step);
      kept = step.ledger();
    }
    foreseeAndKeep(outletId, sku, kept, timeline);
  }

  @Override
  public void onProcessingTime(InternalTimer<String, String> timer) {
    throw new IllegalStateException("The stockout job follows event time alone");
  }

  /** Says what can be said at once, keeps the books and has them opened again when that is due. */
  private void foreseeAndKeep(
      String outletId, String sku, SkuLedger ledger, OutletTimeline timeline) throws Exception {
    if (feedHasEnded()) {
      ledgers.put(sku, ledger);
      return;
    }
    SkuLedger kept = ledger;
    Optional<Instant> nextLook = Optional.empty();
    if (settings.provisional()) {
      StockoutBook.Backlog backlog =
          !hasWatermark() ? StockoutBook.Backlog.TAKE : StockoutBook.Backlog.WAIT;
      SkuLedger.Step step =
          book.foresee(ledger, outletId, sku, timeline, soFar, latest(ledger), backlog);
      say(step);
      kept = step.ledger();
      nextLook = step.nextLook();
    }
    keep(outletId, sku, kept, timeline, nextLook);
  }

  private void keep(
      String outletId,
      String sku,
      SkuLedger kept,
      OutletTimeline timeline,
      Optional<Instant> nextLook)
      throws Exception {
    ledgers.put(sku, kept);
    Optional<Instant> settling =
        book.nextSettling(kept, outletId, sku, timeline, certain).map(dayEnd::endAtOrAfter);
    boolean lookFirst =
        settling.isEmpty() || (nextLook.isPresent() && nextLook.get().isBefore(settling.get()));
    Optional<Instant> next = lookFirst ? nextLook : settling;
    if (next.isPresent()) {
      timers.registerEventTimeTimer(sku, next.get().toEpochMilli());
    }
  }

  private void say(SkuLedger.Step step) {
    Instant now = Instant.ofEpochMilli(getProcessingTimeService().getCurrentProcessingTime());
    for (Statement statement : step.statements()) {
      output.collect(
          new StreamRecord<>(
              AlertRecords.record(statement, now), statement.revision().at().toEpochMilli()));
    }
    for (Score score : step.scores()) {
      output.collect(scoreTag, new StreamRecord<>(ScoreRecords.record(score)));
    }
    step.ofUnknownOutlet()
        .ifPresent(
            fact ->
                output.collect(
                    strangerTag, new StreamRecord<>(FaultRecords.unknownOutlet(fact, now))));
  }

  private OutletTimeline timeline() throws Exception {
    OutletTimeline timeline = timelines.value();
    return timeline == null ? OutletTimeline.EMPTY : timeline;
  }

  private boolean hasWatermark() {
    return timers.currentWatermark() != Long.MIN_VALUE;
  }

  private boolean feedHasEnded() {
    return timers.currentWatermark() == Long.MAX_VALUE;
  }

  private boolean isSettled(Fact fact) {
    return !fact.at().isAfter(settledThrough());
  }

  private Instant settledThrough() {
    return settled.through(timers.currentWatermark());
  }

  /** After a restart the watermark begins anew, but what was settled stays so. */
  private Instant latest(SkuLedger ledger) {
    Instant reached = settled.reached(timers.currentWatermark());
    return reached.isAfter(ledger.settledThrough()) ? reached : ledger.settledThrough();
  }
}
