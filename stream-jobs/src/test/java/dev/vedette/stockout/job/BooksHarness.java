package dev.vedette.stockout.job;

import dev.vedette.event.LateEvent;
import dev.vedette.event.StockoutAlert;
import dev.vedette.flink.ValueTypeInfo;
import dev.vedette.stockout.Fact;
import dev.vedette.stockout.IncidentWord;
import dev.vedette.stockout.News;
import dev.vedette.stockout.StockoutRules;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.formats.avro.typeutils.AvroTypeInfo;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.streaming.api.watermark.Watermark;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.apache.flink.streaming.util.KeyedOneInputStreamOperatorTestHarness;
import org.apache.flink.streaming.util.KeyedTwoInputStreamOperatorTestHarness;
import org.apache.flink.util.OutputTag;
import org.jspecify.annotations.Nullable;

/** Depots, books and incidents, wired as in the pipeline. */
final class BooksHarness implements AutoCloseable {
  private static final OutputTag<IncidentWord> WORDS =
      new OutputTag<>(
          "words", new ValueTypeInfo<>(IncidentWord.class, new IncidentWordSerializer()));
  private static final OutputTag<LateEvent> LATE =
      new OutputTag<>("late-depots", new AvroTypeInfo<>(LateEvent.class));

  /** The state of the three. */
  record Snapshot(
      OperatorSubtaskState depots, OperatorSubtaskState judge, OperatorSubtaskState incidents) {}

  private final KeyedOneInputStreamOperatorTestHarness<String, Fact, News> depots;
  private final JudgeHarness judge;
  private final KeyedTwoInputStreamOperatorTestHarness<
          String, IncidentWord, StockoutAlert, StockoutAlert>
      incidents;
  private final List<StockoutAlert> alerts = new ArrayList<>();
  private int newsHeard;
  private int wordsHeard;
  private int alertsHeard;
  private int statementsHeard;
  private long clock;

  private BooksHarness(StockoutRules stockoutRules, @Nullable Snapshot state) throws Exception {
    StockoutJobRules rules = new StockoutJobRules(stockoutRules, JudgeHarness.LATENESS, true);
    depots =
        new KeyedOneInputStreamOperatorTestHarness<>(
            new DepotOperator(rules, WORDS, LATE), DepotOperator::key, Types.STRING);
    incidents =
        new KeyedTwoInputStreamOperatorTestHarness<>(
            new IncidentOperator(rules),
            IncidentWord::incidentId,
            StockoutAlert::getIncidentId,
            Types.STRING);
    if (state == null) {
      judge = JudgeHarness.open(stockoutRules);
    } else {
      judge = JudgeHarness.restored(state.judge());
      depots.setup();
      depots.initializeState(state.depots());
      incidents.setup();
      incidents.initializeState(state.incidents());
    }
    depots.open();
    incidents.open();
  }

  static BooksHarness open() throws Exception {
    return open(StockoutRules.standard());
  }

  static BooksHarness open(StockoutRules rules) throws Exception {
    return new BooksHarness(rules, null);
  }

  static BooksHarness restored(Snapshot state) throws Exception {
    return new BooksHarness(StockoutRules.standard(), state);
  }

  void send(Fact fact) throws Exception {
    StreamRecord<Fact> element = new StreamRecord<>(fact, fact.at().toEpochMilli());
    switch (fact) {
      case Fact.DepotCounted counted -> depots.processElement(element);
      case Fact.ProductChanged changed -> judge.send((News) changed);
      default -> judge.send(fact);
    }
    passOn();
  }

  /** Lets it be known that no fact of {@code time} or before will come. */
  void reach(Instant time) throws Exception {
    reach(new Watermark(time.toEpochMilli()));
  }

  void reach(Watermark mark) throws Exception {
    depots.processWatermark(mark);
    passOn();
    judge.reach(mark);
    passOn();
    incidents.processWatermark1(mark);
    incidents.processWatermark2(mark);
    passOn();
  }

  /** What a watermark says after {@code fact}, the newest so far. */
  void reachAfter(Fact fact) throws Exception {
    reach(new Watermark(fact.at().minus(JudgeHarness.LATENESS).toEpochMilli() - 1));
  }

  /** Lets two seconds pass on the wall clock. */
  void waitALittle() throws Exception {
    clock += 2_000;
    judge.setClock(clock);
    passOn();
    incidents.setProcessingTime(clock);
    passOn();
  }

  private void passOn() throws Exception {
    List<News> news = depots.extractOutputValues();
    for (; newsHeard < news.size(); newsHeard++) {
      judge.send(news.get(newsHeard));
    }
    Queue<StreamRecord<IncidentWord>> words = depots.getSideOutput(WORDS);
    List<StreamRecord<IncidentWord>> said = words == null ? List.of() : List.copyOf(words);
    for (; wordsHeard < said.size(); wordsHeard++) {
      incidents.processElement1(said.get(wordsHeard));
    }
    List<StockoutAlert> judged = judge.alerts();
    for (; alertsHeard < judged.size(); alertsHeard++) {
      StockoutAlert alert = judged.get(alertsHeard);
      alerts.add(alert);
      if (alert.getIncidentId() != null) {
        incidents.processElement2(new StreamRecord<>(alert, alert.getAt().toEpochMilli()));
      }
    }
    List<StockoutAlert> stated = incidents.extractOutputValues();
    for (; statementsHeard < stated.size(); statementsHeard++) {
      alerts.add(stated.get(statementsHeard));
    }
  }

  Snapshot snapshot() throws Exception {
    return new Snapshot(depots.snapshot(1, 1), judge.snapshot(), incidents.snapshot(1, 1));
  }

  /** All that was said, of outlets and of incidents. */
  List<StockoutAlert> alerts() {
    return List.copyOf(alerts);
  }

  int lateDepotCounts() {
    Queue<?> late = depots.getSideOutput(LATE);
    return late == null ? 0 : late.size();
  }

  int late() {
    return judge.late();
  }

  /** Entries of keyed state that depots and incidents still hold. */
  int remembered() {
    return depots.numKeyedStateEntries() + incidents.numKeyedStateEntries();
  }

  @Override
  public void close() throws Exception {
    depots.close();
    judge.close();
    incidents.close();
  }
}
