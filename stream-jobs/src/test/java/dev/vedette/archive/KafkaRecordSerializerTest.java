package dev.vedette.archive;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vedette.topic.Headers;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.flink.api.common.functions.util.ListCollector;
import org.apache.flink.core.memory.DataInputDeserializer;
import org.apache.flink.core.memory.DataOutputSerializer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.internals.RecordHeader;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.record.TimestampType;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class KafkaRecordSerializerTest {
  private static final byte[] VALUE = {0, 1, 2};

  @Test
  void aRecordComesBackAsItWas() throws IOException {
    KafkaRecord event = throughTheWire(KafkaRecord.event("visits", 3, 42, 1_700, VALUE));
    assertThat(event).hasToString("visits-3@42");
    assertThat(event.timestamp()).isEqualTo(1_700);
    assertThat(event.value()).isEqualTo(VALUE);
    assertThat(event.isHeartbeat()).isFalse();
  }

  @Test
  void aRecordWithoutAValueIsNotAHeartbeat() throws IOException {
    KafkaRecord event = throughTheWire(KafkaRecord.event("visits", 3, 42, 1_700, null));
    assertThat(event.value()).isNull();
    assertThat(event.isHeartbeat()).isFalse();
    assertThat(throughTheWire(KafkaRecord.heartbeat("visits", 0, 1, 2)).isHeartbeat()).isTrue();
  }

  @Test
  void aHeartbeatIsToldByItsHeaderAndHasNoValue() {
    Header heartbeat =
        new RecordHeader(
            Headers.HEARTBEAT, "2026-05-01T00:00:00Z".getBytes(StandardCharsets.UTF_8));
    assertThat(read(null, heartbeat).isHeartbeat()).isTrue();
    assertThat(read(null).isHeartbeat()).isFalse();
    assertThat(read(VALUE, heartbeat).value()).isEqualTo(VALUE);
  }

  private static KafkaRecord read(byte @Nullable [] value, Header... headers) {
    List<KafkaRecord> read = new ArrayList<>();
    new KafkaRecordReader()
        .deserialize(
            new ConsumerRecord<>(
                "visits",
                1,
                7,
                1_700,
                TimestampType.CREATE_TIME,
                0,
                0,
                new byte[0],
                value,
                new RecordHeaders(headers),
                Optional.empty()),
            new ListCollector<>(read));
    return read.getFirst();
  }

  private static KafkaRecord throughTheWire(KafkaRecord record) throws IOException {
    DataOutputSerializer output = new DataOutputSerializer(64);
    KafkaRecordSerializer.INSTANCE.serialize(record, output);
    DataInputDeserializer input = new DataInputDeserializer(output.getCopyOfBuffer());
    KafkaRecord read = KafkaRecordSerializer.INSTANCE.deserialize(input);
    assertThat(input.available()).isZero();
    return read;
  }
}
