package dev.vedette.stockout.job;

import dev.vedette.event.LateEvent;
import dev.vedette.stockout.DepotLedger;
import dev.vedette.stockout.Fact;
import dev.vedette.stockout.IncidentWord;
import dev.vedette.stockout.News;
import dev.vedette.stockout.Passing;
import dev.vedette.stockout.StockoutRules;
import java.time.Instant;
import java.util.Optional;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.runtime.state.VoidNamespace;
import org.apache.flink.runtime.state.VoidNamespaceSerializer;
import org.apache.flink.streaming.api.operators.AbstractStreamOperator;
import org.apache.flink.streaming.api.operators.InternalTimer;
import org.apache.flink.streaming.api.operators.InternalTimerService;
import org.apache.flink.streaming.api.operators.OneInputStreamOperator;
import org.apache.flink.streaming.api.operators.Triggerable;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.apache.flink.util.OutputTag;

/**
 * Watches the depots of each region for each product. Keyed by both; tells outlets what is held
 * back and the incidents when they begin and end.
 */
// Flink fills the transient fields in open().
@SuppressWarnings("NullAway.Init")
final class DepotOperator extends AbstractStreamOperator<News>
    implements OneInputStreamOperator<Fact, News>, Triggerable<String, VoidNamespace> {
  private static final long serialVersionUID = 1;

  private final StockoutJobRules settings;
  private final OutputTag<IncidentWord> wordTag;
  private final OutputTag<LateEvent> lateTag;

  private transient ValueState<DepotLedger> ledgers;
  private transient InternalTimerService<VoidNamespace> timers;
  private transient SettledTime settled;

  DepotOperator(
      StockoutJobRules settings, OutputTag<IncidentWord> wordTag, OutputTag<LateEvent> lateTag) {
    this.settings = settings;
    this.wordTag = wordTag;
    this.lateTag = lateTag;
  }

  /** The key of a depot's count. */
  static String key(Fact fact) {
    return ((Fact.DepotCounted) fact).key();
  }

  @Override
  public void open() throws Exception {
    super.open();
    ledgers = getRuntimeContext().getState(StockoutState.DEPOTS);
    timers =
        getInternalTimerService(StockoutState.DEPOT_TIMERS, VoidNamespaceSerializer.INSTANCE, this);
    settled = new SettledTime(settings.rules().dayEnd());
  }

  @Override
  public void processElement(StreamRecord<Fact> element) throws Exception {
    Fact.DepotCounted count = (Fact.DepotCounted) element.getValue();
    DepotLedger known = ledgers.value();
    DepotLedger ledger = known == null ? DepotLedger.EMPTY : known;
    if (!count.at().isAfter(through()) || ledger.isTooLateFor(count)) {
      output.collect(
          lateTag,
          new StreamRecord<>(
              FaultRecords.late(count, count.sku(), Fact.DepotCounted.TOPIC, through())));
      return;
    }
    foreseeAndKeep(count.key(), ledger.with(count));
  }

  @Override
  public void onEventTime(InternalTimer<String, VoidNamespace> timer) throws Exception {
    DepotLedger ledger = ledgers.value();
    if (ledger == null) {
      return;
    }
    DepotLedger kept = ledger;
    if (through().isAfter(ledger.settledThrough())) {
      Passing passing = hasEnded() ? Passing.END_OF_FEED : Passing.TIME;
      String key = timer.getKey();
      DepotLedger.Step step =
          ledger.settle(region(key), sku(key), through(), passing, settings.rules());
      tell(step);
      kept = step.ledger();
    }
    foreseeAndKeep(timer.getKey(), kept);
  }

  @Override
  public void onProcessingTime(InternalTimer<String, VoidNamespace> timer) {
    throw new IllegalStateException("Depots follow event time alone");
  }

  private void foreseeAndKeep(String key, DepotLedger ledger) throws Exception {
    StockoutRules rules = settings.rules();
    DepotLedger kept = ledger;
    Optional<Instant> silent = Optional.empty();
    if (settings.provisional() && !hasEnded()) {
      DepotLedger.Step step =
          ledger.foresee(region(key), sku(key), now(), StockoutJobRules.HEADWAY, rules);
      tell(step);
      kept = step.ledger();
      silent =
          kept.silentFrom(region(key), sku(key), rules)
              .map(at -> at.minus(settings.allowedLateness()));
    }
    if (kept.isEmpty()) {
      ledgers.clear();
      return;
    }
    ledgers.update(kept);
    if (!hasEnded()) {
      kept.nextSettling(region(key), sku(key), rules)
          .map(rules.dayEnd()::endAtOrAfter)
          .ifPresent(this::wake);
      silent.filter(at -> at.toEpochMilli() > timers.currentWatermark()).ifPresent(this::wake);
    }
  }

  private void wake(Instant at) {
    timers.registerEventTimeTimer(VoidNamespace.INSTANCE, at.toEpochMilli());
  }

  private void tell(DepotLedger.Step step) {
    step.news().ifPresent(news -> output.collect(new StreamRecord<>(news)));
    step.words().forEach(word -> output.collect(wordTag, new StreamRecord<>(word)));
  }

  /** How far time has come; the end of time while nobody knows. */
  private Instant now() {
    return timers.currentWatermark() == Long.MIN_VALUE
        ? Instant.MAX
        : settled.reached(timers.currentWatermark()).plus(settings.allowedLateness());
  }

  private boolean hasEnded() {
    return timers.currentWatermark() == Long.MAX_VALUE;
  }

  private Instant through() {
    return settled.through(timers.currentWatermark());
  }

  private static String region(String key) {
    return key.substring(0, key.indexOf('\n'));
  }

  private static String sku(String key) {
    return key.substring(key.indexOf('\n') + 1);
  }
}
