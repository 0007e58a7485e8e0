package dev.vedette.stockout.job;

import dev.vedette.event.StockoutAlert;
import dev.vedette.event.StockoutScore;
import dev.vedette.flink.HeartbeatWatermarks;
import dev.vedette.kafka.EventDeserializer;
import dev.vedette.kafka.EventRecordSerializer;
import dev.vedette.kafka.RegistryAccess;
import dev.vedette.stockout.Fact;
import dev.vedette.table.EventRowMapper;
import dev.vedette.table.EventRows;
import dev.vedette.table.EventTable;
import dev.vedette.topic.EventType;
import dev.vedette.warehouse.CatalogClient;
import dev.vedette.warehouse.WarehouseTables;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import org.apache.avro.specific.SpecificRecord;
import org.apache.flink.connector.base.DeliveryGuarantee;
import org.apache.flink.connector.kafka.sink.KafkaSink;
import org.apache.flink.connector.kafka.source.KafkaSource;
import org.apache.flink.connector.kafka.source.enumerator.initializer.OffsetsInitializer;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.table.data.RowData;
import org.apache.kafka.clients.consumer.ConsumerConfig;

/** Wires the stockout job: topics, {@link StockoutPipeline}, topics and table. */
public final class StockoutJob {
  /** Alerts are for people who wait: a record is sent at once. */
  private static final String LINGER_MILLIS = "5";

  /**
   * A partition's turn while a backlog is read. Facts that ran ahead of those of other partitions
   * wait in state and are judged again and again, so turns are short: some thousands of events.
   */
  private static final String FETCH_BYTES = String.valueOf(64 * 1024);

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
    toTable(outputs.alerts(), settings);
    toScoreTable(outputs.scores(), settings);
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
    KafkaSource<Fact> source =
        KafkaSource.<Fact>builder()
            .setBootstrapServers(brokers)
            .setTopics(FactReader.TYPES.stream().map(EventType::topic).toList())
            .setGroupId("vedette-stockout")
            .setStartingOffsets(OffsetsInitializer.earliest())
            .setProperty(ConsumerConfig.MAX_PARTITION_FETCH_BYTES_CONFIG, FETCH_BYTES)
            .setDeserializer(
                new EventDeserializer<>(registry, new FactReader(), StockoutPipeline.factType()))
            .build();
    DataStream<Fact> facts =
        environment
            .fromSource(
                source,
                HeartbeatWatermarks.strategy(new FactTimes(), rules.allowedLateness()),
                StockoutUids.FACTS)
            .uid(StockoutUids.FACTS);
    StockoutPipeline.Outputs outputs = StockoutPipeline.build(facts, rules);
    Topics topics = new Topics(brokers, registry);
    topics.write(outputs.alerts(), EventType.STOCKOUT_ALERTS, StockoutUids.ALERT_TOPIC);
    topics.write(outputs.late(), EventType.LATE_EVENTS, StockoutUids.LATE_TOPIC);
    topics.write(outputs.unknownOutlets(), EventType.DEAD_LETTERS, StockoutUids.STRANGER_TOPIC);
    return outputs;
  }

  private static void toTable(DataStream<StockoutAlert> alerts, Settings settings) {
    EventType type = EventType.STOCKOUT_ALERTS;
    EventTable table =
        EventTable.prepare(
                List.of(WarehouseTables.stockoutAlerts()),
                CatalogClient.properties(settings.catalog()))
            .getFirst();
    DataStream<RowData> records =
        alerts
            .map(
                new EventRowMapper<>(type.schema(), table.schema()), EventRows.type(table.schema()))
            .name(StockoutUids.ALERT_RECORDS)
            .uid(StockoutUids.ALERT_RECORDS);
    table.append(records, StockoutUids.ALERT_TABLE, 1);
  }

  private static void toScoreTable(DataStream<StockoutScore> scores, Settings settings) {
    EventTable table =
        EventTable.prepare(
                List.of(WarehouseTables.stockoutScores()),
                CatalogClient.properties(settings.catalog()))
            .getFirst();
    DataStream<RowData> records =
        scores
            .map(
                new EventRowMapper<>(StockoutScore.getClassSchema(), table.schema()),
                EventRows.type(table.schema()))
            .name(StockoutUids.SCORE_RECORDS)
            .uid(StockoutUids.SCORE_RECORDS);
    table.append(records, StockoutUids.SCORE_TABLE, 1);
  }

  /** Where results are written. */
  private record Topics(String brokers, RegistryAccess registry) {
    /** At least once: after a restart a statement may come again, with the same id. */
    <T extends SpecificRecord> void write(DataStream<T> events, EventType type, String uid) {
      KafkaSink<T> sink =
          KafkaSink.<T>builder()
              .setBootstrapServers(brokers)
              .setDeliveryGuarantee(DeliveryGuarantee.AT_LEAST_ONCE)
              .setProperty("linger.ms", LINGER_MILLIS)
              .setRecordSerializer(new EventRecordSerializer<>(type, registry))
              .build();
      events.sinkTo(sink).name(uid).uid(uid).setParallelism(1);
    }
  }
}
