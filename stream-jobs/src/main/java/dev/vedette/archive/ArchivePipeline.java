package dev.vedette.archive;

import dev.vedette.event.DeadLetter;
import dev.vedette.kafka.RegistryAccess;
import dev.vedette.table.EventTable;
import dev.vedette.topic.EventType;
import java.time.Clock;
import java.util.EnumMap;
import java.util.Map;
import org.apache.flink.api.connector.sink2.Sink;
import org.apache.flink.formats.avro.typeutils.AvroTypeInfo;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.datastream.SingleOutputStreamOperator;
import org.apache.iceberg.Schema;

/**
 * The whole topology of the archive job. The source and the topic of dead letters are passed in, so
 * that tests run this one.
 *
 * <pre>
 *   records of all archived topics, undecoded, with their coordinates
 *     │
 *     ▼
 *   router: decodes by topic; drops heartbeats
 *     ├─▶ rows of each topic   ─▶ table raw.TOPIC, one sink each, committed at checkpoints
 *     └─▶ undecodable records  ─▶ topic dead-letters (and so, by the way, table raw.dead_letters)
 * </pre>
 *
 * <p>Each row appears once, and whole commits only: the sink keeps what it has written in the
 * checkpoint, and notes with each snapshot which checkpoint it holds. A dead letter may be repeated
 * after a failure, with the same {@code event_id}.
 */
final class ArchivePipeline {
  private ArchivePipeline() {}

  /**
   * Builds the topology.
   *
   * @param records with {@link KafkaRecord#type()}
   * @param tables where the rows of each topic go
   * @param parallelism number of writers of each table
   * @param uidSuffix appended to the uids of the tables' sinks
   */
  static void build(
      DataStream<KafkaRecord> records,
      Map<EventType, EventTable> tables,
      RegistryAccess registry,
      Clock clock,
      Sink<DeadLetter> deadLetters,
      int parallelism,
      String uidSuffix) {
    Map<EventType, Schema> schemas = new EnumMap<>(EventType.class);
    tables.forEach((type, table) -> schemas.put(type, table.schema()));
    Router router = new Router(schemas, registry, clock);
    SingleOutputStreamOperator<DeadLetter> undecodable =
        records
            .process(router, new AvroTypeInfo<>(DeadLetter.class))
            .name(ArchiveUids.ROUTER)
            .uid(ArchiveUids.ROUTER);
    undecodable.sinkTo(deadLetters).name(ArchiveUids.DEAD_LETTERS).uid(ArchiveUids.DEAD_LETTERS);
    tables.forEach(
        (type, table) ->
            table.append(
                undecodable.getSideOutput(router.output(type)),
                ArchiveUids.table(type) + uidSuffix,
                parallelism));
  }
}
