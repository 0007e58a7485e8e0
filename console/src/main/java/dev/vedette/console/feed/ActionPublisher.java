package dev.vedette.console.feed;

import dev.vedette.event.AlertAction;
import dev.vedette.topic.EventType;
import dev.vedette.topic.Headers;
import dev.vedette.wire.SchemaRegistry;
import dev.vedette.wire.WireEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;

/** Writes what people do to the topic of actions. */
public final class ActionPublisher implements AutoCloseable {
  private final KafkaProducer<String, byte[]> producer;
  private final SchemaRegistry registry;
  private final Duration patience;

  /** Nothing was acknowledged in time; the same action may be sent again. */
  public static final class UnavailableException extends RuntimeException {
    private static final long serialVersionUID = 1;

    UnavailableException(Throwable cause) {
      super("The broker did not acknowledge the action", cause);
    }
  }

  /**
   * @param brokers {@code host:port}, several separated by commas
   * @param patience how long to wait for an acknowledgement
   */
  public ActionPublisher(String brokers, SchemaRegistry registry, Duration patience) {
    this.registry = registry;
    this.patience = patience;
    int limit = Math.toIntExact(patience.toMillis());
    this.producer =
        new KafkaProducer<>(
            Map.of(
                ProducerConfig.BOOTSTRAP_SERVERS_CONFIG,
                brokers,
                ProducerConfig.ACKS_CONFIG,
                "all",
                ProducerConfig.LINGER_MS_CONFIG,
                0,
                ProducerConfig.MAX_BLOCK_MS_CONFIG,
                limit,
                ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG,
                limit,
                ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG,
                limit),
            new StringSerializer(),
            new ByteArraySerializer());
  }

  /**
   * Writes an action, and waits until the broker has it.
   *
   * @throws UnavailableException if the broker does not say so in time
   * @throws dev.vedette.wire.RegistryUnavailableException if the registry does not answer
   */
  public void publish(AlertAction action) {
    EventType type = EventType.ALERT_ACTIONS;
    byte[] value =
        new WireEncoder(registry.idOf(type.subject(), type.schema()), type.schema()).encode(action);
    ProducerRecord<String, byte[]> message =
        new ProducerRecord<>(type.topic(), type.key(action), value);
    message.headers().add(Headers.EVENT_ID, action.getEventId().getBytes(StandardCharsets.UTF_8));
    try {
      producer.send(message).get(patience.toMillis(), TimeUnit.MILLISECONDS);
    } catch (ExecutionException | TimeoutException | KafkaException e) {
      throw new UnavailableException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new UnavailableException(e);
    }
  }

  @Override
  public void close() {
    producer.close(Duration.ofSeconds(5));
  }
}
