package dev.vedette.archive;

import dev.vedette.table.EventTable;
import dev.vedette.topic.EventType;
import dev.vedette.warehouse.CatalogClient;
import dev.vedette.wire.SchemaRegistry;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import org.apache.flink.api.connector.source.util.ratelimit.RateLimiterStrategy;
import org.apache.flink.configuration.CheckpointingOptions;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.PipelineOptions;
import org.apache.flink.configuration.RestartStrategyOptions;
import org.apache.flink.connector.datagen.source.DataGeneratorSource;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/** Runs the production topology over a list of records, some at each checkpoint. */
final class ArchiveRun {
  static final Instant NOW = Instant.parse("2026-03-01T00:00:00.000001Z");

  /** Flink copies what it is given, so what tasks share stands outside. */
  private static volatile List<KafkaRecord> records = List.of();

  private static volatile SchemaRegistry registry = new MemoryRegistry();

  /** How many records pass before the job fails; negative for never. */
  private static final AtomicLong UNTIL_FAILURE = new AtomicLong(-1);

  private final URI catalog;
  private final Path checkpoints;
  private int restarts = 3;
  private int parallelism = 2;
  private List<EventType> types = List.of(EventType.INVENTORY_READINGS, EventType.ORDERS);

  ArchiveRun(URI catalog, Path checkpoints) {
    this.catalog = catalog;
    this.checkpoints = checkpoints;
  }

  ArchiveRun restarts(int allowed) {
    this.restarts = allowed;
    return this;
  }

  ArchiveRun types(List<EventType> archived) {
    this.types = archived;
    return this;
  }

  ArchiveRun parallelism(int subtasks) {
    this.parallelism = subtasks;
    return this;
  }

  /** Lets the job fail once, when this many records have passed. */
  ArchiveRun failAfter(long passed) {
    UNTIL_FAILURE.set(passed);
    return this;
  }

  /** Runs until all records are archived. */
  void archive(List<KafkaRecord> input, SchemaRegistry schemas) throws Exception {
    records = input;
    registry = schemas;
    CollectedDeadLetters.LETTERS.clear();
    environment().execute(ArchiveJob.NAME);
  }

  /** The environment with the job in it. */
  StreamExecutionEnvironment environment() {
    StreamExecutionEnvironment environment =
        StreamExecutionEnvironment.getExecutionEnvironment(configuration());
    environment.setParallelism(parallelism);
    environment.getConfig().enableObjectReuse();
    DataStream<KafkaRecord> source =
        environment
            .fromSource(
                new DataGeneratorSource<>(
                    index -> records.get(index.intValue()),
                    records.size(),
                    RateLimiterStrategy.perCheckpoint(Math.max(parallelism, records.size() / 4)),
                    KafkaRecord.type()),
                WatermarkStrategy.noWatermarks(),
                ArchiveUids.RECORDS)
            .uid(ArchiveUids.RECORDS)
            .map(ArchiveRun::pass, KafkaRecord.type())
            .name("failure")
            .uid("failure");
    Map<EventType, EventTable> tables = ArchiveJob.tables(types, CatalogClient.properties(catalog));
    ArchivePipeline.build(
        source,
        tables,
        () -> registry,
        Clock.fixed(NOW, ZoneOffset.UTC),
        new CollectedDeadLetters(),
        parallelism,
        "");
    return environment;
  }

  private static KafkaRecord pass(KafkaRecord record) {
    if (UNTIL_FAILURE.getAndUpdate(left -> left < 0 ? left : left - 1) == 0) {
      throw new IllegalStateException("A failure, for the test");
    }
    return record;
  }

  private Configuration configuration() {
    Configuration configuration = new Configuration();
    configuration.set(PipelineOptions.GENERIC_TYPES, false);
    configuration.set(PipelineOptions.AUTO_GENERATE_UIDS, false);
    configuration.set(CheckpointingOptions.CHECKPOINTS_DIRECTORY, checkpoints.toUri().toString());
    configuration.set(CheckpointingOptions.CHECKPOINTING_INTERVAL, Duration.ofMillis(100));
    configuration.set(RestartStrategyOptions.RESTART_STRATEGY, "fixed-delay");
    configuration.set(RestartStrategyOptions.RESTART_STRATEGY_FIXED_DELAY_ATTEMPTS, restarts);
    configuration.set(
        RestartStrategyOptions.RESTART_STRATEGY_FIXED_DELAY_DELAY, Duration.ofMillis(50));
    return configuration;
  }
}
