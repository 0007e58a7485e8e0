package dev.vedette.stockout.job;

import dev.vedette.demand.Contribution;
import dev.vedette.stockout.DayEnd;
import dev.vedette.stockout.Fact;
import dev.vedette.stockout.OutletTimeline;
import dev.vedette.stockout.RegionalEvidence;
import dev.vedette.stockout.SalesLedger;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.flink.api.common.state.MapState;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.typeutils.base.StringSerializer;
import org.apache.flink.streaming.api.operators.AbstractStreamOperator;
import org.apache.flink.streaming.api.operators.InternalTimer;
import org.apache.flink.streaming.api.operators.InternalTimerService;
import org.apache.flink.streaming.api.operators.OneInputStreamOperator;
import org.apache.flink.streaming.api.operators.Triggerable;
import org.apache.flink.streaming.api.watermark.Watermark;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;

/**
 * Tells each region what its outlets sold. Keyed by outlet like the books, of which it keeps the
 * few figures that a yardstick needs. What several outlets say of the same days is added up before
 * it leaves, so that a region hears one word from each instance, however many outlets it has.
 */
// Flink fills the transient fields in open().
@SuppressWarnings("NullAway.Init")
final class SalesOperator extends AbstractStreamOperator<RegionalEvidence>
    implements OneInputStreamOperator<Fact, RegionalEvidence>, Triggerable<String, String> {
  private static final long serialVersionUID = 1;

  /** Sums that are kept before they are sent, which bounds the memory that they take. */
  private static final int MOST_SUMS = 10_000;

  private final StockoutJobRules settings;

  private transient ValueState<OutletTimeline> timelines;
  private transient MapState<String, SalesLedger> ledgers;
  private transient InternalTimerService<String> timers;
  private transient SettledTime settled;
  private transient Map<Subject, Contribution> sums;
  private transient DayEnd dayEnd;

  /** What contributions are about; those about the same are added up. */
  private record Subject(String region, String sku, long day, int daysAgo, int spanDays) {}

  SalesOperator(StockoutJobRules settings) {
    this.settings = settings;
  }

  @Override
  public void open() throws Exception {
    super.open();
    timelines = getRuntimeContext().getState(StockoutState.TIMELINE);
    ledgers = getRuntimeContext().getMapState(StockoutState.SALES);
    timers = getInternalTimerService(StockoutState.TIMERS, StringSerializer.INSTANCE, this);
    settled = new SettledTime(settings.rules().dayEnd());
    sums = new LinkedHashMap<>();
    dayEnd = settings.rules().dayEnd();
  }

  @Override
  public void processElement(StreamRecord<Fact> element) throws Exception {
    switch (element.getValue()) {
      case Fact.OutletChanged change -> changeOutlet(change);
      case Fact.Ordered ordered -> {}
      case Fact.OfSku fact -> enter(fact);
      case Fact.TimeReached reached -> {}
      case Fact.ProductChanged changed -> {}
      case Fact.DepotCounted counted -> {}
    }
  }

  private void enter(Fact.OfSku fact) throws Exception {
    SalesLedger known = ledgers.get(fact.sku());
    SalesLedger ledger = known == null ? SalesLedger.EMPTY : known;
    // The judge reports what is late; here it is too late to be told.
    if (!fact.at().isAfter(through()) || ledger.isTooLateFor(fact)) {
      return;
    }
    tellAndKeep(fact.sku(), ledger.with(fact), timeline());
  }

  private void changeOutlet(Fact.OutletChanged change) throws Exception {
    OutletTimeline timeline = timeline().with(change).from(through());
    timelines.update(timeline);
    List<Map.Entry<String, SalesLedger>> all = new ArrayList<>();
    ledgers.entries().forEach(entry -> all.add(Map.entry(entry.getKey(), entry.getValue())));
    for (Map.Entry<String, SalesLedger> entry : all) {
      tellAndKeep(entry.getKey(), entry.getValue(), timeline);
    }
  }

  @Override
  public void onEventTime(InternalTimer<String, String> timer) throws Exception {
    String sku = timer.getNamespace();
    SalesLedger ledger = ledgers.get(sku);
    if (ledger == null || !through().isAfter(ledger.settledThrough())) {
      return;
    }
    SalesLedger.Step step = ledger.settle(through(), horizon(), timeline(), settings.rules());
    add(sku, step.news());
    keep(sku, step.ledger());
  }

  @Override
  public void onProcessingTime(InternalTimer<String, String> timer) {
    throw new IllegalStateException("Sales follow event time alone");
  }

  private void tellAndKeep(String sku, SalesLedger ledger, OutletTimeline timeline)
      throws Exception {
    SalesLedger kept = ledger;
    if (settings.provisional() && timers.currentWatermark() != Long.MIN_VALUE) {
      SalesLedger.Step step = ledger.tell(horizon(), timeline, settings.rules());
      add(sku, step.news());
      kept = step.ledger();
    }
    keep(sku, kept);
  }

  private void keep(String sku, SalesLedger ledger) throws Exception {
    ledgers.put(sku, ledger);
    ledger
        .nextSettling()
        .ifPresent(
            at -> timers.registerEventTimeTimer(sku, dayEnd.endAtOrAfter(at).toEpochMilli()));
  }

  private void add(String sku, List<SalesLedger.Told> news) {
    for (SalesLedger.Told told : news) {
      Contribution contribution = told.contribution();
      sums.merge(
          new Subject(
              told.region(), sku, told.day(), contribution.daysAgo(), contribution.spanDays()),
          contribution,
          Contribution::plus);
    }
    if (sums.size() > MOST_SUMS) {
      send();
    }
  }

  private void send() {
    sums.forEach(
        (subject, sum) -> {
          if (!sum.isNothing()) {
            output.collect(
                new StreamRecord<>(
                    new RegionalEvidence(subject.region(), subject.sku(), subject.day(), sum)));
          }
        });
    sums.clear();
  }

  @Override
  public void processWatermark(Watermark mark) throws Exception {
    if (getTimeServiceManager().isPresent()) {
      getTimeServiceManager().get().advanceWatermark(mark);
    }
    // What was settled by this mark must be there before it.
    send();
    output.emitWatermark(mark);
  }

  @Override
  public void prepareSnapshotPreBarrier(long checkpointId) {
    send();
  }

  @Override
  public void finish() throws Exception {
    send();
    super.finish();
  }

  private OutletTimeline timeline() throws Exception {
    OutletTimeline timeline = timelines.value();
    return timeline == null ? OutletTimeline.EMPTY : timeline;
  }

  private Instant through() {
    return settled.through(timers.currentWatermark());
  }

  /** Facts further ahead than any that is expected wait until time comes near them. */
  private Instant horizon() {
    Instant reached = settled.reached(timers.currentWatermark());
    return reached.equals(Instant.MAX)
        ? Instant.MAX
        : reached.plus(settings.allowedLateness()).plus(StockoutJobRules.HEADWAY);
  }
}
