package dev.vedette.price.job;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vedette.event.PriceVerdict;
import dev.vedette.price.Fact;
import dev.vedette.price.RandomPriceWorld;
import java.io.IOException;
import java.io.InputStream;
import java.io.Serializable;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.PipelineOptions;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.streaming.api.functions.sink.v2.DiscardingSink;
import org.apache.flink.streaming.api.graph.StreamNode;
import org.apache.flink.util.CloseableIterator;
import org.junit.jupiter.api.Test;

class PricePipelineTest {
  /** The facts of a world, shuffled, wherever the job runs. */
  private record World(long seed, long order) implements Serializable {
    List<Fact> facts() {
      List<Fact> facts = new ArrayList<>(new RandomPriceWorld(seed).all());
      Collections.shuffle(facts, new Random(order));
      return facts;
    }
  }

  private static final class Facts implements Iterator<Fact>, Serializable {
    private static final long serialVersionUID = 1;
    private final World world;
    private int given;

    Facts(World world) {
      this.world = world;
    }

    @Override
    public boolean hasNext() {
      return given < world.facts().size();
    }

    @Override
    public Fact next() {
      return world.facts().get(given++);
    }
  }

  private static StreamExecutionEnvironment environment() {
    Configuration configuration = new Configuration();
    // Flink refuses whatever would fall back to Kryo when it builds the graph.
    configuration.set(PipelineOptions.GENERIC_TYPES, false);
    return StreamExecutionEnvironment.createLocalEnvironment(2, configuration);
  }

  private static List<String> verdicts(World world, PriceJobRules rules) throws Exception {
    StreamExecutionEnvironment environment = environment();
    CurrentVerdicts current = new CurrentVerdicts();
    try (CloseableIterator<PriceVerdict> statements =
        PricePipeline.build(PricePipeline.recorded(environment, new Facts(world)), rules)
            .verdicts()
            .executeAndCollect("prices")) {
      statements.forEachRemaining(current::add);
    }
    return PriceFigures.of(current.list());
  }

  @Test
  void severalTasksComeToTheHistoryOfAllFacts() throws Exception {
    World world = new World(7, 1);
    List<String> expected = PriceFigures.ofHistories(new RandomPriceWorld(7));
    assertThat(expected).hasSizeGreaterThan(4);
    assertThat(verdicts(world, PriceJobRules.replay())).isEqualTo(expected);
    assertThat(verdicts(new World(7, 2), PriceJobRules.live())).isEqualTo(expected);
  }

  /** A savepoint finds its state by the operators' uids: changing one loses state. */
  @Test
  void theOperatorsHaveTheUidsOfTheGoldenFile() throws IOException {
    StreamExecutionEnvironment environment = environment();
    PricePipeline.Outputs outputs =
        PricePipeline.build(
            PricePipeline.recorded(environment, new Facts(new World(1, 1))), PriceJobRules.live());
    outputs.verdicts().sinkTo(new DiscardingSink<>());
    outputs.deadLetters().sinkTo(new DiscardingSink<>());
    PricePipeline.cases(outputs.verdicts()).sinkTo(new DiscardingSink<>());
    outputs.requests().sinkTo(new DiscardingSink<>());
    List<String> uids =
        environment.getStreamGraph().getStreamNodes().stream()
            .map(StreamNode::getTransformationUID)
            .filter(Objects::nonNull)
            .filter(uid -> uid.startsWith("price"))
            .distinct()
            .sorted()
            .toList();
    assertThat(uids).isEqualTo(golden());
  }

  private static List<String> golden() throws IOException {
    try (InputStream file =
        Objects.requireNonNull(PricePipelineTest.class.getResourceAsStream("price-uids.txt"))) {
      return new String(file.readAllBytes(), StandardCharsets.UTF_8)
          .lines()
          .filter(line -> !line.startsWith("#"))
          .toList();
    }
  }
}
