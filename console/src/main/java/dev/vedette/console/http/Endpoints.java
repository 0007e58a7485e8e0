package dev.vedette.console.http;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.vedette.console.alert.AlertBook;
import dev.vedette.console.alert.AlertBook.Item;
import dev.vedette.console.alert.ConsoleRole;
import dev.vedette.console.alert.Desk;
import dev.vedette.console.alert.Inbox;
import dev.vedette.console.alert.Silence;
import dev.vedette.console.alert.Standing.Status;
import dev.vedette.console.alert.Viewer;
import dev.vedette.console.feed.ActionPublisher;
import dev.vedette.console.http.Sessions.Proof;
import dev.vedette.console.http.Sessions.Session;
import dev.vedette.console.notify.Notifier;
import dev.vedette.event.AlertAction;
import dev.vedette.ingestion.http.Answers;
import dev.vedette.ingestion.http.HttpDefaults;
import dev.vedette.ingestion.kafka.BrokerUnavailableException;
import dev.vedette.wire.RegistryUnavailableException;
import io.javalin.config.JavalinConfig;
import io.javalin.http.Context;
import io.javalin.http.Cookie;
import io.javalin.http.SameSite;
import io.javalin.http.sse.SseClient;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What can be asked. Whoever asks must be signed in; what changes something must carry the
 * session's token besides, so that no other site can send it.
 */
final class Endpoints {
  private static final Logger LOG = LoggerFactory.getLogger(Endpoints.class);
  private static final ObjectMapper MAPPER = new ObjectMapper();
  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
  private static final String COOKIE = "vedette-console";
  private static final String CSRF = "X-Vedette-Csrf";
  private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._@-]{0,63}");
  private static final int LONGEST_REGION = 200;

  /** Groups that a page gets at once, and alerts of a group. */
  private static final int MOST_GROUPS = 100;

  private static final int MOST_OF_GROUP = 5;
  private static final int MOST_ALERTS = 500;

  private final Desk desk;
  private final ActionPublisher publisher;
  private final Identities identities;
  private final Sessions sessions;
  private final InstantSource clock;
  private final AlertJson json;
  private final ChangeStream stream;
  private final @Nullable Notifier notifier;
  private final Pages pages = new Pages();

  Endpoints(
      Desk desk,
      ActionPublisher publisher,
      Identities identities,
      Sessions sessions,
      InstantSource clock,
      @Nullable Notifier notifier) {
    this.desk = desk;
    this.publisher = publisher;
    this.identities = identities;
    this.sessions = sessions;
    this.clock = clock;
    this.json = new AlertJson(desk);
    this.stream = new ChangeStream(desk, json);
    this.notifier = notifier;
  }

  void add(JavalinConfig config) {
    config.routes.before(this::secure);
    config.routes.get("/", this::page);
    config.routes.get("/lib/<module>", this::module);
    config.routes.get("/health/live", request -> Answers.write(request, 200, word("up")));
    config.routes.get("/health/ready", this::answerReady);
    identities
        .provider()
        .ifPresent(
            provider -> new ProviderEndpoints(provider, identities, this::enter).add(config));
    config.routes.get("/api/session", this::whoAmI);
    config.routes.post("/api/session", this::signIn);
    config.routes.delete("/api/session", this::signOut);
    config.routes.get("/api/inbox", this::inbox);
    config.routes.get("/api/alerts", this::alerts);
    config.routes.get("/api/alerts.csv", this::csv);
    config.routes.get("/api/alerts/{id}", this::alert);
    config.routes.post("/api/alerts/{id}/actions", this::act);
    config.routes.get("/api/silences", this::silences);
    config.routes.post("/api/silences", this::silence);
    config.routes.delete("/api/silences/{id}", this::endSilence);
    config.routes.get("/api/notifications", this::notifications);
    // A stream has begun before its handler can refuse it.
    config.routes.before("/api/changes", this::signedIn);
    config.routes.sse("/api/changes", this::changes);
    config.routes.error(
        404,
        request -> {
          if (request.resultInputStream() == null) {
            Answers.error(request, 404, "not_found", "There is nothing here");
          }
        });
    config.routes.exception(
        BadRequest.class,
        (wrong, request) ->
            Answers.error(request, 400, "bad_request", String.valueOf(wrong.getMessage())));
    config.routes.exception(
        Refused.class,
        (refused, request) ->
            Answers.error(
                request, refused.status, refused.code, String.valueOf(refused.getMessage())));
    config.routes.exception(Exception.class, Endpoints::fail);
  }

  private static void fail(Exception failure, Context request) {
    try {
      LOG.error("Cannot answer {} {}.", request.method(), request.path(), failure);
      Answers.error(request, 500, "internal", "The console failed; its log tells why. Try again");
    } catch (RuntimeException gone) {
      // The library would call this anew, without end, and a thread with it.
      LOG.debug("Somebody went away before there was an answer.", failure);
    }
  }

  /** Pages that hear of changes. */
  int openPages() {
    return stream.open();
  }

  /** Lets open pages go. */
  void close() {
    stream.close();
  }

  /** On everything, so that nothing is forgotten. */
  private void secure(Context request) {
    HttpDefaults.secure(request, pages.contentSecurityPolicy());
    request.header("Cross-Origin-Opener-Policy", "same-origin");
    request.header("Cross-Origin-Resource-Policy", "same-origin");
    if (request.path().startsWith("/api/")) {
      request.header("Cache-Control", "no-store");
    }
  }

  private void page(Context request) {
    request.contentType("text/html; charset=utf-8").header("Cache-Control", "no-cache");
    request.result(pages.index());
  }

  private void module(Context request) {
    byte[] module =
        pages
            .module(request.path())
            .orElseThrow(() -> new Refused(404, "not_found", "There is nothing here"));
    request
        .contentType("text/javascript; charset=utf-8")
        .header("Cache-Control", "max-age=31536000, immutable")
        .result(module);
  }

  private void whoAmI(Context request) {
    ObjectNode answer = JSON.objectNode();
    answer.put("open", identities.isOpen());
    answer.put("provider", identities.provider().isPresent());
    find(request.cookie(COOKIE)).ifPresent(session -> describe(session, answer));
    Answers.write(request, 200, answer);
  }

  private static void describe(Session session, ObjectNode answer) {
    Viewer viewer = session.viewer();
    answer.put("name", viewer.name());
    answer.put("role", viewer.role().label());
    answer.put("acts", viewer.role().acts());
    answer.put("silences", viewer.role().silences());
    viewer.regions().forEach(answer.putArray("regions")::add);
    ViewEndpoints.seenBy(viewer).forEach(answer.putArray("views")::add);
    answer.put("csrf", session.csrf());
  }

  private void signIn(Context request) {
    requireSameSite(request);
    Viewer viewer = viewer(request.body());
    Session session = enter(request, viewer, identities.isOpen() ? Proof.NONE : Proof.TOKEN);
    ObjectNode answer = JSON.objectNode();
    answer.put("open", identities.isOpen());
    describe(session, answer);
    Answers.write(request, 200, answer);
  }

  private void enter(Context request, Viewer viewer) {
    var unused = enter(request, viewer, Proof.PROVIDER);
  }

  /** Whatever session there was ends: an id that somebody else may know is of no use. */
  private Session enter(Context request, Viewer viewer, Proof proof) {
    String former = request.cookie(COOKIE);
    if (former != null) {
      sessions.end(former);
    }
    Session session = sessions.begin(viewer, proof);
    Cookie cookie = new Cookie(COOKIE, session.id());
    cookie.setHttpOnly(true);
    cookie.setSameSite(SameSite.STRICT);
    cookie.setPath("/");
    cookie.setSecure(request.scheme().equals("https"));
    request.cookie(cookie);
    return session;
  }

  private Viewer viewer(String body) {
    JsonNode wish;
    try {
      wish = MAPPER.readTree(body);
    } catch (JsonProcessingException e) {
      throw new BadRequest("Cannot read the request: it is no JSON", e);
    }
    if (wish == null || !wish.isObject()) {
      throw new BadRequest("Cannot read the request: a JSON object is expected");
    }
    if (!identities.isOpen()) {
      return identities
          .ofToken(wish.path("token").asText())
          .orElseThrow(() -> new Refused(401, "unknown", "The token names nobody who may sign in"));
    }
    String name = wish.path("name").asText().strip();
    if (!NAME.matcher(name).matches()) {
      throw new BadRequest(
          "Choose a name of up to 64 letters, digits, dots, dashes and underscores");
    }
    ConsoleRole role =
        ConsoleRole.ofLabel(wish.path("role").asText())
            .orElseThrow(() -> new BadRequest("There is no such role"));
    List<String> regions = new ArrayList<>();
    String region = wish.path("region").asText().strip();
    if (region.length() > LONGEST_REGION) {
      throw new BadRequest("There is no such region");
    }
    if (!region.isEmpty()) {
      regions.add(region);
    }
    boolean regional = role == ConsoleRole.MANAGER || role == ConsoleRole.REGULATOR;
    if (regional && regions.isEmpty()) {
      throw new BadRequest("A %s needs a region, such as north".formatted(role.label()));
    }
    return new Viewer(name, role, regional ? regions : List.of());
  }

  private void signOut(Context request) {
    Session session = changing(request);
    sessions.end(session.id());
    request.removeCookie(COOKIE, "/");
    request.status(204);
  }

  private void inbox(Context request) {
    Viewer viewer = signedIn(request).viewer();
    Filter filter = Filter.of(request);
    List<Item> seen = desk.items(item -> viewer.sees(item.alert().region(), item.alert().repId()));
    List<Item> wanted = seen.stream().filter(filter.seenBy(viewer)).toList();
    Inbox inbox = Inbox.of(wanted);
    ObjectNode answer = JSON.objectNode();
    answer.put("number", desk.number());
    answer.put("ready", desk.isReady());
    Instant asOf = desk.look(AlertBook::asOf);
    answer.put("asOf", asOf.equals(Instant.MIN) ? null : asOf.toString());
    ObjectNode totals = answer.putObject("totals");
    Map<Status, Integer> counted = AlertBook.counted(seen);
    for (Status status : Status.values()) {
      totals.put(status.label(), counted.getOrDefault(status, 0));
    }
    // What is at risk does not depend on whether one looks at what is over.
    Inbox active = Inbox.of(seen.stream().filter(filter.ofActive().seenBy(viewer)).toList());
    answer.put("moneyAtRisk", AlertJson.money(active.moneyAtRisk()));
    answer.put("alerts", wanted.size());
    answer.put("groupsInAll", inbox.groups().size());
    ArrayNode groups = answer.putArray("groups");
    inbox.groups().stream()
        .limit(MOST_GROUPS)
        .forEach(group -> groups.add(json.group(group, MOST_OF_GROUP)));
    Answers.write(request, 200, answer);
  }

  private void alerts(Context request) {
    ObjectNode answer = JSON.objectNode();
    List<Item> found = found(request);
    answer.put("inAll", found.size());
    ArrayNode alerts = answer.putArray("alerts");
    found.stream().limit(MOST_ALERTS).forEach(item -> alerts.add(json.item(item)));
    Answers.write(request, 200, answer);
  }

  private List<Item> found(Context request) {
    Viewer viewer = signedIn(request).viewer();
    return Inbox.of(desk.items(Filter.of(request).seenBy(viewer))).groups().stream()
        .flatMap(
            group ->
                Stream.concat(
                    Optional.ofNullable(group.incident()).stream(), group.items().stream()))
        .toList();
  }

  private void csv(Context request) {
    String table = AlertCsv.of(found(request));
    request
        .contentType("text/csv; charset=utf-8")
        .header("Content-Disposition", "attachment; filename=\"stockout-alerts.csv\"")
        .result(table.getBytes(StandardCharsets.UTF_8));
  }

  private void alert(Context request) {
    Viewer viewer = signedIn(request).viewer();
    Item item = visible(request.pathParam("id"), viewer);
    ObjectNode answer = json.detail(item, desk.look(book -> book.course(item.alert().id())));
    NotificationJson.addMentions(answer, notifier, item.alert().id());
    Answers.write(request, 200, answer);
  }

  private void notifications(Context request) {
    if (signedIn(request).viewer().role() != ConsoleRole.OPERATOR) {
      throw new Refused(403, "forbidden", "Only operators see how it goes with receivers");
    }
    Answers.write(request, 200, NotificationJson.statuses(notifier));
  }

  private void act(Context request) {
    Viewer viewer = changing(request).viewer();
    Item item = visible(request.pathParam("id"), viewer);
    if (!viewer.role().acts()) {
      throw new Refused(403, "forbidden", "Your role looks, and does not act");
    }
    publish(ActionRequest.of(request.body(), viewer, clock.instant()).on(item.alert()));
    alert(request);
  }

  private void silences(Context request) {
    Viewer viewer = signedIn(request).viewer();
    ObjectNode answer = JSON.objectNode();
    ArrayNode silences = answer.putArray("silences");
    for (Silence silence : desk.silences()) {
      if (silence.region() == null || viewer.seesAllOf(silence.region())) {
        silences.add(AlertJson.silence(silence));
      }
    }
    Answers.write(request, 200, answer);
  }

  private void silence(Context request) {
    Viewer viewer = changing(request).viewer();
    AlertAction action = ActionRequest.of(request.body(), viewer, clock.instant()).silence();
    requireSilencing(viewer, action.getRegion());
    publish(action);
    Silence silence = desk.look(book -> book.silence(action.getSubjectId()));
    Answers.write(request, 201, silence == null ? JSON.objectNode() : AlertJson.silence(silence));
  }

  private void endSilence(Context request) {
    Viewer viewer = changing(request).viewer();
    Silence silence = desk.look(book -> book.silence(request.pathParam("id")));
    if (silence == null) {
      throw new Refused(404, "not_found", "There is no such silence");
    }
    requireSilencing(viewer, silence.region());
    publish(ActionRequest.end(silence, viewer, clock.instant()));
    request.status(204);
  }

  private static void requireSilencing(Viewer viewer, @Nullable String region) {
    if (!viewer.role().silences() || !viewer.seesAllOf(region)) {
      throw new Refused(403, "forbidden", "Only who leads all of a region may silence it");
    }
  }

  /** Once it is on the topic, everybody is told, this console by itself and the others by it. */
  private void publish(AlertAction action) {
    try {
      publisher.publish(action);
    } catch (BrokerUnavailableException | RegistryUnavailableException e) {
      LOG.warn("An action could not be kept.", e);
      throw new Refused(503, "unavailable", "This could not be kept. Nothing was done; try again");
    }
    desk.hear(action);
  }

  private void changes(SseClient client) {
    Session session = signedIn(client.ctx());
    String id = session.id();
    stream.serve(client, session.viewer(), () -> find(id).isPresent());
  }

  private Item visible(String id, Viewer viewer) {
    return desk.find(id)
        .filter(item -> viewer.sees(item.alert().region(), item.alert().repId()))
        // Whether there is one that he may not see is not told.
        .orElseThrow(() -> new Refused(404, "not_found", "There is no such alert"));
  }

  /**
   * Who asks.
   *
   * @throws Refused if nobody is signed in
   */
  Viewer viewerOf(Context request) {
    return signedIn(request).viewer();
  }

  private Session signedIn(Context request) {
    return find(request.cookie(COOKIE))
        .orElseThrow(() -> new Refused(401, "not_signed_in", "Sign in first"));
  }

  /** Where the console has been secured since, nobody is taken at his word any more. */
  private Optional<Session> find(@Nullable String id) {
    return sessions
        .find(id)
        .flatMap(
            session -> {
              return switch (session.proof()) {
                case TOKEN -> identities.asOfNow(session.viewer()).map(session::as);
                case PROVIDER -> Optional.of(session);
                case NONE -> identities.isOpen() ? Optional.of(session) : Optional.empty();
              };
            });
  }

  /** Whoever changes something shows that the request comes from a page of ours. */
  private Session changing(Context request) {
    requireSameSite(request);
    Session session = signedIn(request);
    if (!session.csrf().equals(request.header(CSRF))) {
      throw new Refused(403, "forged", "The request does not come from a page of the console");
    }
    return session;
  }

  private static void requireSameSite(Context request) {
    String site = request.header("Sec-Fetch-Site");
    if (site != null && !site.equals("same-origin")) {
      throw new Refused(403, "forged", "The request does not come from a page of the console");
    }
    String type = request.contentType();
    boolean hasBody = !request.body().isEmpty();
    // A form of another site cannot send JSON without asking first.
    if (hasBody && (type == null || !type.startsWith("application/json"))) {
      throw new Refused(415, "not_json", "Send JSON");
    }
  }

  private void answerReady(Context request) {
    boolean ready = desk.isReady();
    Answers.write(request, ready ? 200 : 503, word(ready ? "ready" : "reading"));
  }

  private static ObjectNode word(String word) {
    return JSON.objectNode().put("status", word);
  }
}
