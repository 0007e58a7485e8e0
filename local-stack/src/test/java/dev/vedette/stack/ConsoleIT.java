package dev.vedette.stack;

import static dev.vedette.stack.ConsoleBrowser.awaitText;
import static dev.vedette.stack.ConsoleBrowser.find;
import static dev.vedette.stack.ConsoleBrowser.picture;
import static dev.vedette.stack.SampleAlerts.alert;
import static org.assertj.core.api.Assertions.assertThat;

import dev.vedette.console.alert.ConsoleRole;
import dev.vedette.console.alert.Viewer;
import dev.vedette.console.http.ConsoleServer;
import dev.vedette.console.http.ConsoleSettings;
import dev.vedette.console.http.Identities;
import dev.vedette.console.notify.Backoff;
import dev.vedette.console.notify.RulesFile;
import dev.vedette.console.notify.RulesSource;
import dev.vedette.event.StockoutAlert;
import dev.vedette.ingestion.kafka.BrokerSettings;
import dev.vedette.ingestion.kafka.KafkaEventPublisher;
import dev.vedette.topic.EventType;
import dev.vedette.wire.HttpSchemaRegistry;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.openqa.selenium.By;
import org.openqa.selenium.Dimension;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.chrome.ChromeDriver;

/** The console over a real broker, by HTTP and in a real browser. */
@TestInstance(Lifecycle.PER_CLASS)
@Timeout(value = 5, unit = TimeUnit.MINUTES)
class ConsoleIT {
  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final String MARKUP = "<img src=x onerror=\"document.title='broken'\">";

  private RegistryStandIn registry;
  private Path kafka;
  private int kafkaPort;
  private int controllerPort;
  private KafkaBroker broker;
  private KafkaEventPublisher publisher;
  private ConsoleServer open;
  private ConsoleServer secured;
  private final HttpClient client =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private final List<ChromeDriver> browsers = new ArrayList<>();

  @BeforeAll
  void start(@TempDir Path folder) throws IOException {
    registry = RegistryStandIn.start();
    kafka = folder.resolve("kafka");
    kafkaPort = freePort();
    controllerPort = freePort();
    broker = KafkaBroker.start(kafka, kafkaPort, controllerPort);
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
    open = console(Identities.open());
    secured =
        console(
            new Identities() {
              @Override
              public boolean isOpen() {
                return false;
              }

              @Override
              public Optional<Viewer> ofToken(String token) {
                return switch (token) {
                  case "token of lee" ->
                      Optional.of(new Viewer("lee", ConsoleRole.MANAGER, List.of("north")));
                  case "token of reg" ->
                      Optional.of(new Viewer("reg", ConsoleRole.REGULATOR, List.of("north")));
                  default -> Optional.empty();
                };
              }

              @Override
              public Optional<Viewer> asOfNow(Viewer viewer) {
                return Optional.of(viewer);
              }
            });
  }

  private ConsoleServer console(Identities identities) {
    return ConsoleServer.start(
        ConsoleSettings.of(0),
        broker.address(),
        new HttpSchemaRegistry(registry.address()),
        identities,
        null,
        InstantSource.system());
  }

  @AfterEach
  void closeBrowsers() {
    browsers.forEach(ChromeDriver::quit);
    browsers.clear();
  }

  @AfterAll
  void stop() {
    secured.close();
    open.close();
    publisher.close();
    broker.close();
    registry.close();
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    }
  }

  private void say(StockoutAlert alert) {
    publisher.publish(EventType.STOCKOUT_ALERTS, alert, failure -> assertThat(failure).isNull());
    publisher.flush();
  }

  // By HTTP

  private HttpResponse<String> ask(
      ConsoleServer console, String method, String path, String body, Map<String, String> headers)
      throws IOException, InterruptedException {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + console.port() + path))
            .method(
                method,
                body.isEmpty()
                    ? HttpRequest.BodyPublishers.noBody()
                    : HttpRequest.BodyPublishers.ofString(body));
    if (!body.isEmpty()) {
      request.header("Content-Type", "application/json");
    }
    headers.forEach(request::setHeader);
    return client.send(request.build(), BodyHandlers.ofString());
  }

  /** What whoever signs in shows from then on. */
  private Map<String, String> signIn(ConsoleServer console, String wish)
      throws IOException, InterruptedException {
    HttpResponse<String> answer = ask(console, "POST", "/api/session", wish, Map.of());
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    String cookie = answer.headers().firstValue("Set-Cookie").orElseThrow();
    assertThat(cookie).contains("HttpOnly", "SameSite=Strict", "Path=/");
    String csrf = answer.body().replaceAll(".*\"csrf\":\"([^\"]+)\".*", "$1");
    return Map.of("Cookie", cookie.substring(0, cookie.indexOf(';')), "X-Vedette-Csrf", csrf);
  }

  private void await(ConsoleServer console, Map<String, String> who, String path, String expected)
      throws IOException, InterruptedException {
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    String found = "";
    while (System.nanoTime() < deadline) {
      found = ask(console, "GET", path, "", who).body();
      if (found.contains(expected)) {
        return;
      }
      Thread.sleep(50);
    }
    throw new AssertionError("No %s in %s".formatted(expected, found));
  }

  @Test
  void aManagerSeesTheRegionsItIsGivenAndActsThereAndARegulatorOnlyLooks() throws Exception {
    say(alert("mine", "north/harbour", 1));
    say(alert("other", "south", 1));
    Map<String, String> lee = signIn(secured, "{\"token\":\"token of lee\"}");
    Map<String, String> reg = signIn(secured, "{\"token\":\"token of reg\"}");
    await(secured, lee, "/api/inbox?text=mine", "outlet mine");
    await(secured, reg, "/api/inbox?text=mine", "outlet mine");
    assertThat(ask(secured, "GET", "/api/inbox", "", lee).body()).doesNotContain("outlet other");
    assertThat(ask(secured, "GET", "/api/alerts.csv", "", lee).body())
        .contains("outlet mine")
        .doesNotContain("outlet other");
    assertThat(ask(secured, "GET", "/api/alerts/other", "", lee).statusCode()).isEqualTo(404);
    String acknowledge = "{\"kind\":\"acknowledge\"}";
    assertThat(ask(secured, "POST", "/api/alerts/other/actions", acknowledge, lee).statusCode())
        .isEqualTo(404);
    assertThat(ask(secured, "POST", "/api/alerts/mine/actions", acknowledge, reg).statusCode())
        .isEqualTo(403);
    HttpResponse<String> done = ask(secured, "POST", "/api/alerts/mine/actions", acknowledge, lee);
    assertThat(done.statusCode()).as(done.body()).isEqualTo(200);
    assertThat(done.body()).contains("\"acknowledgedBy\":\"lee\"");
    // The other console hears of it by the topic.
    Map<String, String> operator = signIn(open, "{\"name\":\"o\",\"role\":\"operator\"}");
    await(open, operator, "/api/alerts/mine", "\"acknowledgedBy\":\"lee\"");
    String silence = "{\"region\":\"%s\",\"reason\":\"r\",\"until\":\"%s\"}";
    Instant until = Instant.now().plus(Duration.ofHours(1));
    assertThat(
            ask(secured, "POST", "/api/silences", silence.formatted("south", until), lee)
                .statusCode())
        .isEqualTo(403);
    assertThat(
            ask(secured, "POST", "/api/silences", silence.formatted("north/x", until), lee)
                .statusCode())
        .isEqualTo(201);
  }

  @Test
  void whoIsNotSignedInOrComesFromElsewhereIsRefused() throws Exception {
    say(alert("guarded", "north", 1));
    Map<String, String> lee = signIn(secured, "{\"token\":\"token of lee\"}");
    await(secured, lee, "/api/alerts/guarded", "guarded");
    String path = "/api/alerts/guarded/actions";
    String act = "{\"kind\":\"resolve\"}";
    for (String closed : List.of("/api/inbox", "/api/alerts", "/api/alerts.csv", "/api/changes")) {
      assertThat(ask(secured, "GET", closed, "", Map.of()).statusCode()).as(closed).isEqualTo(401);
    }
    assertThat(ask(secured, "POST", "/api/session", "{\"token\":\"x\"}", Map.of()).statusCode())
        .isEqualTo(401);
    assertThat(
            ask(secured, "POST", "/api/session", "{\"name\":\"o\",\"role\":\"operator\"}", Map.of())
                .statusCode())
        .isEqualTo(401);
    String cookie = lee.get("Cookie");
    // Another site can make a browser send the cookie, and no more than that.
    assertThat(ask(secured, "POST", path, act, Map.of("Cookie", cookie)).statusCode())
        .isEqualTo(403);
    assertThat(
            ask(
                    secured,
                    "POST",
                    path,
                    act,
                    Map.of(
                        "Cookie",
                        cookie,
                        "X-Vedette-Csrf",
                        lee.get("X-Vedette-Csrf"),
                        "Sec-Fetch-Site",
                        "cross-site"))
                .statusCode())
        .isEqualTo(403);
    assertThat(
            ask(
                    secured,
                    "POST",
                    path,
                    act,
                    Map.of(
                        "Cookie",
                        cookie,
                        "X-Vedette-Csrf",
                        lee.get("X-Vedette-Csrf"),
                        "Content-Type",
                        "text/plain"))
                .statusCode())
        .isEqualTo(415);
    assertThat(ask(secured, "GET", "/api/alerts/guarded", "", lee).body())
        .contains("\"actions\":[]");
  }

  @Test
  void anIdOfASessionIsNeverTakenFromOutsideAndEndsWithIt() throws Exception {
    String planted = "vedette-console=planted-by-somebody-else";
    HttpResponse<String> answer =
        ask(
            secured,
            "POST",
            "/api/session",
            "{\"token\":\"token of lee\"}",
            Map.of("Cookie", planted));
    assertThat(answer.headers().firstValue("Set-Cookie").orElseThrow()).doesNotContain("planted");
    assertThat(ask(secured, "GET", "/api/inbox", "", Map.of("Cookie", planted)).statusCode())
        .isEqualTo(401);
    Map<String, String> lee = signIn(secured, "{\"token\":\"token of lee\"}");
    assertThat(ask(secured, "DELETE", "/api/session", "", lee).statusCode()).isEqualTo(204);
    assertThat(ask(secured, "GET", "/api/inbox", "", lee).statusCode()).isEqualTo(401);
  }

  @Test
  void whatCannotBeIsRefusedInWords() throws Exception {
    say(alert("wrong", "north", 1));
    Map<String, String> lee = signIn(secured, "{\"token\":\"token of lee\"}");
    await(secured, lee, "/api/alerts/wrong", "wrong");
    String path = "/api/alerts/wrong/actions";
    for (String body :
        List.of(
            "no json",
            "[]",
            "{}",
            "{\"kind\":\"explode\"}",
            "{\"kind\":\"silence\"}",
            "{\"kind\":\"comment\"}",
            "{\"kind\":\"comment\",\"text\":5}",
            "{\"kind\":\"comment\",\"text\":\"%s\"}".formatted("x".repeat(2_001)),
            "{\"kind\":\"snooze\"}",
            "{\"kind\":\"snooze\",\"until\":\"tomorrow\"}",
            "{\"kind\":\"snooze\",\"until\":\"2001-01-01T00:00:00Z\"}",
            "{\"kind\":\"snooze\",\"until\":\"2999-01-01T00:00:00Z\"}")) {
      HttpResponse<String> answer = ask(secured, "POST", path, body, lee);
      assertThat(answer.statusCode()).as(body).isEqualTo(400);
      assertThat(answer.body()).contains("\"detail\":\"");
    }
    String flood = "{\"kind\":\"comment\",\"text\":\"%s\"}".formatted("x".repeat(100_000));
    assertThat(ask(secured, "POST", path, flood, lee).statusCode()).isEqualTo(413);
    assertThat(ask(secured, "GET", "/api/inbox?severity=odd", "", lee).statusCode()).isEqualTo(400);
    // An end always belongs to a silence, and a reason.
    assertThat(
            ask(secured, "POST", "/api/silences", "{\"region\":\"north\",\"reason\":\"r\"}", lee)
                .statusCode())
        .isEqualTo(400);
  }

  @Test
  void whatIsSentAgainCountsOnce() throws Exception {
    say(alert("again", "north", 1));
    Map<String, String> lee = signIn(secured, "{\"token\":\"token of lee\"}");
    await(secured, lee, "/api/alerts/again", "again");
    String comment = "{\"id\":\"1\",\"kind\":\"comment\",\"text\":\"was there\"}";
    for (int i = 0; i < 3; i++) {
      ask(secured, "POST", "/api/alerts/again/actions", comment, lee);
    }
    String body = ask(secured, "GET", "/api/alerts/again", "", lee).body();
    assertThat(body.split("was there", -1)).hasSize(2);
  }

  @Test
  void aConsoleThatIsStartedAnewKnowsWhatItKnew() throws Exception {
    say(alert("kept", "north", 1));
    Map<String, String> lee = signIn(secured, "{\"token\":\"token of lee\"}");
    await(secured, lee, "/api/alerts/kept", "kept");
    ask(
        secured,
        "POST",
        "/api/alerts/kept/actions",
        "{\"kind\":\"assign\",\"assignee\":\"kim\"}",
        lee);
    try (ConsoleServer another = console(Identities.open())) {
      Map<String, String> operator = signIn(another, "{\"name\":\"o\",\"role\":\"operator\"}");
      await(another, operator, "/api/alerts/kept", "\"assignee\":\"kim\"");
    }
  }

  // In a browser

  private ChromeDriver browser(int width, int height) {
    ChromeDriver browser = ConsoleBrowser.start(width, height);
    browsers.add(browser);
    return browser;
  }

  private void enter(ChromeDriver browser, String name) {
    enter(browser, open, name);
  }

  private static void enter(ChromeDriver browser, ConsoleServer console, String name) {
    browser.get("http://127.0.0.1:" + console.port() + "/");
    WebElement field = find(browser, "input[name=name]");
    field.clear();
    field.sendKeys(name);
    find(browser, "sign-in button").click();
    find(browser, "vedette-console nav");
  }

  @Test
  void anAlertAppearsOnOpenPagesAndWhatOneDoesAnotherSees() throws Exception {
    ChromeDriver one = browser(1400, 900);
    ChromeDriver other = browser(390, 844);
    enter(one, "anna");
    enter(other, "ben");
    say(alert("fresh", "north/harbour", 1));
    awaitText(one, ".row .outlet", "outlet fresh");
    awaitText(other, ".row .outlet", "outlet fresh");
    picture(other, "phone-inbox");
    find(one, "[data-alert=fresh]").click();
    awaitText(one, ".detail", "83%");
    picture(one, "desktop-detail");
    find(one, ".detail .actions .main").click();
    find(other, "[data-alert=fresh]").click();
    awaitText(other, ".detail .log", "anna");
    picture(other, "phone-detail");
    find(one, ".bar button").click();
    awaitText(one, ".sub", "收件箱");
    find(one, ".bar button:nth-of-type(2)").click();
    picture(one, "desktop-detail-chinese");
  }

  @Test
  void aPageSaysThatTheBrokerIsAwayAndNothingIsLostOrDoubled() throws Exception {
    say(alert("before", "east", 1));
    ChromeDriver page = browser(1400, 900);
    enter(page, "anna");
    awaitText(page, ".row .outlet", "outlet before");
    find(page, "[data-alert=before]").click();
    find(page, ".detail .actions .main").click();
    awaitText(page, ".detail .log", "anna");
    find(page, ".live.on");
    broker.close();
    Map<String, String> operator = signIn(open, "{\"name\":\"o\",\"role\":\"operator\"}");
    String path = "/api/alerts/before/actions";
    String comment = "{\"id\":\"1\",\"kind\":\"comment\",\"text\":\"was there\"}";
    try {
      find(page, ".live.off");
      awaitText(page, ".live", "not live");
      picture(page, "desktop-broker-away");
      assertThat(ask(open, "POST", path, comment, operator).statusCode()).isEqualTo(503);
    } finally {
      broker = KafkaBroker.start(kafka, kafkaPort, controllerPort);
    }
    find(page, ".live.on");
    say(alert("after", "east", 1));
    awaitText(page, ".row .outlet", "outlet after");
    // Nobody knows whether it was kept, so it is sent again, under the same id.
    assertThat(ask(open, "POST", path, comment, operator).statusCode()).isEqualTo(200);
    awaitText(page, ".detail .log", "was there");
    for (String outlet : List.of("outlet before", "outlet after")) {
      assertThat(page.findElements(By.cssSelector(".row .outlet")))
          .filteredOn(shown -> shown.getText().equals(outlet))
          .as(outlet)
          .hasSize(1);
    }
    try (ConsoleServer another = console(Identities.open())) {
      Map<String, String> other = signIn(another, "{\"name\":\"o\",\"role\":\"operator\"}");
      await(another, other, "/api/alerts/after", "outlet after");
      String known = ask(another, "GET", "/api/alerts/before", "", other).body();
      assertThat(known).contains("\"acknowledgedBy\":\"anna\"");
      assertThat(known.split("\"kind\":\"acknowledge\"", -1)).hasSize(2);
      assertThat(known.split("was there", -1)).hasSize(2);
    }
  }

  @Test
  void operatorsSeeHowItGoesWithReceiversAndAnAlertWhoWasToldOfIt(@TempDir Path folder)
      throws Exception {
    Path secret = Files.writeString(folder.resolve("secret"), "0123456789abcdef");
    Files.setPosixFilePermissions(secret, PosixFilePermissions.fromString("rw-------"));
    Path file =
        Files.writeString(
            folder.resolve("notifications.yaml"),
            """
            receivers:
              - name: night-desk
                gather: PT0S
                webhook: {url: "http://127.0.0.1:%d/hook", secret-file: secret}
            rules:
              - {name: all, receiver: night-desk, regions: [west]}
            """
                .formatted(freePort()));
    RulesFile.Result rules = RulesFile.read(file, URI.create("http://127.0.0.1:18070"), Map.of());
    assertThat(rules.faults()).isEmpty();
    try (ConsoleServer console =
        ConsoleServer.start(
            ConsoleSettings.of(0),
            broker.address(),
            new HttpSchemaRegistry(registry.address()),
            Identities.open(),
            null,
            InstantSource.system(),
            RulesSource.of(rules.rules()),
            new Backoff(Duration.ofMillis(200), Duration.ofSeconds(1)))) {
      ChromeDriver page = browser(1400, 900);
      enter(page, console, "anna");
      say(alert("told", "west", 1));
      find(page, "a[href='#/notifications']").click();
      awaitText(page, ".receivers .fails", "No connection to 127.0.0.1:");
      awaitText(page, ".receivers h2", "night-desk");
      picture(page, "desktop-notifications");
      find(page, ".bar button").click();
      awaitText(page, ".receivers dt", "待发消息");
      picture(page, "desktop-notifications-chinese");
      find(page, ".bar button").click();
      page.manage().window().setSize(new Dimension(390, 844));
      picture(page, "phone-notifications");
      page.get("http://127.0.0.1:" + console.port() + "/#/inbox?text=told&alert=told");
      awaitText(page, ".detail .log", "waiting to be sent");
      picture(page, "phone-told");
    }
  }

  @Test
  void markupInNamesAndCommentsIsText() throws Exception {
    StockoutAlert alert = alert("markup", "north", 1);
    alert.setOutletId(MARKUP);
    alert.setCause(MARKUP);
    alert.setEvidence(MARKUP);
    say(alert);
    Map<String, String> operator = signIn(open, "{\"name\":\"o\",\"role\":\"operator\"}");
    await(open, operator, "/api/alerts/markup", "onerror");
    String comment =
        "{\"kind\":\"comment\",\"text\":\"%s\"}".formatted(MARKUP.replace("\"", "\\\""));
    assertThat(ask(open, "POST", "/api/alerts/markup/actions", comment, operator).statusCode())
        .isEqualTo(200);
    ChromeDriver page = browser(1400, 900);
    enter(page, "anna");
    awaitText(page, ".row .outlet", "<img");
    find(page, "[data-alert=markup]").click();
    awaitText(page, ".detail .log q", "<img");
    assertThat(page.getTitle()).isEqualTo("Vedette");
    assertThat(page.findElements(By.cssSelector("vedette-console img"))).isEmpty();
    String csv = ask(open, "GET", "/api/alerts.csv?text=onerror", "", operator).body();
    assertThat(csv).contains("\"\"document.title");
  }
}
