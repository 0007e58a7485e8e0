package dev.vedette.kafka;

import dev.vedette.topic.EventType;
import org.apache.avro.specific.SpecificRecord;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.connector.base.DeliveryGuarantee;
import org.apache.flink.connector.kafka.sink.KafkaSink;
import org.apache.flink.connector.kafka.source.KafkaSource;
import org.apache.flink.connector.kafka.source.KafkaSourceBuilder;
import org.apache.flink.connector.kafka.source.enumerator.initializer.OffsetsInitializer;
import org.apache.flink.streaming.api.datastream.DataStream;

/**
 * The topics of a broker, as jobs read and write them.
 *
 * @param brokers Kafka bootstrap servers
 * @param registry how tasks come to the schema registry
 */
public record EventTopics(String brokers, RegistryAccess registry) {
  /** Who waits for a result is not to wait for a batch. */
  private static final String LINGER_MILLIS = "5";

  /**
   * Reads topics from their beginning, or from where the job's state says.
   *
   * @param group under which Kafka shows how far the job is
   * @param type of the values
   */
  public <T> KafkaSourceBuilder<T> source(
      String group, EventDeserializer.Reading<T> reading, TypeInformation<T> type) {
    return KafkaSource.<T>builder()
        .setBootstrapServers(brokers)
        .setTopics(reading.types().stream().map(EventType::topic).toList())
        .setGroupId(group)
        .setStartingOffsets(OffsetsInitializer.earliest())
        .setDeserializer(new EventDeserializer<>(registry, reading, type));
  }

  /**
   * Writes events to their topic, at least once: after a restart one may come again, with the same
   * id.
   *
   * @param uid name and uid of the sink
   */
  public <T extends SpecificRecord> void write(DataStream<T> events, EventType type, String uid) {
    KafkaSink<T> sink =
        KafkaSink.<T>builder()
            .setBootstrapServers(brokers)
            .setDeliveryGuarantee(DeliveryGuarantee.AT_LEAST_ONCE)
            .setProperty("linger.ms", LINGER_MILLIS)
            .setRecordSerializer(new EventRecordSerializer<>(type, registry))
            .build();
    events.sinkTo(sink).name(uid).uid(uid).setParallelism(1);
  }
}
