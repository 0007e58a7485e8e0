package dev.vedette.price.job;

import dev.vedette.event.PriceRejudgeRequest;
import dev.vedette.event.PriceVerdict;
import dev.vedette.price.Fact;
import dev.vedette.price.ProductRecord;
import dev.vedette.price.RuleEntry;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.formats.avro.typeutils.AvroTypeInfo;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.streaming.api.operators.co.CoBroadcastWithKeyedOperator;
import org.apache.flink.streaming.api.watermark.Watermark;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.apache.flink.streaming.util.KeyedTwoInputStreamOperatorTestHarness;
import org.apache.flink.streaming.util.OneInputStreamOperatorTestHarness;
import org.apache.flink.util.OutputTag;

/** The clerk and one judge, joined by hand. */
final class PriceHarness implements AutoCloseable {
  static final Duration PATIENCE = Duration.ofSeconds(30);
  static final Duration RETENTION = Duration.ofDays(400);

  /** The clerk passes on at once, in the harness. */
  private static final PriceJobRules RULES =
      new PriceJobRules(PATIENCE, RETENTION, Duration.ofSeconds(1));

  private static final OutputTag<PriceRejudgeRequest> REQUESTS =
      new OutputTag<>("requests", new AvroTypeInfo<>(PriceRejudgeRequest.class));

  /** What both have stored. */
  record Stored(OperatorSubtaskState clerk, OperatorSubtaskState judge) {}

  private final OneInputStreamOperatorTestHarness<Arrival, LawChange> clerk;
  private final KeyedTwoInputStreamOperatorTestHarness<String, Arrival, LawChange, PriceVerdict>
      judge;
  private int heard;
  private long clock;

  private PriceHarness(String run, int runsBefore) throws Exception {
    clerk = new OneInputStreamOperatorTestHarness<>(new LawClerk(RULES, REQUESTS));
    judge =
        new KeyedTwoInputStreamOperatorTestHarness<>(
            new CoBroadcastWithKeyedOperator<>(
                new JudgeFunction(RULES, REQUESTS, context -> run, runsBefore),
                List.of(PriceState.LAW, PriceState.HORIZON)),
            arrival -> ((Arrival.Reported) arrival).outletId(),
            null,
            Types.STRING);
  }

  static PriceHarness open() throws Exception {
    return afterRuns(0);
  }

  /** Without state, though so many runs have left statements. */
  static PriceHarness afterRuns(int runsBefore) throws Exception {
    PriceHarness opened = new PriceHarness("first", runsBefore);
    opened.clerk.open();
    opened.judge.open();
    return opened;
  }

  static PriceHarness restored(Stored state, String run) throws Exception {
    PriceHarness opened = new PriceHarness(run, 0);
    opened.clerk.initializeState(state.clerk());
    opened.clerk.open();
    opened.judge.initializeState(state.judge());
    opened.judge.open();
    return opened;
  }

  /** Law is passed on at once. */
  void send(Fact fact) throws Exception {
    collect(fact);
    passOn();
  }

  /** Law stays with the clerk for now. */
  void collect(Fact fact) throws Exception {
    StreamRecord<Arrival> arrival = new StreamRecord<>(new Arrival.Reported(fact));
    if (fact instanceof RuleEntry || fact instanceof ProductRecord) {
      clerk.processElement(arrival);
    } else {
      judge.processElement1(arrival);
    }
  }

  /** What the clerk has collected reaches the judge. */
  void passOn() throws Exception {
    clock += 1_000;
    clerk.setProcessingTime(clock);
    List<LawChange> changes = clerk.extractOutputValues();
    for (LawChange change : changes.subList(heard, changes.size())) {
      judge.processElement2(new StreamRecord<>(change));
    }
    heard = changes.size();
  }

  /** Event time comes so far. */
  void reach(Instant time) throws Exception {
    clerk.processWatermark(new Watermark(time.toEpochMilli() - 1));
    passOn();
  }

  /** The wall clock comes so far. */
  void wallClock(Duration sinceBeginning) throws Exception {
    judge.setProcessingTime(sinceBeginning.toMillis());
  }

  void endInput() throws Exception {
    clerk.endInput();
    passOn();
    judge.processWatermark1(Watermark.MAX_WATERMARK);
    judge.processWatermark2(Watermark.MAX_WATERMARK);
  }

  Stored snapshot() throws Exception {
    clerk.prepareSnapshotPreBarrier(1);
    passOn();
    return new Stored(clerk.snapshot(1, 1), judge.snapshot(1, 1));
  }

  List<PriceVerdict> statements() {
    return judge.extractOutputValues();
  }

  List<PriceVerdict> current() {
    return current(statements());
  }

  static List<PriceVerdict> current(List<PriceVerdict> statements) {
    CurrentVerdicts current = new CurrentVerdicts();
    statements.forEach(current::add);
    return current.list();
  }

  /** All that is to be judged from the tables, the clerk's and then the judge's. */
  List<PriceRejudgeRequest> requests() {
    List<PriceRejudgeRequest> requests = new ArrayList<>();
    addTo(requests, clerk.getSideOutput(REQUESTS));
    addTo(requests, judge.getSideOutput(REQUESTS));
    return requests;
  }

  private static void addTo(
      List<PriceRejudgeRequest> requests, Queue<StreamRecord<PriceRejudgeRequest>> output) {
    if (output != null) {
      output.forEach(request -> requests.add(request.getValue()));
    }
  }

  /** Entries of the judge's keyed state. */
  int kept() {
    return judge.numKeyedStateEntries();
  }

  int processingTimers() {
    return judge.numProcessingTimeTimers();
  }

  @Override
  public void close() throws Exception {
    clerk.close();
    judge.close();
  }
}
