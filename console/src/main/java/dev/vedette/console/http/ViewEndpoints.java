package dev.vedette.console.http;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.vedette.console.alert.Viewer;
import dev.vedette.console.view.SystemHealth;
import dev.vedette.console.view.TableReader;
import dev.vedette.console.view.TablesUnavailableException;
import dev.vedette.console.view.View;
import dev.vedette.ingestion.http.Answers;
import io.javalin.config.JavalinConfig;
import io.javalin.http.Context;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** What pages ask for besides alerts. */
final class ViewEndpoints {
  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
  private static final int LONGEST_FILTER = 200;

  private final @Nullable ViewSources sources;
  private final Function<Context, Viewer> signedIn;
  private final Supplier<List<String>> ruleFaults;

  /**
   * @param sources null where there are no tables
   * @param signedIn who asks, or a refusal
   * @param ruleFaults what is wrong with the rules of notification
   */
  ViewEndpoints(
      @Nullable ViewSources sources,
      Function<Context, Viewer> signedIn,
      Supplier<List<String>> ruleFaults) {
    this.sources = sources;
    this.signedIn = signedIn;
    this.ruleFaults = ruleFaults;
  }

  void add(JavalinConfig config) {
    config.routes.get("/api/health", this::health);
    config.routes.get("/api/views/{view}/{section}", this::section);
    config.routes.exception(
        TablesUnavailableException.class,
        (failure, request) ->
            Answers.error(
                request, 503, failure.reason().label(), String.valueOf(failure.getMessage())));
  }

  private void section(Context request) {
    Viewer viewer = signedIn.apply(request);
    View view = View.ofLabel(request.pathParam("view")).orElseThrow(ViewEndpoints::nothing);
    String section = request.pathParam("section");
    require(view, viewer);
    if (!view.sections().contains(section)) {
      throw nothing();
    }
    TableReader tables = sources().tables();
    Answers.write(request, 200, tables.read(view, section, viewer, filters(request)));
  }

  private static Map<String, String> filters(Context request) {
    Map<String, String> asked = new HashMap<>();
    for (String name : TableReader.FILTERS) {
      String value = request.queryParam(name);
      if (value != null && !value.isBlank()) {
        if (value.length() > LONGEST_FILTER) {
          throw new BadRequest("\"%s\" may have %,d characters".formatted(name, LONGEST_FILTER));
        }
        asked.put(name, value.strip());
      }
    }
    String known = asked.get("known");
    if (known != null) {
      try {
        asked.put("known", Instant.parse(known).toString());
      } catch (DateTimeParseException e) {
        throw new BadRequest("Cannot read \"known\": write it like 2026-11-28T16:00:00Z", e);
      }
    }
    return asked;
  }

  private void health(Context request) {
    require(View.HEALTH, signedIn.apply(request));
    ObjectNode answer = json(sources().health().report());
    ruleFaults.get().forEach(answer.putArray("ruleFaults")::add);
    Answers.write(request, 200, answer);
  }

  private static void require(View view, Viewer viewer) {
    if (!view.isSeenBy(viewer.role())) {
      throw new Refused(403, "forbidden", "Your role does not see this view");
    }
  }

  private ViewSources sources() {
    if (sources == null) {
      throw new Refused(503, "tables_away", "This console has no tables to look at");
    }
    return sources;
  }

  private static Refused nothing() {
    return new Refused(404, "not_found", "There is no such view");
  }

  private static ObjectNode json(SystemHealth.Report report) {
    ObjectNode json = JSON.objectNode();
    json.put("at", report.at().toString());
    ArrayNode parts = json.putArray("parts");
    report.parts().forEach(part -> parts.addObject().put("name", part.name()).put("up", part.up()));
    ArrayNode jobs = json.putArray("jobs");
    for (SystemHealth.Job job : report.jobs()) {
      jobs.addObject()
          .put("name", job.name())
          .put("state", job.state())
          .put("checkpointAt", text(job.checkpointAt()))
          .put("failedCheckpoints", job.failedCheckpoints())
          .put("restarts", job.restarts())
          .put("failure", job.failure());
    }
    ArrayNode consumers = json.putArray("consumers");
    for (SystemHealth.Consumer consumer : report.consumers()) {
      consumers
          .addObject()
          .put("group", consumer.group())
          .put("topic", consumer.topic())
          .put("lag", consumer.lag());
    }
    ArrayNode tables = json.putArray("tables");
    for (SystemHealth.Table table : report.tables()) {
      tables.addObject().put("name", table.name()).put("committedAt", text(table.committedAt()));
    }
    return json;
  }

  /** The views that somebody may open, for the page's navigation. */
  static List<String> seenBy(Viewer viewer) {
    return Arrays.stream(View.values())
        .filter(view -> view.isSeenBy(viewer.role()))
        .map(View::label)
        .toList();
  }

  private static @Nullable String text(@Nullable Instant time) {
    return time == null ? null : time.toString();
  }
}
