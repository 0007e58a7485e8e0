package dev.vedette.accesslog;

import dev.vedette.event.AccessLogEntry;
import java.util.List;

/** Where entries go. */
interface Delivery extends AutoCloseable {
  /**
   * Delivers entries, in order.
   *
   * @return how many of them, from the first, have arrived for good
   * @throws RuntimeException if none could be delivered
   */
  int deliver(List<AccessLogEntry> entries);

  @Override
  void close();
}
