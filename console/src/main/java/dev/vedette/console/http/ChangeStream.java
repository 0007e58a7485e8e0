package dev.vedette.console.http;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.vedette.console.alert.Alert;
import dev.vedette.console.alert.Desk;
import dev.vedette.console.alert.Desk.Change;
import dev.vedette.console.alert.Desk.News;
import dev.vedette.console.alert.Viewer;
import dev.vedette.event.AlertTransition;
import io.javalin.http.sse.SseClient;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells open pages of changes as they happen. A page that was away says which one it saw last;
 * where that is too long ago, or of another process, it is told to read everything anew.
 *
 * <p>A page hears of many changes at once as of one: it asks for what it shows.
 */
final class ChangeStream implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(ChangeStream.class);
  private static final Duration BEAT = Duration.ofSeconds(15);

  /** Changes that come close together are told together. */
  private static final Duration GATHER = Duration.ofMillis(100);

  private static final int MOST_STREAMS = 2_000;
  private static final Duration FAREWELL = Duration.ofSeconds(5);

  /** Of new alerts that are named; of the others only the number is told. */
  private static final int MOST_NAMED = 20;

  private final Desk desk;
  private final AlertJson json;

  /** Of this process, so that numbers of another are not mistaken for its own. */
  private final String epoch = UUID.randomUUID().toString();

  private final Semaphore places = new Semaphore(MOST_STREAMS);
  private final Set<Thread> serving = ConcurrentHashMap.newKeySet();
  private volatile boolean closed;

  ChangeStream(Desk desk, AlertJson json) {
    this.desk = desk;
    this.json = json;
  }

  /**
   * Serves a page until it goes away.
   *
   * @param isWelcome whether the viewer is still signed in
   */
  void serve(SseClient client, Viewer viewer, BooleanSupplier isWelcome) {
    if (closed || !places.tryAcquire()) {
      client.close();
      return;
    }
    client.keepAlive();
    long seen = lastSeen(client.ctx().header("Last-Event-ID"));
    Thread.ofVirtual()
        .name("console-stream")
        .start(
            () -> {
              serving.add(Thread.currentThread());
              try (client) {
                follow(client, viewer, isWelcome, seen);
                // What is interrupted cannot write a farewell.
                boolean unused = Thread.interrupted();
              } catch (InterruptedException e) {
                LOG.debug("The console ends, and a page's stream with it.");
              } finally {
                serving.remove(Thread.currentThread());
                places.release();
              }
            });
  }

  /** Pages that are served. */
  int open() {
    return MOST_STREAMS - places.availablePermits();
  }

  /**
   * Ends all pages' streams in good order. The server would take the requests away under them, and
   * what is said in a request that is gone does not end.
   */
  @Override
  public void close() {
    closed = true;
    // Each once, or it could not say farewell; one that begins now sees that it is over.
    List<Thread> last = List.copyOf(serving);
    last.forEach(Thread::interrupt);
    try {
      Instant deadline = Instant.now().plus(FAREWELL);
      for (Thread each : last) {
        each.join(Duration.between(Instant.now(), deadline));
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void follow(SseClient client, Viewer viewer, BooleanSupplier isWelcome, long last)
      throws InterruptedException {
    long seen = last;
    if (seen < 0) {
      seen = desk.number();
    }
    ObjectNode hello = JsonNodeFactory.instance.objectNode().put("current", desk.isCurrent());
    client.sendEvent("hello", hello.toString(), epoch + ":" + seen);
    while (!closed && !client.terminated() && isWelcome.getAsBoolean()) {
      News news = desk.await(seen, BEAT);
      if (news.number() == seen) {
        client.sendComment("still here");
        continue;
      }
      tell(client, viewer, news);
      seen = news.number();
      LockSupport.parkNanos(GATHER.toNanos());
    }
  }

  private void tell(SseClient client, Viewer viewer, News news) {
    ObjectNode event = JsonNodeFactory.instance.objectNode();
    event.put("number", news.number());
    event.put("complete", news.complete());
    event.put("current", desk.isCurrent());
    ArrayNode raised = event.putArray("raised");
    ArrayNode changed = event.putArray("changed");
    for (Change change : news.changes()) {
      Alert alert = change.alert();
      if (alert == null || !viewer.sees(alert.region(), alert.repId())) {
        continue;
      }
      if (changed.size() < MOST_NAMED) {
        changed.add(alert.id());
      }
      if (isNew(alert) && raised.size() < MOST_NAMED) {
        raised.add(json.alert(alert));
      }
    }
    client.sendEvent("change", event.toString(), epoch + ":" + news.number());
  }

  private static boolean isNew(Alert alert) {
    return !alert.heldBack()
        && (alert.transition() == AlertTransition.RAISED
            || alert.transition() == AlertTransition.ESCALATED);
  }

  /** Number of the last change that a page saw of this process; -1 if it saw none. */
  private long lastSeen(@Nullable String id) {
    if (id == null || !id.startsWith(epoch + ":")) {
      return -1;
    }
    try {
      return Long.parseLong(id.substring(epoch.length() + 1));
    } catch (NumberFormatException e) {
      return -1;
    }
  }
}
