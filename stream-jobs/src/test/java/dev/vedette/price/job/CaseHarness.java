package dev.vedette.price.job;

import dev.vedette.event.PriceCase;
import dev.vedette.event.PriceVerdict;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.streaming.api.operators.KeyedProcessOperator;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.apache.flink.streaming.util.KeyedOneInputStreamOperatorTestHarness;

/** The keeper of cases, alone. */
final class CaseHarness implements AutoCloseable {
  private final KeyedOneInputStreamOperatorTestHarness<String, PriceVerdict, PriceCase> cases;

  private CaseHarness() throws Exception {
    cases =
        new KeyedOneInputStreamOperatorTestHarness<>(
            new KeyedProcessOperator<>(new CaseFunction()), CaseRecords::shelf, Types.STRING);
  }

  static CaseHarness open() throws Exception {
    CaseHarness opened = new CaseHarness();
    opened.cases.open();
    return opened;
  }

  static CaseHarness restored(OperatorSubtaskState state) throws Exception {
    CaseHarness opened = new CaseHarness();
    opened.cases.initializeState(state);
    opened.cases.open();
    return opened;
  }

  void hear(List<PriceVerdict> statements) throws Exception {
    for (PriceVerdict statement : statements) {
      cases.processElement(new StreamRecord<>(statement));
    }
  }

  List<PriceCase> said() {
    return cases.extractOutputValues();
  }

  /** The last word on each case. */
  Map<String, PriceCase> current() {
    return current(said());
  }

  static Map<String, PriceCase> current(List<PriceCase> statements) {
    Map<String, PriceCase> current = new TreeMap<>();
    for (PriceCase each : statements) {
      current.merge(
          each.getCaseId(),
          each,
          (one, other) -> other.getRevision() > one.getRevision() ? other : one);
    }
    return current;
  }

  OperatorSubtaskState snapshot() throws Exception {
    return cases.snapshot(1, 1);
  }

  /** Entries of its state. */
  int kept() {
    return cases.numKeyedStateEntries();
  }

  @Override
  public void close() throws Exception {
    cases.close();
  }
}
