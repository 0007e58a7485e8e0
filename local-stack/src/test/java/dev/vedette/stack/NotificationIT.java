package dev.vedette.stack;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.vedette.console.http.ConsoleServer;
import dev.vedette.console.http.ConsoleSettings;
import dev.vedette.console.http.Identities;
import dev.vedette.console.notify.Backoff;
import dev.vedette.console.notify.NotificationRules;
import dev.vedette.console.notify.RulesFile;
import dev.vedette.console.notify.RulesSource;
import dev.vedette.console.notify.WatchedRules;
import dev.vedette.event.AlertTransition;
import dev.vedette.event.StockoutAlert;
import dev.vedette.ingestion.kafka.BrokerSettings;
import dev.vedette.ingestion.kafka.KafkaEventPublisher;
import dev.vedette.topic.EventType;
import dev.vedette.wire.HttpSchemaRegistry;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Receivers that are down, slow, or answer with errors, over a real broker. */
@TestInstance(Lifecycle.PER_CLASS)
@Timeout(value = 5, unit = TimeUnit.MINUTES)
class NotificationIT {
  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Map<String, String> ENVIRONMENT =
      Map.of("HOOK_SECRET", "0123456789abcdef0123456789abcdef");

  private Path folder;
  private RegistryStandIn registry;
  private KafkaBroker broker;
  private KafkaEventPublisher publisher;
  private final HttpClient client =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private final List<AutoCloseable> open = new ArrayList<>();

  /** A receiver on loopback. */
  private static final class Hook implements AutoCloseable {
    enum Mood {
      TAKES,
      /** It has the message, and the answer gets lost. */
      TAKES_AND_FAILS,
      FAILS,
      HANGS
    }

    record Heard(String id, String body, JsonNode json) {}

    final List<Heard> heard = new CopyOnWriteArrayList<>();
    final List<Heard> turnedAway = new CopyOnWriteArrayList<>();
    final CountDownLatch released = new CountDownLatch(1);
    volatile Mood mood = Mood.TAKES;
    private final HttpServer server;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

    Hook() throws IOException {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
      server.setExecutor(threads);
      server.createContext("/", this::take);
      server.start();
    }

    private void take(HttpExchange exchange) throws IOException {
      String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
      String id = exchange.getRequestHeaders().getFirst("webhook-id");
      Heard message = new Heard(id == null ? "" : id, body, JSON.readTree(body));
      Mood now = mood;
      if (now == Mood.HANGS) {
        try {
          released.await();
        } catch (InterruptedException e) {
          Thread.currentThread().interrupt();
        }
      }
      (now == Mood.FAILS ? turnedAway : heard).add(message);
      boolean ok = now == Mood.TAKES || now == Mood.HANGS;
      exchange.sendResponseHeaders(ok ? 200 : 500, -1);
      exchange.close();
    }

    String url() {
      return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    /** Ids of the messages of a kind that name an alert, each once. */
    List<String> idsOf(String kind, String alert) {
      return heard.stream()
          .filter(message -> message.json().path("kind").asText().equals(kind))
          .filter(message -> message.json().path("alerts").findValuesAsText("id").contains(alert))
          .map(Heard::id)
          .distinct()
          .toList();
    }

    @Override
    public void close() {
      released.countDown();
      server.stop(0);
      threads.shutdownNow();
    }
  }

  @BeforeAll
  void start(@TempDir Path folder) throws IOException {
    this.folder = folder;
    registry = RegistryStandIn.start();
    broker = KafkaBroker.start(folder.resolve("kafka"), freePort(), freePort());
    broker.createTopics(
        List.of(
            EventType.PRODUCTS.topic(),
            EventType.STOCKOUT_ALERTS.topic(),
            EventType.ALERT_ACTIONS.topic(),
            EventType.ALERT_NOTIFICATIONS.topic()));
    publisher =
        new KafkaEventPublisher(
            BrokerSettings.of(broker.address()),
            new HttpSchemaRegistry(registry.address()),
            Duration.ZERO);
  }

  @AfterEach
  void closeAll() throws Exception {
    for (AutoCloseable each : open.reversed()) {
      each.close();
    }
    open.clear();
  }

  @AfterAll
  void stop() {
    publisher.close();
    broker.close();
    registry.close();
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    }
  }

  private Hook hook() throws IOException {
    Hook hook = new Hook();
    open.add(hook);
    return hook;
  }

  private NotificationRules rules(String text) throws IOException {
    Path file = Files.writeString(folder.resolve("notifications.yaml"), text);
    RulesFile.Result result =
        RulesFile.read(file, URI.create("http://127.0.0.1:18070"), ENVIRONMENT);
    assertThat(result.faults()).isEmpty();
    return result.rules();
  }

  private static String webhook(String name, Hook hook) {
    return """
      - name: %s
        gather: PT0S
        every: PT1S
        webhook: {url: "%s", secret-env: HOOK_SECRET}
    """
        .formatted(name, hook.url());
  }

  private ConsoleServer console(NotificationRules rules) {
    return console(RulesSource.of(rules));
  }

  private ConsoleServer console(RulesSource rules) {
    ConsoleServer console =
        ConsoleServer.start(
            ConsoleSettings.of(0),
            broker.address(),
            new HttpSchemaRegistry(registry.address()),
            Identities.open(),
            null,
            InstantSource.system(),
            rules,
            new Backoff(Duration.ofMillis(50), Duration.ofMillis(200)));
    open.add(console);
    return console;
  }

  private void say(String id, String region, int revision, AlertTransition transition) {
    StockoutAlert alert = SampleAlerts.alert(id, region, revision);
    alert.setSku("sku of " + id);
    alert.setTransition(transition);
    publisher.publish(EventType.STOCKOUT_ALERTS, alert, failure -> assertThat(failure).isNull());
    publisher.flush();
  }

  private static void await(String what, Callable<Boolean> condition) throws Exception {
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    while (!condition.call()) {
      assertThat(System.nanoTime()).as(what).isLessThan(deadline);
      Thread.sleep(20);
    }
  }

  private static void awaitOnce(Hook hook, String kind, String alert) throws Exception {
    await("%s of %s".formatted(kind, alert), () -> !hook.idsOf(kind, alert).isEmpty());
    assertThat(hook.idsOf(kind, alert)).hasSize(1);
  }

  private static void assertThatAnIdAlwaysSaysTheSame(Hook hook) {
    List<Hook.Heard> all = new ArrayList<>(hook.turnedAway);
    all.addAll(hook.heard);
    assertThat(all.stream().map(Hook.Heard::body).distinct().count())
        .isEqualTo(all.stream().map(Hook.Heard::id).distinct().count());
  }

  private HttpResponse<String> ask(
      ConsoleServer console, String method, String path, String body, Map<String, String> headers)
      throws IOException, InterruptedException {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + console.port() + path))
            .method(method, HttpRequest.BodyPublishers.ofString(body));
    if (!body.isEmpty()) {
      request.header("Content-Type", "application/json");
    }
    headers.forEach(request::setHeader);
    return client.send(request.build(), BodyHandlers.ofString());
  }

  private Map<String, String> signIn(ConsoleServer console, String wish)
      throws IOException, InterruptedException {
    HttpResponse<String> answer = ask(console, "POST", "/api/session", wish, Map.of());
    String cookie = answer.headers().firstValue("Set-Cookie").orElseThrow();
    return Map.of(
        "Cookie",
        cookie.substring(0, cookie.indexOf(';')),
        "X-Vedette-Csrf",
        JSON.readTree(answer.body()).path("csrf").asText());
  }

  @Test
  void aReceiverThatAnswersWithErrorsHearsOfEverythingOnceItIsWellAlsoFromTheNextConsole()
      throws Exception {
    Hook ill = hook();
    Hook well = hook();
    ill.mood = Hook.Mood.FAILS;
    NotificationRules rules =
        rules(
            """
            receivers:
            %s%srules:
              - {name: ill, receiver: ill, regions: [down]}
              - {name: well, receiver: well, regions: [down]}
            """
                .formatted(webhook("ill", ill), webhook("well", well)));
    ConsoleServer first = console(rules);
    say("one", "down", 1, AlertTransition.RAISED);
    say("two", "down", 1, AlertTransition.RAISED);
    awaitOnce(well, "raised", "one");
    awaitOnce(well, "raised", "two");
    await("attempts", () -> ill.turnedAway.size() >= 3);
    first.close();
    open.remove(first);
    say("three", "down", 1, AlertTransition.RAISED);
    say("one", "down", 2, AlertTransition.CLEARED);
    ConsoleServer second = console(rules);
    awaitOnce(well, "raised", "three");
    awaitOnce(well, "cleared", "one");
    Map<String, String> operator = signIn(second, "{\"name\":\"o\",\"role\":\"operator\"}");
    await(
        "the error on the page",
        () ->
            ask(second, "GET", "/api/notifications", "", operator)
                .body()
                .contains(" answered 500"));
    ill.mood = Hook.Mood.TAKES;
    for (String alert : List.of("one", "two", "three")) {
      awaitOnce(ill, "raised", alert);
    }
    awaitOnce(ill, "cleared", "one");
    assertThatAnIdAlwaysSaysTheSame(ill);
    // It never changed its mind about what was planned first.
    assertThat(ill.heard.getFirst().id()).isEqualTo(ill.turnedAway.getFirst().id());
    await(
        "nothing waits",
        () -> {
          String body = ask(second, "GET", "/api/notifications", "", operator).body();
          return !body.contains("\"waiting\":1") && body.contains("\"lastSuccess\":\"2");
        });
  }

  @Test
  void whoTakesAMessageAndDoesNotSaySoGetsItAgainByTheSameId() throws Exception {
    Hook hook = hook();
    hook.mood = Hook.Mood.TAKES_AND_FAILS;
    console(
        rules(
            """
            receivers:
            %srules:
              - {name: all, receiver: forgetful, regions: [repeats]}
            """
                .formatted(webhook("forgetful", hook))));
    say("repeated", "repeats", 1, AlertTransition.RAISED);
    await("repeats", () -> hook.heard.size() >= 3);
    hook.mood = Hook.Mood.TAKES;
    say("repeated", "repeats", 2, AlertTransition.CLEARED);
    awaitOnce(hook, "cleared", "repeated");
    assertThat(hook.idsOf("raised", "repeated")).hasSize(1);
    assertThatAnIdAlwaysSaysTheSame(hook);
  }

  @Test
  void aSlowReceiverHoldsUpNoOtherNorTheMail() throws Exception {
    Hook slow = hook();
    slow.mood = Hook.Mood.HANGS;
    Hook quick = hook();
    GreenMail mail = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
    mail.start();
    open.add(mail::stop);
    console(
        rules(
            """
            receivers:
            %s%s  - name: post
                gather: PT0S
                every: PT1S
                email:
                  {host: 127.0.0.1, port: %d, protection: none, from: v@example.org, to: [d@example.org]}
            rules:
              - {name: slow, receiver: slow, regions: [slow]}
              - {name: quick, receiver: quick, regions: [slow]}
              - {name: post, receiver: post, regions: [slow]}
            """
                .formatted(
                    webhook("slow", slow), webhook("quick", quick), mail.getSmtp().getPort())));
    for (int i = 1; i <= 3; i++) {
      say("s" + i, "slow", 1, AlertTransition.RAISED);
      awaitOnce(quick, "raised", "s" + i);
      assertThat(mail.waitForIncomingEmail(PATIENCE.toMillis(), i)).isTrue();
    }
    assertThat(slow.heard).isEmpty();
    slow.mood = Hook.Mood.TAKES;
    slow.released.countDown();
    for (int i = 1; i <= 3; i++) {
      awaitOnce(slow, "raised", "s" + i);
    }
    assertThat(mail.getManagers().getImapHostManager().getAllMessages()).hasSize(3);
  }

  @Test
  void aReceiverThatIsNotThereIsFoundWhenItComes() throws Exception {
    int port = freePort();
    console(
        rules(
            """
            receivers:
              - name: mail
                gather: PT0S
                every: PT1S
                email: {host: 127.0.0.1, port: %d, protection: none, from: v@example.org, to: [d@example.org]}
            rules:
              - {name: mail, receiver: mail, regions: [absent]}
            """
                .formatted(port)));
    Map<String, String> operator =
        signIn((ConsoleServer) open.getLast(), "{\"name\":\"o\",\"role\":\"operator\"}");
    say("absent", "absent", 1, AlertTransition.RAISED);
    ConsoleServer console = (ConsoleServer) open.getLast();
    await(
        "failures",
        () ->
            JSON.readTree(ask(console, "GET", "/api/notifications", "", operator).body())
                    .at("/receivers/0/failures")
                    .asInt()
                >= 2);
    GreenMail mail = new GreenMail(new ServerSetup(port, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
    mail.start();
    open.add(mail::stop);
    assertThat(mail.waitForIncomingEmail(PATIENCE.toMillis(), 1)).isTrue();
  }

  @Test
  void somebodyElseIsToldWhenNobodyActsAndTheHistoryOfTheAlertShowsIt() throws Exception {
    Hook desk = hook();
    Hook chief = hook();
    ConsoleServer console =
        console(
            rules(
                """
                receivers:
                %s%srules:
                  - name: desk
                    receiver: desk
                    regions: [escalating]
                    escalate: {after: PT3S, receiver: chief}
                """
                    .formatted(webhook("desk", desk), webhook("chief", chief))));
    Map<String, String> operator = signIn(console, "{\"name\":\"o\",\"role\":\"operator\"}");
    say("seen", "escalating", 1, AlertTransition.RAISED);
    awaitOnce(desk, "raised", "seen");
    assertThat(
            ask(console, "POST", "/api/alerts/seen/actions", "{\"kind\":\"acknowledge\"}", operator)
                .statusCode())
        .isEqualTo(200);
    say("unseen", "escalating", 1, AlertTransition.RAISED);
    awaitOnce(chief, "neglected", "unseen");
    assertThat(chief.idsOf("neglected", "seen")).isEmpty();
    await(
        "the history",
        () -> {
          JsonNode told =
              JSON.readTree(ask(console, "GET", "/api/alerts/unseen", "", operator).body())
                  .path("told");
          return told.size() == 2
              && told.get(0).path("receiver").asText().equals("desk")
              && told.get(1).path("kind").asText().equals("neglected")
              && !told.get(1).path("waiting").asBoolean();
        });
    Map<String, String> manager =
        signIn(console, "{\"name\":\"m\",\"role\":\"manager\",\"region\":\"escalating\"}");
    assertThat(ask(console, "GET", "/api/notifications", "", manager).statusCode()).isEqualTo(403);
    assertThat(ask(console, "GET", "/api/notifications", "", Map.of()).statusCode()).isEqualTo(401);
  }

  @Test
  void anAlertmanagerIsSentWhatStandsAgainAndAgain() throws Exception {
    Hook router = hook();
    console(
        rules(
            """
            receivers:
              - name: router
                gather: PT0S
                every: PT1S
                alertmanager: {url: "%s", resend: PT1S}
            rules:
              - {name: all, receiver: router, regions: [routed]}
            """
                .formatted(router.url())));
    say("routed", "routed", 1, AlertTransition.RAISED);
    await("repeats", () -> alertsOf(router).size() >= 3);
    say("routed", "routed", 2, AlertTransition.CLEARED);
    await(
        "the end",
        () ->
            alertsOf(router).stream()
                .anyMatch(
                    alert -> !Instant.parse(alert.path("endsAt").asText()).isAfter(Instant.now())));
    assertThat(alertsOf(router).stream().map(alert -> alert.path("labels")).distinct()).hasSize(1);
  }

  private static List<JsonNode> alertsOf(Hook router) {
    List<JsonNode> alerts = new ArrayList<>();
    router.heard.forEach(heard -> heard.json().forEach(alerts::add));
    return alerts;
  }

  @Test
  void rulesThatChangeHoldAtOnceAndWrongOnesDoNot() throws Exception {
    Hook first = hook();
    Hook second = hook();
    String one =
        "receivers:\n%srules:\n  - {name: first, receiver: first, regions: [watched]}\n"
            .formatted(webhook("first", first));
    Path file = Files.writeString(folder.resolve("watched.yaml"), one);
    ConsoleServer console =
        console(new WatchedRules(file, URI.create("http://127.0.0.1:18070"), ENVIRONMENT));
    Map<String, String> operator = signIn(console, "{\"name\":\"o\",\"role\":\"operator\"}");
    say("early", "watched", 1, AlertTransition.RAISED);
    awaitOnce(first, "raised", "early");

    Files.writeString(file, one.replace("receiver: first,", "receiver: nobody,"));
    await(
        "the fault on the page",
        () ->
            ask(console, "GET", "/api/notifications", "", operator)
                .body()
                .contains("there is no receiver \\\"nobody\\\""));
    say("meanwhile", "watched", 1, AlertTransition.RAISED);
    awaitOnce(first, "raised", "meanwhile");

    Files.writeString(
        file,
        "receivers:\n%s%srules:\n  - {name: second, receiver: second, regions: [watched]}\n"
            .formatted(webhook("first", first), webhook("second", second)));
    // What stands is news to whoever is new.
    awaitOnce(second, "raised", "early");
    say("late", "watched", 1, AlertTransition.RAISED);
    awaitOnce(second, "raised", "late");
    assertThat(first.idsOf("raised", "late")).isEmpty();
    assertThat(ask(console, "GET", "/api/notifications", "", operator).body())
        .contains("\"faults\":[]");

    Files.delete(file);
    await(
        "nobody is notified",
        () ->
            ask(console, "GET", "/api/notifications", "", operator)
                .body()
                .contains("\"configured\":false"));
  }
}
