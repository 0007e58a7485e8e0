package dev.vedette.stack;

import dev.vedette.archive.ArchiveJob;
import dev.vedette.availability.job.AvailabilityJob;
import dev.vedette.market.job.MarketJob;
import dev.vedette.price.PriceFacts;
import dev.vedette.price.job.PriceJob;
import dev.vedette.stockout.job.StockoutJob;
import dev.vedette.topic.EventType;
import dev.vedette.warehouse.WarehouseTables;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.common.TopicPartition;

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

  private static final Duration PATIENCE = Duration.ofMinutes(1);

  private final BrokerOffsets broker;
  private final Map<TopicPartition, Long> ends;

  private Backlog(BrokerOffsets broker, Map<TopicPartition, Long> ends) {
    this.broker = broker;
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
    BrokerOffsets broker = new BrokerOffsets(admin, PATIENCE);
    try {
      return new Backlog(
          broker,
          broker.ends(
              READERS.stream()
                  .flatMap(reader -> reader.inputs().stream())
                  .map(EventType::topic)
                  .distinct()
                  .toList()));
    } catch (StackException | InterruptedException e) {
      admin.close();
      throw e;
    }
  }

  /**
   * Events that each job has still to read, by its name; jobs without any are left out.
   *
   * @throws StackException if the broker does not say
   */
  public SortedMap<String, Long> left() throws InterruptedException {
    // What is no longer there need not be read.
    Map<TopicPartition, Long> begins = broker.at(ends.keySet(), OffsetSpec.earliest());
    SortedMap<String, Long> left = new TreeMap<>();
    for (Reader reader : READERS) {
      Map<TopicPartition, Long> told = broker.told(reader.group());
      List<String> topics = reader.inputs().stream().map(EventType::topic).toList();
      long events =
          ends.entrySet().stream()
              .filter(end -> topics.contains(end.getKey().topic()))
              .mapToLong(
                  end -> {
                    long begin = begins.getOrDefault(end.getKey(), 0L);
                    long next = Math.max(begin, told.getOrDefault(end.getKey(), 0L));
                    return Math.max(0, end.getValue() - next);
                  })
              .sum();
      if (events > 0) {
        left.put(reader.name(), events);
      }
    }
    return left;
  }

  @Override
  public void close() {
    broker.admin().close();
  }
}
