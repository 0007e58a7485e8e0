package dev.vedette.stockout.job;

import dev.vedette.event.StockoutAlert;
import dev.vedette.stockout.DayEnd;
import dev.vedette.stockout.HeldAlert;
import dev.vedette.stockout.IncidentLedger;
import dev.vedette.stockout.IncidentStatement;
import dev.vedette.stockout.IncidentWord;
import dev.vedette.stockout.Passing;
import dev.vedette.stockout.Statement.Standing;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.flink.api.common.state.MapState;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.runtime.state.VoidNamespace;
import org.apache.flink.runtime.state.VoidNamespaceSerializer;
import org.apache.flink.streaming.api.operators.AbstractStreamOperator;
import org.apache.flink.streaming.api.operators.InternalTimer;
import org.apache.flink.streaming.api.operators.InternalTimerService;
import org.apache.flink.streaming.api.operators.Triggerable;
import org.apache.flink.streaming.api.operators.TwoInputStreamOperator;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;

/**
 * States each incident once for all outlets whose alerts it holds back. Keyed by the incident's
 * alert; comes after the books, since only they know what is held back. Its beginning and end are
 * said at once, and how much it holds back every second while that changes.
 */
// Flink fills the transient fields in open().
@SuppressWarnings("NullAway.Init")
final class IncidentOperator extends AbstractStreamOperator<StockoutAlert>
    implements TwoInputStreamOperator<IncidentWord, StockoutAlert, StockoutAlert>,
        Triggerable<String, VoidNamespace> {
  private static final long serialVersionUID = 1;
  private static final long PROVISIONAL_EVERY_MILLIS = 1_000;

  private final StockoutJobRules settings;

  private transient ValueState<IncidentLedger> ledgers;
  private transient MapState<String, HeldAlert> held;
  private transient InternalTimerService<VoidNamespace> timers;
  private transient SettledTime settled;
  private transient DayEnd dayEnd;

  IncidentOperator(StockoutJobRules settings) {
    this.settings = settings;
  }

  @Override
  public void open() throws Exception {
    super.open();
    ledgers = getRuntimeContext().getState(StockoutState.INCIDENT);
    held = getRuntimeContext().getMapState(StockoutState.HELD);
    timers =
        getInternalTimerService(
            StockoutState.INCIDENT_TIMERS, VoidNamespaceSerializer.INSTANCE, this);
    dayEnd = settings.rules().dayEnd();
    settled = new SettledTime(dayEnd);
  }

  @Override
  public void processElement1(StreamRecord<IncidentWord> element) throws Exception {
    IncidentWord word = element.getValue();
    IncidentLedger ledger = ledger().with(word);
    word.began().ifPresent(turn -> wakeAfter(turn.at()));
    word.ended().ifPresent(turn -> wakeAfter(turn.at()));
    if (settings.provisional() && ledger.hasTurned()) {
      ledger = say(ledger.foresee(word.incidentId(), alerts()));
    }
    ledgers.update(ledger);
  }

  @Override
  public void processElement2(StreamRecord<StockoutAlert> element) throws Exception {
    StockoutAlert alert = element.getValue();
    HeldAlert known = held.get(alert.getAlertId());
    held.put(
        alert.getAlertId(),
        (known == null ? HeldAlert.UNHEARD : known)
            .with(
                AlertRecords.stated(alert),
                alert.getProvisional() ? Standing.PROVISIONAL : Standing.SETTLED));
    wakeAfter(alert.getAt());
    if (settings.provisional()) {
      long now = getProcessingTimeService().getCurrentProcessingTime();
      timers.registerProcessingTimeTimer(
          VoidNamespace.INSTANCE, (now / PROVISIONAL_EVERY_MILLIS + 1) * PROVISIONAL_EVERY_MILLIS);
    }
  }

  @Override
  public void onEventTime(InternalTimer<String, VoidNamespace> timer) throws Exception {
    Instant through = settled.through(timers.currentWatermark());
    boolean hasEnded = timers.currentWatermark() == Long.MAX_VALUE;
    IncidentLedger before = ledger();
    if (!through.isAfter(before.settledThrough())) {
      return;
    }
    IncidentLedger ledger =
        say(
            before.settle(
                timer.getKey(),
                alerts(),
                through,
                hasEnded ? Passing.END_OF_FEED : Passing.TIME,
                dayEnd));
    boolean isOver = ledger.isOver();
    boolean isAwaited = count(through, isOver);
    if (isOver && !isAwaited) {
      ledgers.clear();
      return;
    }
    if (settings.provisional() && !hasEnded) {
      ledger = say(ledger.foresee(timer.getKey(), alerts()));
    }
    ledgers.update(ledger);
    if (!hasEnded) {
      wakeAfter(dayEnd.next(through));
    }
  }

  /**
   * Counts what was settled, and forgets alerts of which no more will be heard.
   *
   * @return whether there are alerts whose time is still to come
   */
  private boolean count(Instant through, boolean isOver) throws Exception {
    boolean isAwaited = false;
    List<Map.Entry<String, HeldAlert>> all = new ArrayList<>();
    held.entries().forEach(each -> all.add(Map.entry(each.getKey(), each.getValue())));
    for (Map.Entry<String, HeldAlert> each : all) {
      HeldAlert counted = each.getValue().counted(through);
      boolean isLater = counted.isLaterThan(through);
      isAwaited |= isLater;
      if (!isLater && (isOver || counted.isLetGo())) {
        held.remove(each.getKey());
      } else if (!counted.equals(each.getValue())) {
        held.put(each.getKey(), counted);
      }
    }
    return isAwaited;
  }

  @Override
  public void onProcessingTime(InternalTimer<String, VoidNamespace> timer) throws Exception {
    IncidentLedger ledger = ledger();
    if (!ledger.region().isEmpty()) {
      ledgers.update(say(ledger.foresee(timer.getKey(), alerts())));
    }
  }

  private IncidentLedger ledger() throws Exception {
    IncidentLedger known = ledgers.value();
    return known == null ? IncidentLedger.EMPTY : known;
  }

  private List<HeldAlert> alerts() throws Exception {
    List<HeldAlert> all = new ArrayList<>();
    held.values().forEach(all::add);
    return all;
  }

  private void wakeAfter(Instant at) {
    timers.registerEventTimeTimer(VoidNamespace.INSTANCE, dayEnd.endAtOrAfter(at).toEpochMilli());
  }

  private IncidentLedger say(IncidentLedger.Step step) {
    Instant now = Instant.ofEpochMilli(getProcessingTimeService().getCurrentProcessingTime());
    for (IncidentStatement statement : step.statements()) {
      output.collect(
          new StreamRecord<>(AlertRecords.record(statement, now), statement.at().toEpochMilli()));
    }
    return step.ledger();
  }
}
