package dev.vedette.accesslog;

import dev.vedette.event.AccessLogEntry;
import io.trino.spi.eventlistener.EventListener;
import io.trino.spi.eventlistener.QueryCompletedEvent;
import io.trino.spi.eventlistener.QueryCreatedEvent;
import java.io.IOException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Notes each query on disk as it begins and as it ends, before Trino goes on. An entry is never
 * dropped in silence: what cannot be noted is an error in Trino's log, with the query in it.
 */
final class AccessLogListener implements EventListener {
  private static final Logger LOG = LoggerFactory.getLogger(AccessLogListener.class);

  private final Spool spool;
  private final Courier courier;
  private final AccessLogMetrics metrics;
  private final Clients clients;

  AccessLogListener(Spool spool, Courier courier, AccessLogMetrics metrics, Clients clients) {
    this.clients = clients;
    this.spool = spool;
    this.courier = courier;
    this.metrics = metrics;
  }

  @Override
  public void queryCreated(QueryCreatedEvent event) {
    note(Entries.began(event));
  }

  @Override
  public void queryCompleted(QueryCompletedEvent event) {
    note(Entries.ended(event));
  }

  @Override
  public void shutdown() {
    courier.close();
  }

  private void note(AccessLogEntry entry) {
    entry.setAuthenticated(clients == Clients.PROVEN && entry.getAuthenticated());
    try {
      spool.put(entry);
      metrics.noted();
    } catch (IOException | RuntimeException e) {
      metrics.lost();
      LOG.error(
          "Cannot note a query in the access log. Free space in the folder access-log.spool, and"
              + " keep this line: {}",
          entry,
          e);
    }
    courier.call();
  }
}
