package dev.vedette.accesslog;

import io.trino.spi.eventlistener.QueryContext;
import io.trino.spi.eventlistener.QueryCreatedEvent;
import io.trino.spi.eventlistener.QueryMetadata;
import io.trino.spi.session.ResourceEstimates;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Events as Trino makes them. */
final class Queries {
  private Queries() {}

  /** The regulator {@code reg}, who signed in, begins a query. */
  static QueryCreatedEvent created(String sql) {
    return new QueryCreatedEvent(
        Instant.parse("2026-05-04T08:00:00Z"),
        new QueryContext(
            "reg",
            "reg",
            Set.of(),
            Optional.of("reg"),
            Set.of(),
            Set.of(),
            Optional.empty(),
            Optional.of("127.0.0.1"),
            Optional.empty(),
            Optional.empty(),
            Set.of(),
            Set.of(),
            Optional.of("vedette"),
            "UTC",
            Optional.of("vedette"),
            Optional.empty(),
            Optional.empty(),
            Map.of(),
            new ResourceEstimates(Optional.empty(), Optional.empty(), Optional.empty()),
            "127.0.0.1",
            "483",
            "local",
            Optional.empty(),
            "NONE"),
        new QueryMetadata(
            "20260504_080000_00000_aaaaa",
            Optional.empty(),
            Optional.empty(),
            sql,
            Optional.empty(),
            Optional.empty(),
            "QUEUED",
            List.of(),
            List.of(),
            URI.create("http://127.0.0.1/"),
            Optional.empty(),
            Optional.empty(),
            Optional.empty()));
  }
}
