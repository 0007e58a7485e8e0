package dev.vedette.stockout.job;

import dev.vedette.event.DeadLetter;
import dev.vedette.event.LateEvent;
import dev.vedette.event.StockoutAlert;
import dev.vedette.event.StockoutScore;
import dev.vedette.stockout.Fact;
import dev.vedette.stockout.News;
import dev.vedette.stockout.StockoutRules;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Queue;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.formats.avro.typeutils.AvroTypeInfo;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.streaming.api.watermark.Watermark;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.apache.flink.streaming.util.KeyedTwoInputStreamOperatorTestHarness;
import org.apache.flink.util.OutputTag;

/** The operator that keeps the books, alone, with both its inputs. */
final class JudgeHarness implements AutoCloseable {
  static final Duration LATENESS = Duration.ofDays(2);

  private static final OutputTag<LateEvent> LATE =
      new OutputTag<>("late", new AvroTypeInfo<>(LateEvent.class));
  private static final OutputTag<DeadLetter> STRANGERS =
      new OutputTag<>("strangers", new AvroTypeInfo<>(DeadLetter.class));
  private static final OutputTag<StockoutScore> SCORES =
      new OutputTag<>("scores", new AvroTypeInfo<>(StockoutScore.class));

  private final KeyedTwoInputStreamOperatorTestHarness<String, Fact, News, StockoutAlert> harness;

  private JudgeHarness(StockoutRules stockoutRules) throws Exception {
    StockoutJobRules rules = new StockoutJobRules(stockoutRules, LATENESS, true);
    harness =
        new KeyedTwoInputStreamOperatorTestHarness<>(
            new StockoutOperator(rules, LATE, STRANGERS, SCORES),
            Fact::outletId,
            null,
            Types.STRING);
  }

  static JudgeHarness open() throws Exception {
    return open(StockoutRules.standard());
  }

  static JudgeHarness open(StockoutRules rules) throws Exception {
    JudgeHarness opened = new JudgeHarness(rules);
    opened.harness.open();
    return opened;
  }

  static JudgeHarness restored(OperatorSubtaskState state) throws Exception {
    JudgeHarness opened = new JudgeHarness(StockoutRules.standard());
    opened.harness.setup();
    opened.harness.initializeState(state);
    opened.harness.open();
    return opened;
  }

  void send(Fact fact) throws Exception {
    harness.processElement1(new StreamRecord<>(fact, fact.at().toEpochMilli()));
  }

  void send(News news) throws Exception {
    harness.processElement2(new StreamRecord<>(news));
  }

  /** Lets it be known that no fact of {@code time} or before will come. */
  void reach(Instant time) throws Exception {
    reach(new Watermark(time.toEpochMilli()));
  }

  void reach(Watermark mark) throws Exception {
    harness.processWatermark1(mark);
    harness.processWatermark2(mark);
  }

  /** What a watermark says after {@code fact}, the newest so far. */
  void reachAfter(Fact fact) throws Exception {
    reach(new Watermark(fact.at().minus(LATENESS).toEpochMilli() - 1));
  }

  void setClock(long millis) throws Exception {
    harness.setProcessingTime(millis);
  }

  OperatorSubtaskState snapshot() throws Exception {
    return harness.snapshot(1, 1);
  }

  List<StockoutAlert> alerts() {
    return harness.extractOutputValues();
  }

  int late() {
    return size(harness.getSideOutput(LATE));
  }

  int strangers() {
    return size(harness.getSideOutput(STRANGERS));
  }

  private static int size(Queue<?> output) {
    return output == null ? 0 : output.size();
  }

  @Override
  public void close() throws Exception {
    harness.close();
  }
}
