package dev.vedette.stack;

import dev.vedette.event.PriceRejudgeRequest;
import dev.vedette.topic.EventType;
import dev.vedette.wire.RegistryUnavailableException;
import dev.vedette.wire.SchemaRegistry;
import dev.vedette.wire.UndecodableRecordException;
import dev.vedette.wire.WireDecoder;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The requests on their topic. The broker knows which of them are met. */
final class RejudgeRequests implements PriceRejudging.Requests {
  private static final Logger LOG = LoggerFactory.getLogger(RejudgeRequests.class);
  private static final String GROUP = "vedette-price-rejudge";
  private static final Duration POLL = Duration.ofMillis(500);
  private static final int MOST = 10_000;

  private final KafkaConsumer<byte[], byte[]> consumer;
  private final WireDecoder decoder;

  RejudgeRequests(String brokers, SchemaRegistry registry) {
    EventType type = EventType.PRICE_REJUDGE_REQUESTS;
    this.decoder = new WireDecoder(registry, type.schema());
    this.consumer =
        new KafkaConsumer<>(
            Map.of(
                ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG,
                brokers,
                ConsumerConfig.GROUP_ID_CONFIG,
                GROUP,
                ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG,
                false,
                ConsumerConfig.AUTO_OFFSET_RESET_CONFIG,
                "earliest",
                ConsumerConfig.MAX_POLL_RECORDS_CONFIG,
                MOST),
            new ByteArrayDeserializer(),
            new ByteArrayDeserializer());
    // Assigned, not subscribed: a run may take longer than a group waits for a member.
    consumer.assign(
        consumer.partitionsFor(type.topic()).stream()
            .map(partition -> new TopicPartition(partition.topic(), partition.partition()))
            .toList());
  }

  @Override
  public List<PriceRejudgeRequest> await() throws InterruptedException {
    List<PriceRejudgeRequest> requests = new ArrayList<>();
    try {
      ConsumerRecords<byte[], byte[]> records = consumer.poll(POLL);
      while (!records.isEmpty()) {
        for (ConsumerRecord<byte[], byte[]> message : records) {
          read(message, requests);
        }
        records = requests.size() < MOST ? consumer.poll(Duration.ZERO) : ConsumerRecords.empty();
      }
    } catch (InterruptException e) {
      throw new InterruptedException(e.getMessage());
    } catch (RegistryUnavailableException e) {
      throw new StackException(String.valueOf(e.getMessage()), e);
    }
    return requests;
  }

  private void read(ConsumerRecord<byte[], byte[]> message, List<PriceRejudgeRequest> requests) {
    if (message.value() == null) {
      return;
    }
    try {
      requests.add((PriceRejudgeRequest) decoder.decode(message.value()));
    } catch (UndecodableRecordException e) {
      LOG.warn(
          "Left out {}/{}/{}: {}",
          message.topic(),
          message.partition(),
          message.offset(),
          e.getMessage());
    }
  }

  @Override
  public void acknowledge() {
    consumer.commitSync();
  }

  @Override
  public void giveAgain() {
    Map<TopicPartition, OffsetAndMetadata> met = consumer.committed(consumer.assignment());
    for (TopicPartition partition : consumer.assignment()) {
      OffsetAndMetadata committed = met.get(partition);
      if (committed == null) {
        consumer.seekToBeginning(List.of(partition));
      } else {
        consumer.seek(partition, committed);
      }
    }
  }

  @Override
  public void close() {
    consumer.close();
  }
}
