package dev.vedette.accesslog;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vedette.event.AccessLogEntry;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CourierTest {
  @TempDir private Path folder;

  /** Takes so many entries, then fails until it is told to go on. */
  private static final class FlakyDelivery implements Delivery {
    private final LinkedBlockingQueue<String> arrived = new LinkedBlockingQueue<>();
    private final LinkedBlockingQueue<Boolean> authenticated = new LinkedBlockingQueue<>();
    private final LinkedBlockingQueue<String> failures = new LinkedBlockingQueue<>();
    private final AtomicInteger room;

    FlakyDelivery(int room) {
      this.room = new AtomicInteger(room);
    }

    @Override
    public int deliver(List<AccessLogEntry> entries) {
      int taken = Math.min(room.get(), entries.size());
      if (taken == 0) {
        failures.add("down");
        throw new IllegalStateException("The broker is down.");
      }
      room.addAndGet(-taken);
      for (AccessLogEntry entry : entries.subList(0, taken)) {
        authenticated.add(entry.getAuthenticated());
        arrived.add(entry.getEventId());
      }
      return taken;
    }

    @Override
    public void close() {}
  }

  @Test
  void entriesArriveInOrderAndLeaveTheDisk() throws Exception {
    Spool spool = new Spool(folder);
    FlakyDelivery delivery = new FlakyDelivery(Integer.MAX_VALUE);
    AccessLogMetrics metrics = new AccessLogMetrics(spool);
    try (Courier courier = Courier.start(spool, delivery, metrics)) {
      for (String id : List.of("1", "2", "3")) {
        spool.put(entry(id));
        courier.call();
      }
      assertThat(take(delivery.arrived, 3)).containsExactly("1", "2", "3");
    }
    assertThat(spool.waiting(9)).isEmpty();
    assertThat(metrics.getDelivered()).isEqualTo(3);
  }

  @Test
  void whatCannotBeDeliveredWaitsAndIsCounted() throws Exception {
    Spool spool = new Spool(folder);
    FlakyDelivery delivery = new FlakyDelivery(1);
    AccessLogMetrics metrics = new AccessLogMetrics(spool);
    spool.put(entry("1"));
    spool.put(entry("2"));
    try (Courier courier = Courier.start(spool, delivery, metrics)) {
      assertThat(take(delivery.failures, 1)).containsExactly("down");
      assertThat(metrics.getWaiting()).isEqualTo(1);
      delivery.room.set(9);
      courier.call();
      assertThat(take(delivery.arrived, 2)).containsExactly("1", "2");
    }
    assertThat(metrics.getFailedDeliveries()).isPositive();
    assertThat(metrics.getLost()).isZero();
  }

  @Test
  void entriesOfAnEarlierRunAreDeliveredByTheNext() throws Exception {
    new Spool(folder).put(entry("1"));
    Files.writeString(folder.resolve("0000000000000000007.new"), "half an ent");
    Spool spool = new Spool(folder);
    spool.put(entry("2"));
    FlakyDelivery delivery = new FlakyDelivery(Integer.MAX_VALUE);
    try (Courier courier = Courier.start(spool, delivery, new AccessLogMetrics(spool))) {
      courier.call();
      assertThat(take(delivery.arrived, 2)).containsExactly("1", "2");
    }
    try (var left = Files.list(folder)) {
      assertThat(left).isEmpty();
    }
  }

  @Test
  void whatCannotBeNotedIsCountedAsLost() throws IOException {
    Path gone = Files.createDirectory(folder.resolve("gone"));
    Spool spool = new Spool(gone);
    Files.delete(gone);
    AccessLogMetrics metrics = new AccessLogMetrics(spool);
    try (Courier courier = Courier.start(spool, new FlakyDelivery(0), metrics)) {
      new AccessLogListener(spool, courier, metrics, Clients.PROVEN)
          .queryCreated(Queries.created("SELECT 1"));
    }
    assertThat(metrics.getLost()).isEqualTo(1);
    assertThat(metrics.getNoted()).isZero();
  }

  @Test
  void aNameThatNobodyProvedIsNotedAsSuch() throws Exception {
    Spool spool = new Spool(folder);
    AccessLogMetrics metrics = new AccessLogMetrics(spool);
    FlakyDelivery delivery = new FlakyDelivery(Integer.MAX_VALUE);
    try (Courier courier = Courier.start(spool, delivery, metrics)) {
      for (Clients clients : Clients.values()) {
        new AccessLogListener(spool, courier, metrics, clients)
            .queryCreated(Queries.created("SELECT 1"));
        take(delivery.arrived, 1);
        assertThat(delivery.authenticated.remove()).isEqualTo(clients == Clients.PROVEN);
      }
    }
  }

  private static List<String> take(LinkedBlockingQueue<String> queue, int count)
      throws InterruptedException {
    List<String> taken = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      taken.add(String.valueOf(queue.poll(20, TimeUnit.SECONDS)));
    }
    return taken;
  }

  private static AccessLogEntry entry(String id) {
    return AccessLogEntry.newBuilder()
        .setEventId(id)
        .setRecordedAt(Instant.EPOCH)
        .setQueryId(id)
        .setState("started")
        .setUserName("reg")
        .setAuthenticated(true)
        .setStatement("SELECT 1")
        .setStatementLength(8)
        .build();
  }
}
