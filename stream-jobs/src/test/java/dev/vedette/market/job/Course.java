package dev.vedette.market.job;

import dev.vedette.event.LateEvent;
import dev.vedette.event.MarketPane;
import dev.vedette.flink.RollUpOperator;
import dev.vedette.market.Contribution;
import dev.vedette.market.Fact;
import dev.vedette.market.PaneChange;
import dev.vedette.market.ProductFile;
import dev.vedette.provenance.Origin;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Queue;
import java.util.stream.Stream;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.streaming.api.operators.KeyedProcessOperator;
import org.apache.flink.streaming.api.watermark.Watermark;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.apache.flink.streaming.util.AbstractStreamOperatorTestHarness;
import org.apache.flink.streaming.util.KeyedOneInputStreamOperatorTestHarness;
import org.apache.flink.streaming.util.KeyedTwoInputStreamOperatorTestHarness;
import org.apache.flink.streaming.util.OneInputStreamOperatorTestHarness;
import org.jspecify.annotations.Nullable;

/** The operators of the pipeline, one behind the other, driven step by step. */
final class Course implements AutoCloseable {
  /** State of the operators at a checkpoint. */
  record State(
      OperatorSubtaskState register, OperatorSubtaskState outlets, OperatorSubtaskState panes) {}

  private final OneInputStreamOperatorTestHarness<Arrival, ProductFile.Word> register;
  private final KeyedTwoInputStreamOperatorTestHarness<
          String, Arrival, ProductFile.Word, Contribution>
      outlets;
  private final OneInputStreamOperatorTestHarness<Contribution, PaneChange> rollUp;
  private final KeyedOneInputStreamOperatorTestHarness<String, PaneChange, MarketPane> panes;
  private long offset;
  private long clock;

  Course(MarketRules rules) throws Exception {
    this(rules, null);
  }

  // Flink's harness takes no second key where the second input has none.
  @SuppressWarnings("NullAway")
  Course(MarketRules rules, @Nullable State state) throws Exception {
    register =
        new OneInputStreamOperatorTestHarness<>(
            new RegisterOperator(rules.periods(), MarketPipeline.LATE));
    outlets =
        new KeyedTwoInputStreamOperatorTestHarness<>(
            new OutletOperator(rules, MarketPipeline.LATE),
            arrival -> ((Fact.OfOutlet) arrival.fact()).outletId(),
            null,
            Types.STRING);
    rollUp = new OneInputStreamOperatorTestHarness<>(new RollUpOperator<>(new PaneCube()));
    panes =
        new KeyedOneInputStreamOperatorTestHarness<>(
            new KeyedProcessOperator<>(new PaneFunction(rules)),
            change -> MarketPipeline.key(change.pane()),
            Types.STRING);
    register.setup(MarketTypes.words().createSerializer(null));
    outlets.setup(MarketTypes.contributions().createSerializer(null));
    rollUp.setup(MarketTypes.changes().createSerializer(null));
    panes.setup();
    if (state != null) {
      register.initializeState(state.register());
      outlets.initializeState(state.outlets());
      panes.initializeState(state.panes());
    }
    register.open();
    outlets.open();
    rollUp.open();
    panes.open();
  }

  void arrive(Fact fact) throws Exception {
    StreamRecord<Arrival> arrival =
        new StreamRecord<>(new Arrival(fact, new Origin(0, offset++)), fact.at().toEpochMilli());
    switch (fact) {
      case Fact.Made made -> register.processElement(arrival);
      case Fact.OfOutlet ofOutlet -> outlets.processElement1(arrival);
      case Fact.TimeReached reached -> {}
    }
    passOn();
  }

  void watermark(long time) throws Exception {
    register.processWatermark(new Watermark(time));
    passOn();
    outlets.processWatermark1(new Watermark(time));
    passOn();
  }

  /** Lets the wall clock move on, and what waits for it be said. */
  void pause() throws Exception {
    rollUp.prepareSnapshotPreBarrier(1);
    passOn();
    clock += 10_000;
    panes.setProcessingTime(clock);
  }

  State checkpoint() throws Exception {
    rollUp.prepareSnapshotPreBarrier(1);
    passOn();
    return new State(register.snapshot(1, 1), outlets.snapshot(1, 1), panes.snapshot(1, 1));
  }

  List<MarketPane> said() {
    return panes.extractOutputValues();
  }

  List<LateEvent> late() {
    return Stream.of(register, outlets).flatMap(Course::late).toList();
  }

  private static Stream<LateEvent> late(AbstractStreamOperatorTestHarness<?> harness) {
    Collection<StreamRecord<LateEvent>> late = harness.getSideOutput(MarketPipeline.LATE);
    return late == null ? Stream.empty() : late.stream().map(StreamRecord::getValue);
  }

  int entriesOfState() {
    return outlets.numKeyedStateEntries() + panes.numKeyedStateEntries();
  }

  /** Of each pane the revision with the highest number, unless it is withdrawn. */
  static Map<String, MarketPane> current(List<MarketPane> said) {
    Map<String, MarketPane> current = new LinkedHashMap<>();
    for (MarketPane row : said) {
      current.merge(row.getResultId(), row, (a, b) -> a.getRevision() > b.getRevision() ? a : b);
    }
    current.values().removeIf(row -> row.getStatus().equals("withdrawn"));
    return current;
  }

  private void passOn() throws Exception {
    for (Object value : taken(register.getOutput())) {
      if (value instanceof Watermark mark) {
        outlets.processWatermark2(mark);
      } else {
        outlets.processElement2(record(value));
      }
    }
    for (Object value : taken(outlets.getOutput())) {
      if (value instanceof Watermark mark) {
        rollUp.processWatermark(mark);
      } else {
        rollUp.processElement(record(value));
      }
    }
    for (Object value : taken(rollUp.getOutput())) {
      if (value instanceof Watermark mark) {
        panes.processWatermark(mark);
      } else {
        panes.processElement(record(value));
      }
    }
  }

  private static List<Object> taken(Queue<Object> from) {
    List<Object> values = new ArrayList<>(from);
    from.clear();
    return values;
  }

  @SuppressWarnings("unchecked")
  private static <T> StreamRecord<T> record(Object value) {
    return (StreamRecord<T>) Objects.requireNonNull(value);
  }

  @Override
  public void close() throws Exception {
    register.close();
    outlets.close();
    rollUp.close();
    panes.close();
  }
}
