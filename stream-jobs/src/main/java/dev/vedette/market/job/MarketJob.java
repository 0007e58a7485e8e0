package dev.vedette.market.job;

import dev.vedette.event.BrandTrend;
import dev.vedette.event.MarketPane;
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

/** Wires the market job: topics, {@link MarketPipeline}, tables and topic. */
public final class MarketJob {
  /** Name of the job, also in late events. */
  public static final String NAME = "market";

  /** Under which the job tells Kafka, at each checkpoint, how far it has read. */
  public static final String GROUP = "vedette-market";

  /**
   * Where the job reads and writes.
   *
   * @param brokers Kafka bootstrap servers
   * @param registry address of the schema registry's API
   * @param catalog address of the Iceberg REST catalog
   * @param checkpointInterval how often the tables get new rows
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
    MarketPipeline.Outputs outputs =
        overTopics(
            environment,
            settings.brokers(),
            RegistryAccess.http(settings.registry()),
            settings.rules());
    EventTable.open(WarehouseTables.marketPanes(), settings.catalog())
        .append(outputs.panes(), MarketPane.getClassSchema(), MarketUids.RECORDS, MarketUids.TABLE);
    EventTable.open(WarehouseTables.brandTrends(), settings.catalog())
        .append(
            outputs.trends(),
            BrandTrend.getClassSchema(),
            MarketUids.TREND_RECORDS,
            MarketUids.TREND_TABLE);
  }

  /**
   * Adds the job without its tables: from topics to its topic.
   *
   * @param brokers Kafka bootstrap servers
   * @param registry how tasks come to the schema registry
   */
  public static MarketPipeline.Outputs overTopics(
      StreamExecutionEnvironment environment,
      String brokers,
      RegistryAccess registry,
      MarketRules rules) {
    // Every value is immutable.
    environment.getConfig().enableObjectReuse();
    EventTopics topics = new EventTopics(brokers, registry);
    DataStream<Arrival> facts =
        environment
            .fromSource(
                topics.source(GROUP, new FactReader(), MarketTypes.arrivals()).build(),
                HeartbeatWatermarks.strategy(new MarketPipeline.Times(), rules.allowedLateness()),
                MarketUids.FACTS)
            .uid(MarketUids.FACTS);
    MarketPipeline.Outputs outputs = MarketPipeline.build(facts, rules);
    topics.write(outputs.late(), EventType.LATE_EVENTS, MarketUids.LATE_TOPIC);
    return outputs;
  }
}
