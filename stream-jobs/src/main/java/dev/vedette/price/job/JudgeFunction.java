package dev.vedette.price.job;

import dev.vedette.event.PriceRejudgeRequest;
import dev.vedette.event.PriceVerdict;
import dev.vedette.price.Fact;
import dev.vedette.price.Observation;
import dev.vedette.price.OutletRecord;
import dev.vedette.price.VerdictHistory;
import dev.vedette.price.VerdictRevision;
import java.io.Serializable;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.functions.RuntimeContext;
import org.apache.flink.api.common.state.BroadcastState;
import org.apache.flink.api.common.state.ListState;
import org.apache.flink.api.common.state.MapState;
import org.apache.flink.api.common.state.ReadOnlyBroadcastState;
import org.apache.flink.metrics.Counter;
import org.apache.flink.runtime.state.FunctionInitializationContext;
import org.apache.flink.runtime.state.FunctionSnapshotContext;
import org.apache.flink.streaming.api.TimeDomain;
import org.apache.flink.streaming.api.checkpoint.CheckpointedFunction;
import org.apache.flink.streaming.api.functions.co.KeyedBroadcastProcessFunction;
import org.apache.flink.util.Collector;
import org.apache.flink.util.OutputTag;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps the dossiers of each outlet's observed prices. With each fact it judges again what the fact
 * may touch, and says what is new or different. What a history says depends on the facts alone, so
 * what has been said in the end does not depend on their order.
 */
// Flink fills the transient fields.
@SuppressWarnings("NullAway.Init")
final class JudgeFunction
    extends KeyedBroadcastProcessFunction<String, Arrival, LawChange, PriceVerdict>
    implements CheckpointedFunction {
  private static final long serialVersionUID = 1;
  private static final Logger LOG = LoggerFactory.getLogger(JudgeFunction.class);

  private static final String SEPARATOR = " ";

  private final PriceJobRules rules;
  private final OutputTag<PriceRejudgeRequest> requestTag;
  private final RunId runId;
  private final int runsBefore;

  private transient ListState<OutletRecord> outletRecords;
  private transient MapState<String, Dossier> dossiers;
  private transient ListState<String> storedRuns;
  private transient Runs runs;
  private transient @Nullable KnownLaw known;
  private transient Counter statements;
  private transient Counter late;
  private transient Counter waits;

  /** Which run of the job this is. */
  @FunctionalInterface
  interface RunId extends Serializable {
    /** The id of the job. */
    RunId OF_JOB = context -> context.getJobInfo().getJobId().toHexString();

    String of(RuntimeContext context);
  }

  /**
   * @param runsBefore how many have left statements, should nothing be known of them
   */
  JudgeFunction(
      PriceJobRules rules, OutputTag<PriceRejudgeRequest> requestTag, RunId runId, int runsBefore) {
    this.rules = rules;
    this.requestTag = requestTag;
    this.runId = runId;
    this.runsBefore = runsBefore;
  }

  @Override
  public void initializeState(FunctionInitializationContext context) throws Exception {
    storedRuns = context.getOperatorStateStore().getUnionListState(PriceState.RUNS);
    String present = runId.of(getRuntimeContext());
    runs = Runs.after(runsBefore, present);
    for (String ids : storedRuns.get()) {
      // Every instance has stored the same.
      runs = Runs.of(List.of(ids.split(SEPARATOR)), present);
    }
  }

  @Override
  public void snapshotState(FunctionSnapshotContext context) throws Exception {
    storedRuns.update(List.of(String.join(SEPARATOR, runs.ids())));
  }

  @Override
  public void open(OpenContext context) {
    outletRecords = getRuntimeContext().getListState(PriceState.OUTLETS);
    dossiers = getRuntimeContext().getMapState(PriceState.DOSSIERS);
    statements = getRuntimeContext().getMetricGroup().counter("statements");
    late = getRuntimeContext().getMetricGroup().counter("late");
    waits = getRuntimeContext().getMetricGroup().counter("waits");
  }

  @Override
  public void processElement(
      Arrival arrival, ReadOnlyContext context, Collector<PriceVerdict> verdicts) throws Exception {
    if (!(arrival instanceof Arrival.Reported reported)) {
      return;
    }
    switch (reported.fact()) {
      case Observation observation -> observe(observation, context, verdicts);
      case OutletRecord outlet -> record(outlet, context, verdicts);
      default -> throw new IllegalStateException("%s is of no outlet".formatted(reported));
    }
  }

  private void observe(
      Observation observation, ReadOnlyContext context, Collector<PriceVerdict> verdicts)
      throws Exception {
    if (observation.observedAt().isBefore(horizon(context))) {
      late.inc();
      context.output(requestTag, Requests.ofLate(observation));
      return;
    }
    Dossier before = dossiers.get(observation.subject());
    Dossier dossier =
        before == null ? Dossier.of(observation, runs.present()) : before.with(observation);
    if (dossier.equals(before)) {
      return;
    }
    List<VerdictRevision> history = history(dossier, law(context), outlets());
    if (dossier.said().isEmpty() && isUnplaced(history)) {
      dossiers.put(observation.subject(), dossier.isWaiting() ? dossier : wait(dossier, context));
      return;
    }
    say(dossier, history, now(context), verdicts);
  }

  /** Has it looked at again when its patience is at an end, or the input. */
  private Dossier wait(Dossier dossier, ReadOnlyContext context) {
    waits.inc();
    long until = now(context).plus(rules.patience()).toEpochMilli();
    context.timerService().registerProcessingTimeTimer(until);
    context.timerService().registerEventTimeTimer(Long.MAX_VALUE);
    return dossier.waitingUntil(until);
  }

  private void record(
      OutletRecord outlet, ReadOnlyContext context, Collector<PriceVerdict> verdicts)
      throws Exception {
    List<OutletRecord> outlets = outlets();
    if (outlets.stream().anyMatch(known -> known.eventId().equals(outlet.eventId()))) {
      return;
    }
    outletRecords.add(outlet);
    outlets.add(outlet);
    if (outlet.changedAt().isBefore(horizon(context))) {
      context.output(requestTag, Requests.of(outlet, horizon(context)));
    }
    for (Dossier dossier : all()) {
      if (!dossier.first().observedAt().isBefore(outlet.changedAt())) {
        judgeAgain(dossier, law(context), outlets, now(context), verdicts);
      }
    }
  }

  @Override
  public void onTimer(long time, OnTimerContext context, Collector<PriceVerdict> verdicts)
      throws Exception {
    boolean ended = context.timeDomain() == TimeDomain.EVENT_TIME;
    List<OutletRecord> outlets = outlets();
    for (Dossier dossier : all()) {
      if (dossier.isWaiting() && (ended || dossier.waitsUntil() <= time)) {
        say(dossier, history(dossier, law(context), outlets), now(context), verdicts);
      }
    }
  }

  @Override
  public void processBroadcastElement(
      LawChange change, Context context, Collector<PriceVerdict> verdicts) throws Exception {
    KnownLaw law = law(context.getBroadcastState(PriceState.LAW).immutableEntries());
    Instant now = Instant.ofEpochMilli(context.currentProcessingTime());
    BroadcastState<String, Long> horizon = context.getBroadcastState(PriceState.HORIZON);
    if (change.horizon().isAfter(horizon(horizon))) {
      horizon.put(
          PriceState.THE_HORIZON, ChronoUnit.MICROS.between(Instant.EPOCH, change.horizon()));
      context.applyToKeyedState(
          PriceState.DOSSIERS, (outletId, kept) -> drop(change.horizon(), law, now, verdicts));
    }
    List<Fact> facts = unknown(change.facts(), context.getBroadcastState(PriceState.LAW));
    if (facts.isEmpty()) {
      return;
    }
    law.add(facts);
    NewLaw news = new NewLaw(facts, law);
    long[] judged = new long[1];
    long begin = System.nanoTime();
    context.applyToKeyedState(
        PriceState.DOSSIERS, (outletId, kept) -> judged[0] += judgeAgain(news, law, now, verdicts));
    LOG.info(
        "{} rules and products became known; {} observed prices were judged again, in {} ms.",
        facts.size(),
        judged[0],
        (System.nanoTime() - begin) / 1_000_000);
  }

  private static List<Fact> unknown(List<Fact> facts, BroadcastState<String, Fact> law)
      throws Exception {
    List<Fact> unknown = new ArrayList<>();
    for (Fact fact : facts) {
      if (!law.contains(fact.eventId())) {
        law.put(fact.eventId(), fact);
        unknown.add(fact);
      }
    }
    return unknown;
  }

  private long judgeAgain(NewLaw news, KnownLaw law, Instant now, Collector<PriceVerdict> verdicts)
      throws Exception {
    long judged = 0;
    List<OutletRecord> outlets = outlets();
    for (Dossier dossier : all()) {
      if (news.concerns(dossier, outlets)) {
        judgeAgain(dossier, law, outlets, now, verdicts);
        judged++;
      }
    }
    return judged;
  }

  /** From now on they are judged again from the tables, so they wait for nothing here. */
  private void drop(Instant horizon, KnownLaw law, Instant now, Collector<PriceVerdict> verdicts)
      throws Exception {
    for (Dossier dossier : all()) {
      if (dossier.first().observedAt().isBefore(horizon)) {
        if (dossier.isWaiting()) {
          say(dossier, history(dossier, law, outlets()), now, verdicts);
        }
        dossiers.remove(dossier.first().subject());
      }
    }
  }

  private void judgeAgain(
      Dossier dossier,
      KnownLaw law,
      List<OutletRecord> outlets,
      Instant now,
      Collector<PriceVerdict> verdicts)
      throws Exception {
    List<VerdictRevision> history = history(dossier, law, outlets);
    if (!dossier.isWaiting() || !isUnplaced(history)) {
      say(dossier, history, now, verdicts);
    }
  }

  private void say(
      Dossier dossier, List<VerdictRevision> history, Instant now, Collector<PriceVerdict> verdicts)
      throws Exception {
    Statements next =
        Statements.between(
            dossier.said(),
            history,
            runs.floor(),
            dossier.run() == runs.present() ? Statements.Repeats.NONE : Statements.Repeats.ALL);
    for (Statement statement : next.toSay()) {
      statements.inc();
      verdicts.collect(VerdictRecords.record(statement, now));
    }
    dossiers.put(dossier.first().subject(), dossier.saying(next.said(), runs.present()));
  }

  private static List<VerdictRevision> history(
      Dossier dossier, KnownLaw law, List<OutletRecord> outlets) {
    return VerdictHistory.of(
        dossier.versions(), law.rules(), outlets, law.products(dossier.first().sku()));
  }

  /** Whether the outlet or the product is not known, as far as all facts go. */
  private static boolean isUnplaced(List<VerdictRevision> history) {
    VerdictRevision last = history.getLast();
    return last.outlet() == null || last.product() == null;
  }

  private List<Dossier> all() throws Exception {
    List<Dossier> all = new ArrayList<>();
    for (Map.Entry<String, Dossier> entry : dossiers.entries()) {
      all.add(entry.getValue());
    }
    return all;
  }

  private List<OutletRecord> outlets() throws Exception {
    List<OutletRecord> outlets = new ArrayList<>(1);
    outletRecords.get().forEach(outlets::add);
    return outlets;
  }

  private KnownLaw law(ReadOnlyContext context) throws Exception {
    return law(context.getBroadcastState(PriceState.LAW).immutableEntries());
  }

  private KnownLaw law(Iterable<Map.Entry<String, Fact>> stored) {
    KnownLaw law = known;
    if (law == null) {
      List<Fact> facts = new ArrayList<>();
      stored.forEach(entry -> facts.add(entry.getValue()));
      law = new KnownLaw(facts);
      known = law;
    }
    return law;
  }

  private static Instant horizon(ReadOnlyContext context) throws Exception {
    return horizon(context.getBroadcastState(PriceState.HORIZON));
  }

  private static Instant horizon(ReadOnlyBroadcastState<String, Long> stored) throws Exception {
    Long micros = stored.get(PriceState.THE_HORIZON);
    return micros == null ? Instant.MIN : Instant.EPOCH.plus(micros, ChronoUnit.MICROS);
  }

  private static Instant now(ReadOnlyContext context) {
    return Instant.ofEpochMilli(context.currentProcessingTime());
  }
}
