package dev.vedette.stack;

import dev.vedette.archive.ArchiveJob;
import dev.vedette.availability.job.AvailabilityJob;
import dev.vedette.market.job.MarketJob;
import dev.vedette.price.PriceFacts;
import dev.vedette.price.job.PriceJob;
import dev.vedette.stockout.job.StockoutJob;
import dev.vedette.topic.EventType;
import dev.vedette.warehouse.WarehouseTables;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;

/**
 * What the jobs have still to read of what stood on the broker when this was made. A job tells
 * Kafka how far it has read when a checkpoint is complete, and commits to its tables at the same
 * time: of a job without a backlog the tables hold what it made of everything, or will in a moment.
 */
public final class Backlog implements AutoCloseable {
  /**
   * A job that reads topics.
   *
   * @param name of the job
   * @param group under which it tells Kafka how far it is
   * @param inputs what it reads
   */
  record Reader(String name, String group, Collection<EventType> inputs) {}

  /** Every job that reads without end. */
  static final List<Reader> READERS =
      List.of(
          new Reader(ArchiveJob.NAME, ArchiveJob.GROUP, WarehouseTables.archived()),
          new Reader(
              AvailabilityJob.NAME,
              AvailabilityJob.GROUP,
              dev.vedette.availability.job.FactReader.TYPES),
          new Reader(MarketJob.NAME, MarketJob.GROUP, dev.vedette.market.job.FactReader.TYPES),
          new Reader(PriceJob.NAME, PriceJob.GROUP, PriceFacts.TYPES),
          new Reader(
              StockoutJob.NAME, StockoutJob.GROUP, dev.vedette.stockout.job.FactReader.TYPES));

  private final Admin admin;
  private final Map<TopicPartition, Long> ends;

  private Backlog(Admin admin, Map<TopicPartition, Long> ends) {
    this.admin = admin;
    this.ends = ends;
  }

  /**
   * Notes what stands on the broker.
   *
   * @throws StackException if the broker does not say
   */
  public static Backlog of(StackSettings settings) throws InterruptedException {
    Admin admin =
        Admin.create(
            Map.of(
                AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG,
                "127.0.0.1:" + settings.port(Port.KAFKA)));
    try {
      return new Backlog(admin, offsets(admin, partitions(admin), OffsetSpec.latest()));
    } catch (ExecutionException e) {
      admin.close();
      throw new StackException("The broker does not say where its topics end.", e);
    }
  }

  /**
   * Events that each job has still to read, by its name; jobs without any are left out.
   *
   * @throws StackException if the broker does not say
   */
  public SortedMap<String, Long> left() throws InterruptedException {
    try {
      // What is no longer there need not be read.
      Map<TopicPartition, Long> begins = offsets(admin, ends.keySet(), OffsetSpec.earliest());
      SortedMap<String, Long> left = new TreeMap<>();
      for (Reader reader : READERS) {
        Map<TopicPartition, OffsetAndMetadata> told =
            admin.listConsumerGroupOffsets(reader.group()).partitionsToOffsetAndMetadata().get();
        List<String> topics = reader.inputs().stream().map(EventType::topic).toList();
        long events =
            ends.keySet().stream()
                .filter(partition -> topics.contains(partition.topic()))
                .mapToLong(partition -> left(partition, told.get(partition), begins.get(partition)))
                .sum();
        if (events > 0) {
          left.put(reader.name(), events);
        }
      }
      return left;
    } catch (ExecutionException e) {
      throw new StackException("The broker does not say how far the jobs are.", e);
    }
  }

  private long left(
      TopicPartition partition, @Nullable OffsetAndMetadata told, @Nullable Long begin) {
    long at = Math.max(told == null ? 0 : told.offset(), begin == null ? 0 : begin);
    return Math.max(0, ends.getOrDefault(partition, 0L) - at);
  }

  private static List<TopicPartition> partitions(Admin admin)
      throws ExecutionException, InterruptedException {
    List<String> topics =
        READERS.stream()
            .flatMap(reader -> reader.inputs().stream())
            .map(EventType::topic)
            .distinct()
            .toList();
    return admin.describeTopics(topics).allTopicNames().get().values().stream()
        .flatMap(Backlog::partitions)
        .toList();
  }

  private static Stream<TopicPartition> partitions(TopicDescription topic) {
    return topic.partitions().stream()
        .map(partition -> new TopicPartition(topic.name(), partition.partition()));
  }

  private static Map<TopicPartition, Long> offsets(
      Admin admin, Collection<TopicPartition> partitions, OffsetSpec which)
      throws ExecutionException, InterruptedException {
    Map<TopicPartition, OffsetSpec> asked =
        partitions.stream().collect(Collectors.toMap(Function.identity(), partition -> which));
    Map<TopicPartition, Long> offsets = new HashMap<>();
    admin
        .listOffsets(asked)
        .all()
        .get()
        .forEach((partition, found) -> offsets.put(partition, found.offset()));
    return offsets;
  }

  @Override
  public void close() {
    admin.close();
  }
}
