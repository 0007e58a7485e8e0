package dev.vedette.stockout.job;

import dev.vedette.event.StockoutAlert;
import dev.vedette.event.StockoutScore;
import dev.vedette.flink.HeartbeatWatermarks;
import dev.vedette.kafka.EventTopics;
import dev.vedette.kafka.RegistryAccess;
import dev.vedette.stockout.Fact;
import dev.vedette.table.EventTable;
import dev.vedette.topic.EventType;
import dev.vedette.warehouse.WarehouseTables;
import java.net.URI;
import java.time.Duration;
import org.apache.flink.connector.kafka.source.KafkaSource;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.kafka.clients.consumer.ConsumerConfig;

/** Wires the stockout job: topics, {@link StockoutPipeline}, topics and table. */
public final class StockoutJob {
  /** Name of the job. */
  public static final String NAME = "stockout";

  /** Under which the job tells Kafka, at each checkpoint, how far it has read. */
  public static final String GROUP = "vedette-stockout";

  /**
   * A partition's turn while a backlog is read. Facts that ran ahead of those of other partitions
   * wait in state and are judged again and again, so turns are short: some thousands of events.
   */
  private static final String FETCH_BYTES = String.valueOf(64 * 1024);

  /** The most that an alert waits between two operators when little happens; Flink's own is 100. */
  private static final long BUFFER_TIMEOUT_MILLIS = 20;

  /**
   * Where the job reads and writes.
   *
   * @param brokers Kafka bootstrap servers
   * @param registry address of the schema registry's API
   * @param catalog address of the Iceberg REST catalog
   * @param checkpointInterval how often the alert table gets new rows; the topic does not wait for
   *     it
   * @param parallelism threads that keep books
   * @param rules how they are kept
   */
  public record Settings(
      String brokers,
      URI registry,
      URI catalog,
      Duration checkpointInterval,
      int parallelism,
      StockoutJobRules rules) {}

  private StockoutJob() {}

  /** Adds the job to {@code environment}. The topics exist. */
  public static void define(StreamExecutionEnvironment environment, Settings settings) {
    environment.setParallelism(settings.parallelism());
    environment.enableCheckpointing(settings.checkpointInterval().toMillis());
    StockoutPipeline.Outputs outputs =
        overTopics(
            environment,
            settings.brokers(),
            RegistryAccess.http(settings.registry()),
            settings.rules());
    EventTable.open(WarehouseTables.stockoutAlerts(), settings.catalog())
        .append(
            outputs.alerts(),
            StockoutAlert.getClassSchema(),
            StockoutUids.ALERT_RECORDS,
            StockoutUids.ALERT_TABLE);
    EventTable.open(WarehouseTables.stockoutScores(), settings.catalog())
        .append(
            outputs.scores(),
            StockoutScore.getClassSchema(),
            StockoutUids.SCORE_RECORDS,
            StockoutUids.SCORE_TABLE);
  }

  /**
   * Adds the job without its tables: from topics to topics.
   *
   * @param brokers Kafka bootstrap servers
   * @param registry how tasks come to the schema registry
   */
  public static StockoutPipeline.Outputs overTopics(
      StreamExecutionEnvironment environment,
      String brokers,
      RegistryAccess registry,
      StockoutJobRules rules) {
    environment.getConfig().enableObjectReuse();
    environment.setBufferTimeout(BUFFER_TIMEOUT_MILLIS);
    EventTopics topics = new EventTopics(brokers, registry);
    KafkaSource<Fact> source =
        topics
            .source(GROUP, new FactReader(), StockoutPipeline.factType())
            .setProperty(ConsumerConfig.MAX_PARTITION_FETCH_BYTES_CONFIG, FETCH_BYTES)
            .build();
    DataStream<Fact> facts =
        environment
            .fromSource(
                source,
                HeartbeatWatermarks.strategy(new FactTimes(), rules.allowedLateness()),
                StockoutUids.FACTS)
            .uid(StockoutUids.FACTS);
    StockoutPipeline.Outputs outputs = StockoutPipeline.build(facts, rules);
    topics.write(outputs.alerts(), EventType.STOCKOUT_ALERTS, StockoutUids.ALERT_TOPIC);
    topics.write(outputs.late(), EventType.LATE_EVENTS, StockoutUids.LATE_TOPIC);
    topics.write(outputs.unknownOutlets(), EventType.DEAD_LETTERS, StockoutUids.STRANGER_TOPIC);
    return outputs;
  }
}
