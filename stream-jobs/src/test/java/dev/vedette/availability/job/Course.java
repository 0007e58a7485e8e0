package dev.vedette.availability.job;

import dev.vedette.availability.Contribution;
import dev.vedette.availability.Fact;
import dev.vedette.event.Availability;
import dev.vedette.event.LateEvent;
import dev.vedette.flink.RollUpOperator;
import dev.vedette.provenance.Origin;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Queue;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.streaming.api.operators.KeyedProcessOperator;
import org.apache.flink.streaming.api.watermark.Watermark;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.apache.flink.streaming.util.KeyedOneInputStreamOperatorTestHarness;
import org.apache.flink.streaming.util.OneInputStreamOperatorTestHarness;
import org.jspecify.annotations.Nullable;

/** The three operators of the pipeline, one behind the other, driven step by step. */
final class Course implements AutoCloseable {
  /** State of the operators at a checkpoint. */
  record State(OperatorSubtaskState outlets, OperatorSubtaskState cells) {}

  private final KeyedOneInputStreamOperatorTestHarness<String, Arrival, Contribution> outlets;
  private final OneInputStreamOperatorTestHarness<Contribution, Contribution> rollUp;
  private final KeyedOneInputStreamOperatorTestHarness<String, Contribution, Availability> cells;
  private long offset;
  private long clock;

  Course(AvailabilityRules rules) throws Exception {
    this(rules, null);
  }

  Course(AvailabilityRules rules, @Nullable State state) throws Exception {
    outlets =
        new KeyedOneInputStreamOperatorTestHarness<>(
            new OutletOperator(rules.cycles(), AvailabilityPipeline.LATE),
            arrival -> arrival.fact().outletId(),
            Types.STRING);
    rollUp = new OneInputStreamOperatorTestHarness<>(new RollUpOperator<>(new RegionCube()));
    cells =
        new KeyedOneInputStreamOperatorTestHarness<>(
            new KeyedProcessOperator<>(new CellFunction(rules)),
            contribution -> AvailabilityPipeline.key(contribution.cell()),
            Types.STRING);
    rollUp.setup(AvailabilityTypes.contributions().createSerializer(null));
    if (state != null) {
      outlets.setup();
      outlets.initializeState(state.outlets());
      cells.setup();
      cells.initializeState(state.cells());
    }
    outlets.open();
    rollUp.open();
    cells.open();
  }

  void arrive(Fact fact) throws Exception {
    outlets.processElement(
        new StreamRecord<>(new Arrival(fact, new Origin(0, offset++)), fact.at().toEpochMilli()));
    passOn();
  }

  void watermark(long time) throws Exception {
    outlets.processWatermark(new Watermark(time));
    passOn();
  }

  /** Lets the wall clock move on, and what waits for it be said. */
  void pause() throws Exception {
    rollUp.prepareSnapshotPreBarrier(1);
    drain(rollUp.getOutput(), cells);
    clock += 10_000;
    cells.setProcessingTime(clock);
  }

  State checkpoint() throws Exception {
    rollUp.prepareSnapshotPreBarrier(1);
    drain(rollUp.getOutput(), cells);
    return new State(outlets.snapshot(1, 1), cells.snapshot(1, 1));
  }

  List<Availability> said() {
    return cells.extractOutputValues();
  }

  List<LateEvent> late() {
    Collection<StreamRecord<LateEvent>> late = outlets.getSideOutput(AvailabilityPipeline.LATE);
    return late == null ? List.of() : late.stream().map(StreamRecord::getValue).toList();
  }

  int entriesOfState() {
    return outlets.numKeyedStateEntries() + cells.numKeyedStateEntries();
  }

  /** Of each result the revision with the highest number, unless it is withdrawn. */
  static Map<String, Availability> current(List<Availability> said) {
    Map<String, Availability> current = new LinkedHashMap<>();
    for (Availability row : said) {
      current.merge(row.getResultId(), row, (a, b) -> a.getRevision() > b.getRevision() ? a : b);
    }
    current.values().removeIf(row -> row.getStatus().equals("withdrawn"));
    return current;
  }

  private void passOn() throws Exception {
    drain(outlets.getOutput(), rollUp);
    drain(rollUp.getOutput(), cells);
  }

  private static void drain(
      Queue<Object> from, OneInputStreamOperatorTestHarness<Contribution, ?> to) throws Exception {
    List<Object> values = new ArrayList<>(from);
    from.clear();
    for (Object value : values) {
      if (value instanceof Watermark mark) {
        to.processWatermark(mark);
      } else {
        to.processElement(contribution(value));
      }
    }
  }

  @SuppressWarnings("unchecked")
  private static StreamRecord<Contribution> contribution(Object value) {
    return (StreamRecord<Contribution>) Objects.requireNonNull(value);
  }

  @Override
  public void close() throws Exception {
    outlets.close();
    rollUp.close();
    cells.close();
  }
}
