package dev.vedette.archive;

import dev.vedette.event.DeadLetter;
import dev.vedette.kafka.Backoff;
import dev.vedette.kafka.RegistryAccess;
import dev.vedette.table.Coordinates;
import dev.vedette.table.EventRows;
import dev.vedette.topic.EventType;
import dev.vedette.wire.SchemaRegistry;
import dev.vedette.wire.UndecodableRecordException;
import dev.vedette.wire.WireDecoder;
import java.time.Clock;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.streaming.api.functions.ProcessFunction;
import org.apache.flink.table.data.RowData;
import org.apache.flink.table.data.StringData;
import org.apache.flink.util.Collector;
import org.apache.flink.util.OutputTag;
import org.apache.iceberg.Schema;

/**
 * Decodes each record by its topic. Its row leaves by the side output of the topic's table; a
 * record that is no event of its topic leaves as a dead letter, and a heartbeat not at all.
 */
final class Router extends ProcessFunction<KafkaRecord, DeadLetter> {
  private static final long serialVersionUID = 1;

  /** What is done with the records of one topic. */
  private record Route(
      StringData topic, WireDecoder decoder, EventRows rows, OutputTag<RowData> output) {

    RowData row(KafkaRecord record, byte[] value) throws UndecodableRecordException {
      try {
        return rows.row(
            decoder.decode(value),
            new Coordinates(
                topic,
                record.partition(),
                record.offset(),
                record.timestamp(),
                WireDecoder.schemaId(value)));
      } catch (ArithmeticException e) {
        throw new UndecodableRecordException(String.valueOf(e.getMessage()), e);
      }
    }
  }

  private final EnumMap<EventType, Schema> tables;
  private final EnumMap<EventType, OutputTag<RowData>> outputs;
  private final RegistryAccess registry;
  private final Clock clock;
  private transient Map<String, Route> routes = Map.of();
  private transient Backoff backoff = new Backoff();

  /**
   * @param tables schema of the table of each topic
   * @param clock tells when a record was rejected; serializable
   */
  Router(Map<EventType, Schema> tables, RegistryAccess registry, Clock clock) {
    this.tables = new EnumMap<>(tables);
    this.outputs = new EnumMap<>(EventType.class);
    tables.forEach(
        (type, table) -> outputs.put(type, new OutputTag<>(type.table(), EventRows.type(table))));
    this.registry = registry;
    this.clock = clock;
  }

  /** The side output with the rows of a type. */
  OutputTag<RowData> output(EventType type) {
    OutputTag<RowData> output = outputs.get(type);
    if (output == null) {
      throw new IllegalArgumentException("Topic %s is not archived".formatted(type.topic()));
    }
    return output;
  }

  @Override
  public void open(OpenContext context) {
    SchemaRegistry client = registry.open();
    backoff = new Backoff();
    routes = new HashMap<>();
    tables.forEach(
        (type, table) ->
            routes.put(
                type.topic(),
                new Route(
                    StringData.fromString(type.topic()),
                    new WireDecoder(client, type.schema()),
                    new EventRows(type.schema(), table),
                    output(type))));
  }

  @Override
  public void processElement(KafkaRecord record, Context context, Collector<DeadLetter> letters)
      throws InterruptedException {
    if (record.isHeartbeat()) {
      return;
    }
    Route route = routes.get(record.topic());
    if (route == null) {
      throw new IllegalStateException(
          "Record %s is of a topic that is not archived".formatted(record));
    }
    byte[] value = record.value();
    if (value == null) {
      letters.collect(Undecodable.missingValue(record, clock.instant()));
      return;
    }
    try {
      context.output(route.output(), backoff.untilAnswered(() -> route.row(record, value)));
    } catch (UndecodableRecordException e) {
      letters.collect(
          Undecodable.undecodable(record, String.valueOf(e.getMessage()), clock.instant()));
    }
  }
}
