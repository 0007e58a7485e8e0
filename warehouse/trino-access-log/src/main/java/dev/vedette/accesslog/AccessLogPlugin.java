package dev.vedette.accesslog;

import io.trino.spi.Plugin;
import io.trino.spi.eventlistener.EventListenerFactory;
import java.util.List;

/** What Trino finds in this plugin's folder. */
public final class AccessLogPlugin implements Plugin {
  /** Called by Trino. */
  public AccessLogPlugin() {}

  @Override
  public Iterable<EventListenerFactory> getEventListenerFactories() {
    return List.of(new AccessLogFactory());
  }
}
