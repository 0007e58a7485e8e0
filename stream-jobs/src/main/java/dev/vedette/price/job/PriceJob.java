package dev.vedette.price.job;

import dev.vedette.event.PriceVerdict;
import dev.vedette.flink.HeartbeatWatermarks;
import dev.vedette.kafka.EventTopics;
import dev.vedette.kafka.RegistryAccess;
import dev.vedette.table.EventTable;
import dev.vedette.topic.EventType;
import dev.vedette.warehouse.WarehouseTables;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import org.apache.flink.formats.avro.typeutils.AvroTypeInfo;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/** Wires the price job: topics, {@link PricePipeline}, topics and table; and the cases. */
public final class PriceJob {
  /** Name of the job. */
  public static final String NAME = "price";

  /** Under which the job tells Kafka, at each checkpoint, how far it has read. */
  public static final String GROUP = "vedette-price";

  /**
   * Where the job reads and writes.
   *
   * @param brokers Kafka bootstrap servers
   * @param registry address of the schema registry's API
   * @param catalog address of the Iceberg REST catalog
   * @param checkpointInterval how often the table gets new rows; the topic does not wait for it
   * @param parallelism threads that judge
   * @param rules how they go about it
   */
  public record Settings(
      String brokers,
      URI registry,
      URI catalog,
      Duration checkpointInterval,
      int parallelism,
      PriceJobRules rules) {}

  private PriceJob() {}

  /** Adds the job to {@code environment}. The topics exist. */
  public static void define(StreamExecutionEnvironment environment, Settings settings) {
    environment.setParallelism(settings.parallelism());
    environment.enableCheckpointing(settings.checkpointInterval().toMillis());
    EventTable table = verdictTable(settings.catalog());
    PricePipeline.Outputs outputs =
        overTopics(
            environment,
            settings.brokers(),
            RegistryAccess.http(settings.registry()),
            settings.rules(),
            SaidBefore.runs(table.table()));
    append(outputs.verdicts(), table);
  }

  /**
   * Adds the job without its table: from topics to topics.
   *
   * @param brokers Kafka bootstrap servers
   * @param registry how tasks come to the schema registry
   */
  public static PricePipeline.Outputs overTopics(
      StreamExecutionEnvironment environment,
      String brokers,
      RegistryAccess registry,
      PriceJobRules rules) {
    return overTopics(environment, brokers, registry, rules, 0);
  }

  private static PricePipeline.Outputs overTopics(
      StreamExecutionEnvironment environment,
      String brokers,
      RegistryAccess registry,
      PriceJobRules rules,
      int runsBefore) {
    // Every value is immutable, or made afresh.
    environment.getConfig().enableObjectReuse();
    EventTopics topics = new EventTopics(brokers, registry);
    DataStream<Arrival> facts =
        environment
            .fromSource(
                topics
                    .source(GROUP, new FactReader(Clock.systemUTC()), PricePipeline.arrivalType())
                    .build(),
                HeartbeatWatermarks.strategy(new Arrival.Times(), Duration.ZERO),
                PriceUids.FACTS)
            .uid(PriceUids.FACTS);
    PricePipeline.Outputs outputs = PricePipeline.build(facts, rules, runsBefore);
    topics.write(outputs.verdicts(), EventType.PRICE_VERDICTS, PriceUids.VERDICT_TOPIC);
    topics.write(outputs.requests(), EventType.PRICE_REJUDGE_REQUESTS, PriceUids.REQUEST_TOPIC);
    topics.write(outputs.deadLetters(), EventType.DEAD_LETTERS, PriceUids.DEAD_LETTER_TOPIC);
    topics.write(
        PricePipeline.cases(statements(environment, topics)),
        EventType.PRICE_CASES,
        PriceUids.CASE_TOPIC);
    return outputs;
  }

  /**
   * What this job and the one that judges old prices have said, read back from the topic: there all
   * statements about an outlet are in one order, which a restart does not change.
   */
  private static DataStream<PriceVerdict> statements(
      StreamExecutionEnvironment environment, EventTopics topics) {
    return environment
        .fromSource(
            topics
                .source(GROUP, new VerdictReader(), new AvroTypeInfo<>(PriceVerdict.class))
                .build(),
            WatermarkStrategy.noWatermarks(),
            PriceUids.STATEMENTS)
        .uid(PriceUids.STATEMENTS);
  }

  /** The table of verdicts. */
  static EventTable verdictTable(URI catalog) {
    return EventTable.open(WarehouseTables.priceVerdicts(), catalog);
  }

  /** Each statement exactly once, at checkpoints. */
  static void append(DataStream<PriceVerdict> verdicts, EventTable table) {
    table.append(
        verdicts,
        PriceVerdict.getClassSchema(),
        PriceUids.VERDICT_RECORDS,
        PriceUids.VERDICT_TABLE);
  }
}
