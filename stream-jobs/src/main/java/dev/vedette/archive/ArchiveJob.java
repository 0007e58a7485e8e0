package dev.vedette.archive;

import dev.vedette.event.DeadLetter;
import dev.vedette.kafka.EventRecordSerializer;
import dev.vedette.kafka.RegistryAccess;
import dev.vedette.table.EventTable;
import dev.vedette.topic.EventType;
import dev.vedette.warehouse.WarehouseTables;
import java.time.Clock;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import org.apache.flink.api.connector.sink2.Sink;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.PipelineOptions;
import org.apache.flink.connector.base.DeliveryGuarantee;
import org.apache.flink.connector.kafka.sink.KafkaSink;
import org.apache.flink.connector.kafka.source.KafkaSource;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.kafka.clients.consumer.ConsumerConfig;

/**
 * Wires the archive job: Kafka, the schema registry and the tables to {@link ArchivePipeline}.
 *
 * <p>To be started from the newest checkpoint of its job id, or under a new job id with no state at
 * all: then it goes on after what its tables hold. Never from an older checkpoint: the sinks would
 * take its successors for repetitions (apache/iceberg#10892).
 */
public final class ArchiveJob {
  /** Name of the job. */
  public static final String NAME = "archive";

  /** Under which the job tells Kafka, at each checkpoint, how far it has read. */
  public static final String GROUP = "vedette-archive";

  private static final String BATCH = "5000";

  private ArchiveJob() {}

  /**
   * Runs the job on the cluster that calls this, whose configuration decides about restarts and
   * where checkpoints are kept.
   *
   * @param arguments see {@link ArchiveSettings}, in kebab case: {@code --bootstrap-servers
   *     broker:9092}; Iceberg's client properties as {@code --catalog.NAME VALUE}
   */
  public static void main(String[] arguments) throws Exception {
    Configuration configuration = new Configuration();
    configuration.set(PipelineOptions.GENERIC_TYPES, false);
    configuration.set(PipelineOptions.AUTO_GENERATE_UIDS, false);
    StreamExecutionEnvironment environment =
        StreamExecutionEnvironment.getExecutionEnvironment(configuration);
    define(environment, ArchiveArguments.read(arguments));
    environment.execute(NAME);
  }

  /**
   * Creates or evolves the raw tables, and adds the job's topology to an environment. The
   * environment's own settings decide about restarts and where checkpoints are kept.
   *
   * @throws dev.vedette.warehouse.IncompatibleTableException if a table cannot be used
   */
  public static void define(StreamExecutionEnvironment environment, ArchiveSettings settings) {
    environment.setParallelism(settings.parallelism());
    environment.enableCheckpointing(settings.commitInterval().toMillis());
    // Every operator makes its values afresh and keeps none, so nothing need be copied.
    environment.getConfig().enableObjectReuse();
    Map<EventType, EventTable> tables = tables(WarehouseTables.archived(), settings.catalog());
    RegistryAccess registry = RegistryAccess.http(settings.registry());
    DataStream<KafkaRecord> records =
        environment
            .fromSource(source(settings), WatermarkStrategy.noWatermarks(), ArchiveUids.RECORDS)
            .uid(ArchiveUids.RECORDS);
    ArchivePipeline.build(
        records,
        tables,
        registry,
        Clock.systemUTC(),
        deadLetters(settings, registry),
        settings.parallelism(),
        settings.uidSuffix());
  }

  /** The raw tables of some topics, as this release needs them. */
  static Map<EventType, EventTable> tables(List<EventType> types, Map<String, String> catalog) {
    List<EventTable> opened =
        EventTable.prepare(types.stream().map(WarehouseTables::raw).toList(), catalog);
    Map<EventType, EventTable> tables = new EnumMap<>(EventType.class);
    for (EventType type : types) {
      tables.put(type, opened.get(tables.size()));
    }
    return tables;
  }

  private static KafkaSource<KafkaRecord> source(ArchiveSettings settings) {
    return KafkaSource.<KafkaRecord>builder()
        .setBootstrapServers(settings.bootstrapServers())
        .setTopics(WarehouseTables.archived().stream().map(EventType::topic).toList())
        .setGroupId(GROUP)
        .setClientIdPrefix(GROUP)
        .setStartingOffsets(new ArchivedPositions(settings.catalog()))
        .setDeserializer(new KafkaRecordReader())
        .setProperty(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed")
        .setProperty(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, BATCH)
        .build();
  }

  private static Sink<DeadLetter> deadLetters(ArchiveSettings settings, RegistryAccess registry) {
    return KafkaSink.<DeadLetter>builder()
        .setBootstrapServers(settings.bootstrapServers())
        .setRecordSerializer(new EventRecordSerializer<>(EventType.DEAD_LETTERS, registry))
        .setDeliveryGuarantee(DeliveryGuarantee.AT_LEAST_ONCE)
        .build();
  }
}
