package dev.vedette.market.job;

import dev.vedette.event.LateEvent;
import dev.vedette.event.MarketPane;
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

/** Wires the market job: topics, {@link MarketPipeline}, table and topic. */
public final class MarketJob {
  /** Name of the job, also in late events. */
  public static final String NAME = "market";

  /**
   * Where the job reads and writes.
   *
   * @param brokers Kafka bootstrap servers
   * @param registry address of the schema registry's API
   * @param catalog address of the Iceberg REST catalog
   * @param checkpointInterval how often the table gets new rows
   * @param parallelism threads that keep books
   * @param rules how it counts
   */
  public record Settings(
      String brokers,
      URI registry,
      URI catalog,
      Duration checkpointInterval,
      int parallelism,
      MarketRules rules) {}

  private MarketJob() {}

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
            .setGroupId("vedette-market")
            .setStartingOffsets(OffsetsInitializer.earliest())
            .setDeserializer(new EventDeserializer<>(registry, reader, MarketTypes.arrivals()))
            .build();
    DataStream<Arrival> facts =
        environment
            .fromSource(
                source,
                HeartbeatWatermarks.strategy(
                    new MarketPipeline.Times(), settings.rules().allowedLateness()),
                MarketUids.FACTS)
            .uid(MarketUids.FACTS);
    MarketPipeline.Outputs outputs = MarketPipeline.build(facts, settings.rules());
    toTable(outputs.panes(), settings.catalog());
    KafkaSink<LateEvent> late =
        KafkaSink.<LateEvent>builder()
            .setBootstrapServers(settings.brokers())
            .setDeliveryGuarantee(DeliveryGuarantee.AT_LEAST_ONCE)
            .setRecordSerializer(new EventRecordSerializer<>(EventType.LATE_EVENTS, registry))
            .build();
    outputs
        .late()
        .sinkTo(late)
        .name(MarketUids.LATE_TOPIC)
        .uid(MarketUids.LATE_TOPIC)
        .setParallelism(1);
  }

  private static void toTable(DataStream<MarketPane> panes, URI catalog) {
    EventTable table =
        EventTable.prepare(
                List.of(WarehouseTables.marketPanes()), CatalogClient.properties(catalog))
            .getFirst();
    DataStream<RowData> rows =
        panes
            .map(
                new EventRowMapper<>(MarketPane.getClassSchema(), table.schema()),
                EventRows.type(table.schema()))
            .name(MarketUids.RECORDS)
            .uid(MarketUids.RECORDS);
    table.append(rows, MarketUids.TABLE, 1);
  }
}
