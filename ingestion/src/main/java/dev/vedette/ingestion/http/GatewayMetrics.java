package dev.vedette.ingestion.http;

import dev.vedette.topic.EventType;
import io.prometheus.metrics.core.metrics.Counter;
import io.prometheus.metrics.core.metrics.Gauge;
import io.prometheus.metrics.core.metrics.Histogram;
import io.prometheus.metrics.expositionformats.PrometheusTextFormatWriter;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Duration;

/** What the gateway counts, for Prometheus. */
final class GatewayMetrics {
  static final String CONTENT_TYPE = PrometheusTextFormatWriter.CONTENT_TYPE;

  private final PrometheusRegistry registry = new PrometheusRegistry();
  private final PrometheusTextFormatWriter writer = PrometheusTextFormatWriter.create();

  private final Counter records =
      Counter.builder()
          .name("vedette_gateway_records_total")
          .help("Records by what became of them: accepted, repeated or rejected.")
          .labelNames("type", "result")
          .register(registry);
  private final Counter rejections =
      Counter.builder()
          .name("vedette_gateway_rejections_total")
          .help("Rejected records by reason code.")
          .labelNames("type", "reason")
          .register(registry);
  private final Counter requests =
      Counter.builder()
          .name("vedette_gateway_requests_total")
          .help("Requests to send events, by status of the answer.")
          .labelNames("status")
          .register(registry);
  private final Histogram latency =
      Histogram.builder()
          .name("vedette_gateway_request_duration_seconds")
          .help("Time from request to answer, the broker's acknowledgement included.")
          .classicUpperBounds(0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10)
          .register(registry);
  private final Gauge inFlight =
      Gauge.builder()
          .name("vedette_gateway_requests_in_flight")
          .help("Requests to send events that are not answered yet.")
          .register(registry);

  GatewayMetrics() {
    // So that rates are there from the first scrape on.
    for (EventType type : EventType.reported()) {
      for (String result : new String[] {"accepted", "repeated", "rejected"}) {
        records.initLabelValues(type.topic(), result);
      }
    }
  }

  void began() {
    inFlight.inc();
  }

  void ended(int status, Duration took) {
    inFlight.dec();
    requests.labelValues(String.valueOf(status)).inc();
    latency.observe(took.toNanos() / 1e9);
  }

  void answered(EventType type, Receipt receipt) {
    records.labelValues(type.topic(), "accepted").inc(receipt.accepted());
    records.labelValues(type.topic(), "repeated").inc(receipt.repeated());
    records.labelValues(type.topic(), "rejected").inc(receipt.rejections().size());
    receipt
        .rejections()
        .forEach(
            rejection -> rejections.labelValues(type.topic(), rejection.reason().code()).inc());
  }

  void write(OutputStream out) throws IOException {
    writer.write(out, registry.scrape());
  }
}
