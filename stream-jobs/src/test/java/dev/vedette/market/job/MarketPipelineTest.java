package dev.vedette.market.job;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vedette.availability.OrderCycles;
import dev.vedette.event.MarketPane;
import dev.vedette.flink.HeartbeatWatermarks;
import dev.vedette.market.Amount;
import dev.vedette.market.Count;
import dev.vedette.market.Deals;
import dev.vedette.market.Fact;
import dev.vedette.market.MarketRecount;
import dev.vedette.market.Pane;
import dev.vedette.market.Place;
import dev.vedette.market.Tally;
import dev.vedette.provenance.Origin;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.PipelineOptions;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.streaming.api.functions.sink.v2.DiscardingSink;
import org.apache.flink.streaming.api.graph.StreamNode;
import org.apache.flink.util.CloseableIterator;
import org.junit.jupiter.api.Test;

/** The production topology on a cluster in this process. */
class MarketPipelineTest {
  private static final MarketRules RULES = MarketRules.live(OrderCycles.standard());

  private static StreamExecutionEnvironment environment() {
    Configuration configuration = new Configuration();
    // Flink refuses whatever would fall back to Kryo when it builds the graph.
    configuration.set(PipelineOptions.GENERIC_TYPES, false);
    return StreamExecutionEnvironment.createLocalEnvironment(2, configuration);
  }

  private static DataStream<Arrival> source(
      StreamExecutionEnvironment environment, List<Fact> facts) {
    List<Arrival> arrivals = new ArrayList<>();
    for (Fact fact : facts) {
      arrivals.add(new Arrival(fact, new Origin(0, arrivals.size())));
    }
    return environment
        .fromData(MarketTypes.arrivals(), arrivals.toArray(Arrival[]::new))
        .name("source")
        .uid("source")
        .assignTimestampsAndWatermarks(
            HeartbeatWatermarks.strategy(new MarketPipeline.Times(), RULES.allowedLateness()))
        .name("watermarks")
        .uid("watermarks");
  }

  @Test
  void severalTasksComeToThePanesOfARecount() throws Exception {
    List<Fact> facts = new ArrayList<>(Deals.weeks(7, 3));
    facts.sort(Comparator.comparing(Fact::at).thenComparing(Fact.RECORDED));
    facts.add(new Fact.TimeReached(Deals.day(7 * 6).plus(Duration.ofDays(2))));
    StreamExecutionEnvironment environment = environment();
    List<MarketPane> said = new ArrayList<>();
    try (CloseableIterator<MarketPane> rows =
        MarketPipeline.build(source(environment, facts), RULES)
            .panes()
            .executeAndCollect("market")) {
      rows.forEachRemaining(said::add);
    }
    long open = RULES.periods().cycle(RULES.periods().day(Deals.day(7 * 6)));
    assertThat(Course.current(said).values().stream().map(MarketPipelineTest::text))
        .containsExactlyInAnyOrderElementsOf(
            MarketRecount.of(facts, RULES.periods(), open).entrySet().stream()
                .map(MarketPipelineTest::text)
                .toList());
  }

  private static String text(MarketPane row) {
    return "%s %s %s %s %s %d %d %s"
        .formatted(
            row.getRegion(),
            row.getGroupKind(),
            row.getGroupValue(),
            row.getItemKind(),
            row.getItem(),
            row.getPeriodStart().toEpochDay(),
            row.getSuppliedUnits(),
            row.getStockingWeight());
  }

  private static String text(Map.Entry<Pane, Tally> entry) {
    Pane pane = entry.getKey();
    return "%s %s %s %s %s %d %d %s"
        .formatted(
            pane.region(),
            pane.group().kind().word(),
            pane.group().value(),
            pane.item().kind().word(),
            pane.item().name(),
            pane.period().firstDay(),
            entry.getValue().count(Count.SUPPLIED_UNITS),
            entry.getValue().amount(Amount.STOCKING_WEIGHT));
  }

  /** A savepoint finds its state by the operators' uids: changing one loses state. */
  @Test
  void theOperatorsHaveTheUidsOfTheGoldenFile() throws IOException {
    StreamExecutionEnvironment environment = environment();
    MarketPipeline.Outputs outputs =
        MarketPipeline.build(
            source(environment, List.of(Deals.filed("o", 0, Place.UNKNOWN))), RULES);
    outputs.panes().sinkTo(new DiscardingSink<>());
    outputs.trends().sinkTo(new DiscardingSink<>());
    List<String> uids =
        environment.getStreamGraph().getStreamNodes().stream()
            .map(StreamNode::getTransformationUID)
            .filter(Objects::nonNull)
            .filter(uid -> uid.startsWith("market"))
            .distinct()
            .sorted()
            .toList();
    assertThat(uids).isEqualTo(golden());
  }

  private static List<String> golden() throws IOException {
    try (InputStream file =
        Objects.requireNonNull(MarketPipelineTest.class.getResourceAsStream("market-uids.txt"))) {
      return new String(file.readAllBytes(), StandardCharsets.UTF_8)
          .lines()
          .filter(line -> !line.startsWith("#"))
          .toList();
    }
  }
}
