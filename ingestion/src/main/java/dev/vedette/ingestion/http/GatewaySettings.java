package dev.vedette.ingestion.http;

import dev.vedette.ingestion.kafka.BrokerSettings;
import dev.vedette.ingestion.kafka.Heartbeats;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;

/**
 * How the gateway runs.
 *
 * @param host address to listen on; anything but the loopback interface opens it to the network
 * @param port port to listen on; 0 takes a free one
 * @param broker where events go. Its timeout is how long a request waits for the acknowledgement
 *     before it is answered with 503
 * @param registry address of the schema registry's Confluent API
 * @param keys folder of the API keys, see {@link ApiKeys}
 * @param mostBodyBytes largest body that is read; a larger one is answered with 413
 * @param mostRecords most records in one body; more are answered with 413
 * @param recentIds how many of the latest ids are remembered, to recognise what is sent again; at
 *     some 200 bytes each. Too low, and a late repeat becomes a second record, which the jobs then
 *     have to drop
 * @param clock what event time follows while nobody reports
 */
public record GatewaySettings(
    String host,
    int port,
    BrokerSettings broker,
    URI registry,
    Path keys,
    int mostBodyBytes,
    int mostRecords,
    int recentIds,
    Heartbeats.Mode clock) {
  /** On the loopback interface, with bodies up to 8 MiB and 10 000 records. */
  public static GatewaySettings of(int port, String bootstrapServers, URI registry, Path keys) {
    return new GatewaySettings(
        "127.0.0.1",
        port,
        BrokerSettings.of(bootstrapServers).withTimeout(Duration.ofSeconds(10)),
        registry,
        keys,
        8 * 1024 * 1024,
        10_000,
        250_000,
        Heartbeats.Mode.RECORDED);
  }

  public GatewaySettings withClock(Heartbeats.Mode mode) {
    return new GatewaySettings(
        host, port, broker, registry, keys, mostBodyBytes, mostRecords, recentIds, mode);
  }
}
