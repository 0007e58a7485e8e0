package dev.vedette.stockout.job;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vedette.stockout.Fact;
import dev.vedette.stockout.Market;
import java.io.IOException;
import java.io.InputStream;
import java.io.Serializable;
import java.nio.charset.StandardCharsets;
import java.time.ZoneOffset;
import java.util.Iterator;
import java.util.List;
import java.util.Objects;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.PipelineOptions;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.streaming.api.functions.sink.v2.DiscardingSink;
import org.apache.flink.streaming.api.graph.StreamGraph;
import org.apache.flink.streaming.api.graph.StreamNode;
import org.junit.jupiter.api.Test;

/** A savepoint finds its state by the operators' uids: changing one loses state. */
class StockoutUidsTest {
  @Test
  void theOperatorsHaveTheUidsOfTheGoldenFile() throws IOException {
    StreamGraph graph = graph();
    List<String> uids =
        graph.getStreamNodes().stream()
            .map(StreamNode::getTransformationUID)
            .filter(Objects::nonNull)
            .filter(uid -> uid.startsWith("stockout"))
            .distinct()
            .sorted()
            .toList();
    assertThat(uids).isEqualTo(golden());
  }

  private static StreamGraph graph() {
    Configuration configuration = new Configuration();
    // Flink refuses whatever would fall back to Kryo when it builds the graph.
    configuration.set(PipelineOptions.GENERIC_TYPES, false);
    StreamExecutionEnvironment environment =
        StreamExecutionEnvironment.getExecutionEnvironment(configuration);
    StockoutPipeline.Outputs outputs =
        StockoutPipeline.build(
            StockoutPipeline.recorded(environment, new OneFact()),
            StockoutJobRules.live(ZoneOffset.UTC));
    outputs.alerts().sinkTo(new DiscardingSink<>());
    return environment.getStreamGraph();
  }

  private static List<String> golden() throws IOException {
    try (InputStream file =
        Objects.requireNonNull(StockoutUidsTest.class.getResourceAsStream("stockout-uids.txt"))) {
      return new String(file.readAllBytes(), StandardCharsets.UTF_8)
          .lines()
          .filter(line -> !line.startsWith("#"))
          .toList();
    }
  }

  private static final class OneFact implements Iterator<Fact>, Serializable {
    private static final long serialVersionUID = 1;
    private boolean given;

    @Override
    public boolean hasNext() {
      return !given;
    }

    @Override
    public Fact next() {
      given = true;
      return Market.outlet();
    }
  }
}
