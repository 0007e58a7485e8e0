package dev.vedette.ingestion.kafka;

import dev.vedette.topic.EventType;
import dev.vedette.wire.SchemaRegistry;
import dev.vedette.wire.WireEncoder;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Queue;
import java.util.function.Consumer;
import org.apache.avro.specific.SpecificRecord;
import org.jspecify.annotations.Nullable;

/**
 * One partition per topic, in memory. It can be told to fail after so many events, or to hold its
 * acknowledgements back.
 */
public final class FakeBroker implements EventPublisher, TopicReader {
  private record Follower(EventType type, Consumer<TopicRecord> records) {}

  private final SchemaRegistry registry;
  private final List<TopicRecord> log = new ArrayList<>();
  private final Queue<Acknowledgement> held = new ArrayDeque<>();
  private final List<Follower> followers = new ArrayList<>();
  private long acceptsStill = Long.MAX_VALUE;
  private boolean holds;
  private boolean down;
  private boolean slow;

  public FakeBroker(SchemaRegistry registry) {
    this.registry = registry;
  }

  /** Fails whatever comes after {@code events} more. */
  public synchronized void failAfter(long events) {
    acceptsStill = events;
  }

  /** Recovers from {@link #failAfter} and {@link #goDown}. */
  public synchronized void recover() {
    acceptsStill = Long.MAX_VALUE;
    down = false;
  }

  /** Keeps from followers what comes from now on, as if they had not read so far yet. */
  public synchronized void leaveFollowersBehind() {
    slow = true;
  }

  public synchronized void goDown() {
    down = true;
  }

  /** Takes what comes, and acknowledges it when it is released. */
  public synchronized void holdAcknowledgements() {
    holds = true;
  }

  public void releaseAcknowledgements() {
    List<Acknowledgement> released;
    synchronized (this) {
      holds = false;
      released = List.copyOf(held);
      held.clear();
    }
    released.forEach(acknowledgement -> acknowledgement.done(null));
  }

  /** Everything on the topics, heartbeats included, in the order of arrival. */
  public synchronized List<TopicRecord> log() {
    return List.copyOf(log);
  }

  /** The events of a type, decoded, in the order of arrival. */
  public List<SpecificRecord> events(EventType type) {
    Decoding decoding = new Decoding(registry);
    return log().stream()
        .filter(message -> message.type() == type)
        .flatMap(message -> decoding.eventOf(message).stream())
        .toList();
  }

  /** The heartbeats, one for each. */
  public List<Instant> heartbeats() {
    List<Instant> times = new ArrayList<>();
    for (TopicRecord message : log()) {
      Instant time = message.heartbeat();
      if (time != null) {
        times.add(time);
      }
    }
    return times;
  }

  @Override
  public void publish(EventType type, SpecificRecord event, Acknowledgement acknowledgement) {
    byte[] value =
        new WireEncoder(registry.idOf(type.subject(), type.schema()), type.schema()).encode(event);
    synchronized (this) {
      requireUp();
      if (acceptsStill > 0) {
        acceptsStill--;
        append(type, type.eventId(event), null, value);
        if (holds) {
          held.add(acknowledgement);
          return;
        }
      } else {
        acknowledgement.done(new BrokerUnavailableException("No answer", new IOException()));
        return;
      }
    }
    acknowledgement.done(null);
  }

  @Override
  public synchronized void heartbeat(Instant time) {
    requireUp();
    append(EventType.reported().getFirst(), null, time, null);
  }

  private void append(
      EventType type, @Nullable String id, @Nullable Instant heartbeat, byte @Nullable [] value) {
    TopicRecord message = new TopicRecord(type, 0, log.size(), id, heartbeat, value);
    log.add(message);
    for (Follower follower : followers) {
      if (follower.type() == type && !slow) {
        follower.records().accept(message);
      }
    }
  }

  private void requireUp() {
    if (down) {
      throw new BrokerUnavailableException(
          "No answer from the Kafka broker: is it running?", new IOException());
    }
  }

  @Override
  public void flush() {}

  @Override
  public void close() {}

  @Override
  public synchronized long count(Collection<EventType> types) {
    requireUp();
    return log.stream().filter(message -> types.contains(message.type())).count();
  }

  @Override
  public void read(
      Collection<EventType> types, long lastPerPartition, Consumer<TopicRecord> records) {
    List<TopicRecord> all =
        log().stream().filter(message -> types.contains(message.type())).toList();
    all.stream().skip(Math.max(0, all.size() - lastPerPartition)).forEach(records);
  }

  @Override
  public Following follow(EventType type, Consumer<TopicRecord> records) {
    List<TopicRecord> before = new ArrayList<>();
    synchronized (this) {
      requireUp();
      log.stream().filter(message -> message.type() == type).forEach(before::add);
      followers.add(new Follower(type, records));
    }
    before.forEach(records);
    return new Following() {
      @Override
      public boolean isAnswered() {
        synchronized (FakeBroker.this) {
          return !down;
        }
      }

      @Override
      public void close() {}
    };
  }
}
