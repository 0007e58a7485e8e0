package dev.vedette.accesslog;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.util.concurrent.atomic.LongAdder;
import javax.management.JMException;
import javax.management.MBeanServer;
import javax.management.ObjectName;

/** Counts of the access log, under the JMX name {@value #NAME}. */
final class AccessLogMetrics implements AccessLogMetricsMBean {
  static final String NAME = "dev.vedette:name=AccessLog";

  private final Spool spool;
  private final LongAdder noted = new LongAdder();
  private final LongAdder delivered = new LongAdder();
  private final LongAdder failedDeliveries = new LongAdder();
  private final LongAdder lost = new LongAdder();

  AccessLogMetrics(Spool spool) {
    this.spool = spool;
  }

  /** Counts that JMX shows; they take the place of earlier ones. */
  static AccessLogMetrics register(Spool spool) {
    AccessLogMetrics metrics = new AccessLogMetrics(spool);
    try {
      MBeanServer server = ManagementFactory.getPlatformMBeanServer();
      ObjectName name = new ObjectName(NAME);
      if (server.isRegistered(name)) {
        server.unregisterMBean(name);
      }
      server.registerMBean(metrics, name);
      return metrics;
    } catch (JMException e) {
      throw new IllegalStateException("Cannot show the counts of the access log in JMX", e);
    }
  }

  void noted() {
    noted.increment();
  }

  void delivered(int entries) {
    delivered.add(entries);
  }

  void failedDelivery() {
    failedDeliveries.increment();
  }

  void lost() {
    lost.increment();
  }

  @Override
  public long getNoted() {
    return noted.sum();
  }

  @Override
  public long getDelivered() {
    return delivered.sum();
  }

  @Override
  public long getWaiting() {
    try {
      return spool.waiting(Integer.MAX_VALUE).size();
    } catch (IOException e) {
      return -1;
    }
  }

  @Override
  public long getFailedDeliveries() {
    return failedDeliveries.sum();
  }

  @Override
  public long getLost() {
    return lost.sum();
  }
}
