package dev.vedette.availability.job;

import dev.vedette.event.Availability;
import dev.vedette.flink.HeartbeatWatermarks;
import dev.vedette.kafka.EventTopics;
import dev.vedette.kafka.RegistryAccess;
import dev.vedette.table.EventTable;
import dev.vedette.topic.EventType;
import dev.vedette.warehouse.WarehouseTables;
import java.net.URI;
import java.time.Duration;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/** Wires the availability job: topics, {@link AvailabilityPipeline}, table and topic. */
public final class AvailabilityJob {
  /** Name of the job, also in late events. */
  public static final String NAME = "availability";

  /** Under which the job tells Kafka, at each checkpoint, how far it has read. */
  public static final String GROUP = "vedette-availability";

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
    EventTopics topics =
        new EventTopics(settings.brokers(), RegistryAccess.http(settings.registry()));
    DataStream<Arrival> facts =
        environment
            .fromSource(
                topics.source(GROUP, new FactReader(), AvailabilityTypes.arrivals()).build(),
                HeartbeatWatermarks.strategy(
                    new AvailabilityPipeline.Times(), settings.rules().allowedLateness()),
                AvailabilityUids.FACTS)
            .uid(AvailabilityUids.FACTS);
    AvailabilityPipeline.Outputs outputs = AvailabilityPipeline.build(facts, settings.rules());
    EventTable.open(WarehouseTables.availability(), settings.catalog())
        .append(
            outputs.results(),
            Availability.getClassSchema(),
            AvailabilityUids.RECORDS,
            AvailabilityUids.TABLE);
    topics.write(outputs.late(), EventType.LATE_EVENTS, AvailabilityUids.LATE_TOPIC);
  }
}
