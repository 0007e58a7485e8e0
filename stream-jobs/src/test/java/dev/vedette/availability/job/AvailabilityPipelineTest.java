package dev.vedette.availability.job;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vedette.availability.Fact;
import dev.vedette.availability.OrderCycles;
import dev.vedette.availability.Recount;
import dev.vedette.availability.Trade;
import dev.vedette.event.Availability;
import dev.vedette.flink.HeartbeatWatermarks;
import dev.vedette.provenance.Origin;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.PipelineOptions;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.streaming.api.functions.sink.v2.DiscardingSink;
import org.apache.flink.streaming.api.graph.StreamNode;
import org.apache.flink.util.CloseableIterator;
import org.junit.jupiter.api.Test;

/** The production topology on a cluster in this process. */
class AvailabilityPipelineTest {
  private static final AvailabilityRules RULES = AvailabilityRules.live(OrderCycles.standard());

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
        .fromData(AvailabilityTypes.arrivals(), arrivals.toArray(Arrival[]::new))
        .name("source")
        .uid("source")
        .assignTimestampsAndWatermarks(
            HeartbeatWatermarks.strategy(new AvailabilityPipeline.Times(), RULES.allowedLateness()))
        .name("watermarks")
        .uid("watermarks");
  }

  @Test
  void severalTasksComeToTheFiguresOfARecount() throws Exception {
    List<Fact> facts = new ArrayList<>(Trade.weeks(7, 6));
    facts.sort(Comparator.comparing(Fact::at).thenComparing(Fact.RECORDED));
    facts.add(new Fact.TimeReached(Trade.day(7 * 8).plus(Duration.ofDays(2))));
    StreamExecutionEnvironment environment = environment();
    List<Availability> said = new ArrayList<>();
    try (CloseableIterator<Availability> rows =
        AvailabilityPipeline.build(source(environment, facts), RULES)
            .results()
            .executeAndCollect("availability")) {
      rows.forEachRemaining(said::add);
    }
    assertThat(
            Course.current(said).values().stream()
                .filter(row -> row.getMetricId().equals("company_stockout_rate"))
                .map(
                    row ->
                        "%s %s %s: %d of %d"
                            .formatted(
                                row.getRegion(),
                                row.getSku(),
                                row.getPeriodStart(),
                                row.getNumerator(),
                                row.getDenominator())))
        .containsExactlyInAnyOrderElementsOf(
            Recount.of(facts, RULES.cycles()).entrySet().stream()
                .map(
                    entry ->
                        "%s %s %s: %d of %d"
                            .formatted(
                                entry.getKey().region(),
                                entry.getKey().sku(),
                                RULES.cycles().firstDay(entry.getKey().cycle()),
                                entry.getValue().unsupplied(),
                                entry.getValue().unsupplied() + entry.getValue().supplied()))
                .collect(Collectors.toList()));
  }

  /** A savepoint finds its state by the operators' uids: changing one loses state. */
  @Test
  void theOperatorsHaveTheUidsOfTheGoldenFile() throws IOException {
    StreamExecutionEnvironment environment = environment();
    AvailabilityPipeline.Outputs outputs =
        AvailabilityPipeline.build(source(environment, List.of(Trade.filed("o", 0, "r"))), RULES);
    outputs.results().sinkTo(new DiscardingSink<>());
    List<String> uids =
        environment.getStreamGraph().getStreamNodes().stream()
            .map(StreamNode::getTransformationUID)
            .filter(Objects::nonNull)
            .filter(uid -> uid.startsWith("availability"))
            .distinct()
            .sorted()
            .toList();
    assertThat(uids).isEqualTo(golden());
  }

  private static List<String> golden() throws IOException {
    try (InputStream file =
        Objects.requireNonNull(
            AvailabilityPipelineTest.class.getResourceAsStream("availability-uids.txt"))) {
      return new String(file.readAllBytes(), StandardCharsets.UTF_8)
          .lines()
          .filter(line -> !line.startsWith("#"))
          .toList();
    }
  }
}
