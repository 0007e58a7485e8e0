package dev.vedette.archive;

import dev.vedette.topic.Headers;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.connector.kafka.source.reader.deserializer.KafkaRecordDeserializationSchema;
import org.apache.flink.util.Collector;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** Takes records from Kafka as they are. */
final class KafkaRecordReader implements KafkaRecordDeserializationSchema<KafkaRecord> {
  private static final long serialVersionUID = 1;

  @Override
  public void deserialize(ConsumerRecord<byte[], byte[]> record, Collector<KafkaRecord> out) {
    boolean heartbeat =
        record.value() == null && record.headers().lastHeader(Headers.HEARTBEAT) != null;
    out.collect(
        heartbeat
            ? KafkaRecord.heartbeat(
                record.topic(), record.partition(), record.offset(), record.timestamp())
            : KafkaRecord.event(
                record.topic(),
                record.partition(),
                record.offset(),
                record.timestamp(),
                record.value()));
  }

  @Override
  public TypeInformation<KafkaRecord> getProducedType() {
    return KafkaRecord.type();
  }
}
