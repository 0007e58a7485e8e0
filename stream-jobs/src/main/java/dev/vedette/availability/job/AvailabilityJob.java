package dev.vedette.availability.job;

import dev.vedette.event.Availability;
import dev.vedette.event.LateEvent;
import dev.vedette.flink.HeartbeatWatermarks;
import dev.vedette.kafka.EventDeserializer;
import dev.vedette.kafka.EventRecordSerializer;
import dev.vedette.kafka.RegistryAccess;
import dev.vedette.table.EventRowMapper;
import dev.vedette.table.EventRows;
import dev.vedette.table.EventTable;
import dev.vedette.topic.EventType;
import dev.vedette.warehouse.CatalogClient;
import dev.vedette.warehouse.WarehouseTables;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import org.apache.flink.connector.base.DeliveryGuarantee;
import org.apache.flink.connector.kafka.sink.KafkaSink;
import org.apache.flink.connector.kafka.source.KafkaSource;
import org.apache.flink.connector.kafka.source.enumerator.initializer.OffsetsInitializer;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.table.data.RowData;

/** Wires the availability job: topics, {@link AvailabilityPipeline}, table and topic. */
public final class AvailabilityJob {
  /** Name of the job, also in late events. */
  public static final String NAME = "availability";

  /**
   * Where the job reads and writes.
   *
   * @param brokers Kafka bootstrap servers
   * @param registry address of the schema registry's API
   * @param catalog address of the Iceberg REST catalog
   * @param checkpointInterval how often the table gets new rows
   * @param parallelism threads that keep books
   * @param rules how it is measured
   */
  public record Settings(
      String brokers,
      URI registry,
      URI catalog,
      Duration checkpointInterval,
      int parallelism,
      AvailabilityRules rules) {}

  private AvailabilityJob() {}

  /** Adds the job to {@code environment}. The topics exist. */
  public static void define(StreamExecutionEnvironment environment, Settings settings) {
    environment.setParallelism(settings.parallelism());
    environment.enableCheckpointing(settings.checkpointInterval().toMillis());
    // Every value is immutable.
    environment.getConfig().enableObjectReuse();
    RegistryAccess registry = RegistryAccess.http(settings.registry());
    FactReader reader = new FactReader();
    KafkaSource<Arrival> source =
        KafkaSource.<Arrival>builder()
            .setBootstrapServers(settings.brokers())
            .setTopics(reader.types().stream().map(EventType::topic).toList())
            .setGroupId("vedette-availability")
            .setStartingOffsets(OffsetsInitializer.earliest())
            .setDeserializer(
                new EventDeserializer<>(registry, reader, AvailabilityTypes.arrivals()))
            .build();
    DataStream<Arrival> facts =
        environment
            .fromSource(
                source,
                HeartbeatWatermarks.strategy(
                    new AvailabilityPipeline.Times(), settings.rules().allowedLateness()),
                AvailabilityUids.FACTS)
            .uid(AvailabilityUids.FACTS);
    AvailabilityPipeline.Outputs outputs = AvailabilityPipeline.build(facts, settings.rules());
    toTable(outputs.results(), settings.catalog());
    KafkaSink<LateEvent> late =
        KafkaSink.<LateEvent>builder()
            .setBootstrapServers(settings.brokers())
            .setDeliveryGuarantee(DeliveryGuarantee.AT_LEAST_ONCE)
            .setRecordSerializer(new EventRecordSerializer<>(EventType.LATE_EVENTS, registry))
            .build();
    outputs
        .late()
        .sinkTo(late)
        .name(AvailabilityUids.LATE_TOPIC)
        .uid(AvailabilityUids.LATE_TOPIC)
        .setParallelism(1);
  }

  private static void toTable(DataStream<Availability> results, URI catalog) {
    EventTable table =
        EventTable.prepare(
                List.of(WarehouseTables.availability()), CatalogClient.properties(catalog))
            .getFirst();
    DataStream<RowData> rows =
        results
            .map(
                new EventRowMapper<>(Availability.getClassSchema(), table.schema()),
                EventRows.type(table.schema()))
            .name(AvailabilityUids.RECORDS)
            .uid(AvailabilityUids.RECORDS);
    table.append(rows, AvailabilityUids.TABLE, 1);
  }
}
