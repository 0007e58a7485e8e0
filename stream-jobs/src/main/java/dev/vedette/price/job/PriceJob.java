package dev.vedette.price.job;

import dev.vedette.event.PriceVerdict;
import dev.vedette.flink.HeartbeatWatermarks;
import dev.vedette.kafka.EventDeserializer;
import dev.vedette.kafka.EventRecordSerializer;
import dev.vedette.kafka.RegistryAccess;
import dev.vedette.price.PriceFacts;
import dev.vedette.table.EventRowMapper;
import dev.vedette.table.EventRows;
import dev.vedette.table.EventTable;
import dev.vedette.topic.EventType;
import dev.vedette.warehouse.CatalogClient;
import dev.vedette.warehouse.WarehouseTables;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.apache.avro.specific.SpecificRecord;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import org.apache.flink.connector.base.DeliveryGuarantee;
import org.apache.flink.connector.kafka.sink.KafkaSink;
import org.apache.flink.connector.kafka.source.KafkaSource;
import org.apache.flink.connector.kafka.source.enumerator.initializer.OffsetsInitializer;
import org.apache.flink.formats.avro.typeutils.AvroTypeInfo;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.table.data.RowData;

/** Wires the price job: topics, {@link PricePipeline}, topics and table; and the cases. */
public final class PriceJob {
  /** Name of the job. */
  public static final String NAME = "price";

  /** Under which the job tells Kafka, at each checkpoint, how far it has read. */
  public static final String GROUP = "vedette-price";

  /** Who waits for a verdict is not to wait for a batch. */
  private static final String LINGER_MILLIS = "5";

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
    KafkaSource<Arrival> source =
        KafkaSource.<Arrival>builder()
            .setBootstrapServers(brokers)
            .setTopics(PriceFacts.TYPES.stream().map(EventType::topic).toList())
            .setGroupId(GROUP)
            .setStartingOffsets(OffsetsInitializer.earliest())
            .setDeserializer(
                new EventDeserializer<>(
                    registry, new FactReader(Clock.systemUTC()), PricePipeline.arrivalType()))
            .build();
    DataStream<Arrival> facts =
        environment
            .fromSource(
                source,
                HeartbeatWatermarks.strategy(new Arrival.Times(), Duration.ZERO),
                PriceUids.FACTS)
            .uid(PriceUids.FACTS);
    PricePipeline.Outputs outputs = PricePipeline.build(facts, rules, runsBefore);
    toTopic(
        outputs.verdicts(), EventType.PRICE_VERDICTS, PriceUids.VERDICT_TOPIC, brokers, registry);
    toTopic(
        outputs.requests(),
        EventType.PRICE_REJUDGE_REQUESTS,
        PriceUids.REQUEST_TOPIC,
        brokers,
        registry);
    toTopic(
        outputs.deadLetters(),
        EventType.DEAD_LETTERS,
        PriceUids.DEAD_LETTER_TOPIC,
        brokers,
        registry);
    toTopic(
        PricePipeline.cases(statements(environment, brokers, registry)),
        EventType.PRICE_CASES,
        PriceUids.CASE_TOPIC,
        brokers,
        registry);
    return outputs;
  }

  /**
   * What this job and the one that judges old prices have said, read back from the topic: there all
   * statements about an outlet are in one order, which a restart does not change.
   */
  private static DataStream<PriceVerdict> statements(
      StreamExecutionEnvironment environment, String brokers, RegistryAccess registry) {
    KafkaSource<PriceVerdict> source =
        KafkaSource.<PriceVerdict>builder()
            .setBootstrapServers(brokers)
            .setTopics(EventType.PRICE_VERDICTS.topic())
            .setGroupId(GROUP)
            .setStartingOffsets(OffsetsInitializer.earliest())
            .setDeserializer(
                new EventDeserializer<>(
                    registry, new VerdictReader(), new AvroTypeInfo<>(PriceVerdict.class)))
            .build();
    return environment
        .fromSource(source, WatermarkStrategy.noWatermarks(), PriceUids.STATEMENTS)
        .uid(PriceUids.STATEMENTS);
  }

  /** The table of verdicts. */
  static EventTable verdictTable(URI catalog) {
    return EventTable.prepare(
            List.of(WarehouseTables.priceVerdicts()), CatalogClient.properties(catalog))
        .getFirst();
  }

  /** Each statement exactly once, at checkpoints. */
  static void append(DataStream<PriceVerdict> verdicts, EventTable table) {
    EventType type = EventType.PRICE_VERDICTS;
    DataStream<RowData> rows =
        verdicts
            .map(
                new EventRowMapper<>(type.schema(), table.schema()), EventRows.type(table.schema()))
            .name(PriceUids.VERDICT_RECORDS)
            .uid(PriceUids.VERDICT_RECORDS);
    table.append(rows, PriceUids.VERDICT_TABLE, 1);
  }

  /** At least once: after a restart a statement may come again, with the same id. */
  static <T extends SpecificRecord> void toTopic(
      DataStream<T> events, EventType type, String uid, String brokers, RegistryAccess registry) {
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
