package dev.vedette.ingestion.http;

import dev.vedette.ingestion.EventReader;
import dev.vedette.ingestion.Nearest;
import dev.vedette.ingestion.ProductCatalogue;
import dev.vedette.topic.EventType;
import io.javalin.http.Context;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** {@code POST /v1/events/TYPE}. */
final class EventsEndpoint {
  static final String KEY_HEADER = "X-Api-Key";

  private static final String JSON = "application/json";
  private static final String LINES = "application/x-ndjson";

  private record ReaderKey(EventType type, String source) {}

  private final ApiKeys keys;
  private final BodyReader bodies;
  private final BatchReader batches;
  private final ProductCatalogue catalogue;
  private final Intake intake;
  private final GatewayMetrics metrics;
  private final InstantSource clock;
  private final Map<ReaderKey, EventReader> readers = new ConcurrentHashMap<>();

  EventsEndpoint(
      ApiKeys keys,
      GatewaySettings settings,
      ProductCatalogue catalogue,
      Intake intake,
      GatewayMetrics metrics,
      InstantSource clock) {
    this.keys = keys;
    this.bodies = new BodyReader(settings.mostBodyBytes());
    this.batches = new BatchReader(settings.mostRecords());
    this.catalogue = catalogue;
    this.intake = intake;
    this.metrics = metrics;
    this.clock = clock;
  }

  void handle(Context request) throws IOException {
    long began = System.nanoTime();
    metrics.began();
    int status = 500;
    try {
      // The cheapest checks first, and none of the body before the key is known.
      String source = source(request);
      EventType type = type(request.pathParam("type"));
      String format = format(request);
      bodies.read(
          request,
          body -> {
            Instant now = clock.instant();
            EventReader reader =
                readers.computeIfAbsent(
                    new ReaderKey(type, source), key -> new EventReader(type, catalogue, source));
            List<Item> items =
                format.equals(LINES)
                    ? batches.readLines(body, reader, now)
                    : batches.readJson(body, reader, now);
            if (items.isEmpty()) {
              throw Refusal.of(400, "no_records", "The body holds no record");
            }
            Receipt receipt = intake.take(type, source, items, now);
            metrics.answered(type, receipt);
            Answers.write(request, receipt.status(), receipt.json());
          });
      status = request.statusCode();
    } catch (Refusal refusal) {
      status = refusal.status();
      Answers.write(request, refusal);
    } finally {
      metrics.ended(status, Duration.ofNanos(System.nanoTime() - began));
    }
  }

  private String source(Context request) {
    String key = request.header(KEY_HEADER);
    if (key == null || key.isBlank()) {
      throw Refusal.of(
          401, "missing_key", "Send the API key of your source in the header " + KEY_HEADER);
    }
    return keys.sourceOf(key.strip())
        .orElseThrow(
            () ->
                Refusal.of(
                    401, "unknown_key", "The API key is unknown: ask whoever runs the gateway"));
  }

  private static EventType type(String name) {
    List<String> known = EventType.reported().stream().map(EventType::topic).toList();
    return EventType.ofTopic(name)
        .filter(EventType::isReported)
        .orElseThrow(
            () ->
                Refusal.of(
                    404,
                    "unknown_type",
                    "There is no such kind of event"
                        + Nearest.to(name, known)
                            .map("; did you mean %s?"::formatted)
                            .orElse("; known are " + String.join(", ", known))));
  }

  private static String format(Context request) {
    String encoding = request.header("Content-Encoding");
    if (encoding != null && !encoding.equalsIgnoreCase("identity")) {
      throw Refusal.of(415, "unsupported_encoding", "Send the body as it is, not compressed");
    }
    String type = mediaType(request.contentType());
    if (!type.equals(JSON) && !type.equals(LINES)) {
      throw Refusal.of(
          415,
          "unsupported_content_type",
          "Send the body with Content-Type %s or %s".formatted(JSON, LINES));
    }
    return type;
  }

  private static String mediaType(@Nullable String contentType) {
    if (contentType == null) {
      return "";
    }
    int parameters = contentType.indexOf(';');
    return (parameters < 0 ? contentType : contentType.substring(0, parameters))
        .strip()
        .toLowerCase(Locale.ROOT);
  }
}
