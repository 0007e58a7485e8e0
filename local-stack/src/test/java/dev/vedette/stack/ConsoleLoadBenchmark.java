package dev.vedette.stack;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.vedette.console.http.ConsoleServer;
import dev.vedette.console.http.ConsoleSettings;
import dev.vedette.console.http.Identities;
import dev.vedette.event.StockoutAlert;
import dev.vedette.ingestion.kafka.BrokerSettings;
import dev.vedette.ingestion.kafka.KafkaEventPublisher;
import dev.vedette.topic.EventType;
import dev.vedette.wire.HttpSchemaRegistry;
import java.io.IOException;
import java.io.PrintStream;
import java.math.BigDecimal;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.openqa.selenium.By;
import org.openqa.selenium.Keys;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.interactions.Actions;
import org.openqa.selenium.support.ui.WebDriverWait;

/**
 * How the page is to use with many open alerts: first paint, time until the list is there, and what
 * people do, by the browser's own entries of paints, events and long tasks. Not a test, and no
 * build runs it; see docs/benchmarks.md. Settings are system properties: {@code benchmark.alerts}
 * (10 000), {@code benchmark.rounds} (5, each in a browser of its own).
 */
class ConsoleLoadBenchmark {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Duration PATIENCE = Duration.ofMinutes(1);
  private static final int SKUS = 40;
  private static final int REGIONS = 50;

  /** Before the page's own scripts: what the browser says of itself from the first moment on. */
  private static final String WATCH =
      """
      window.noted = {paints: {}, events: [], tasks: [], list: null};
      new PerformanceObserver((all) => all.getEntries().forEach((each) => window.noted.paints[each.name] = each.startTime))
        .observe({type: 'paint', buffered: true});
      new PerformanceObserver((all) => all.getEntries().forEach((each) => window.noted.tasks.push([each.startTime, each.duration])))
        .observe({type: 'longtask', buffered: true});
      new PerformanceObserver((all) => all.getEntries().forEach((each) => each.interactionId && window.noted.events.push([each.startTime, each.duration, each.name])))
        .observe({type: 'event', durationThreshold: 16, buffered: true});
      new MutationObserver(() => {
        if (window.noted.list === null && document.querySelector('.row')) {
          window.noted.list = performance.now();
        }
      }).observe(document, {childList: true, subtree: true});
      """;

  private final int alerts = Integer.getInteger("benchmark.alerts", 10_000);
  private final int rounds = Integer.getInteger("benchmark.rounds", 5);
  private final PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);

  /** Milliseconds by what they are of, one for each round. */
  private final Map<String, List<Double>> measured = new TreeMap<>();

  @Test
  void manyOpenAlertsInARealBrowser(@TempDir Path folder) throws Exception {
    try (RegistryStandIn registry = RegistryStandIn.start();
        KafkaBroker broker = KafkaBroker.start(folder.resolve("kafka"), freePort(), freePort())) {
      broker.createTopics(
          List.of(
              EventType.PRODUCTS.topic(),
              EventType.STOCKOUT_ALERTS.topic(),
              EventType.ALERT_ACTIONS.topic()));
      try (KafkaEventPublisher publisher =
              new KafkaEventPublisher(
                  BrokerSettings.of(broker.address()),
                  new HttpSchemaRegistry(registry.address()),
                  Duration.ZERO);
          ConsoleServer console =
              ConsoleServer.start(
                  ConsoleSettings.of(0),
                  broker.address(),
                  new HttpSchemaRegistry(registry.address()),
                  Identities.open(),
                  null,
                  InstantSource.system())) {
        for (int i = 0; i < alerts; i++) {
          say(publisher, alert(i, String.valueOf(i)));
        }
        publisher.flush();
        for (int round = 0; round <= rounds; round++) {
          if (round == 1) {
            // The first one warms the server up.
            measured.clear();
          }
          look(console, publisher, round);
        }
      }
    }
    out.printf(
        "%n%,d open alerts; median (least–most) of %d, ms%n%n| | ms |%n| --- | --- |%n",
        alerts, rounds);
    measured.forEach(
        (what, millis) -> {
          List<Double> sorted = millis.stream().sorted().toList();
          out.printf(
              Locale.ROOT,
              "| %s | %,.0f (%,.0f–%,.0f) |%n",
              what,
              sorted.get(sorted.size() / 2),
              sorted.getFirst(),
              sorted.getLast());
        });
  }

  private void look(ConsoleServer console, KafkaEventPublisher publisher, int round)
      throws Exception {
    ChromeDriver page = ConsoleBrowser.start(1400, 900);
    try {
      page.get("http://127.0.0.1:%d/".formatted(console.port()));
      ConsoleBrowser.find(page, "sign-in button").click();
      new WebDriverWait(page, PATIENCE)
          .until(
              shown -> shown.findElement(By.cssSelector(".count")).getText().equals(count(round)));
      page.executeCdpCommand(
          "Page.addScriptToEvaluateOnNewDocument", Map.<String, Object>of("source", WATCH));
      page.navigate().refresh();
      ConsoleBrowser.find(page, ".row");
      settle(page);
      JsonNode noted = noted(page);
      add(
          "1 first contentful paint",
          measured(noted.path("paints").path("first-contentful-paint")));
      add("2 list in the page", measured(noted.path("list")));
      add("3 longest task while loading", longest(noted.path("tasks")));

      step(page, "4 typing a filter", () -> find(page, "input[type=search]").sendKeys("outlet 77"));
      clear(page);
      step(page, "5 scrolling", () -> scroll(page));
      step(page, "6 opening a detail", () -> find(page, ".row").click());
      step(page, "7 next alert by key", () -> new Actions(page).sendKeys("jjj").perform());
      find(page, ".detail .leave").click();
      settle(page);
      step(page, "8 showing all of a group", () -> showAll(page));
      step(
          page,
          "9 an alert arrives",
          () -> {
            say(publisher, alert(round, "new " + round));
            publisher.flush();
            ConsoleBrowser.awaitText(page, ".toast", "New");
          });
    } finally {
      page.quit();
    }
  }

  private static double measured(JsonNode millis) {
    assertThat(millis.asDouble()).as("told by the browser").isPositive();
    return millis.asDouble();
  }

  private String count(int round) {
    return String.valueOf(alerts + round);
  }

  private interface Step {
    void run() throws Exception;
  }

  private void step(ChromeDriver page, String what, Step step) throws Exception {
    page.executeScript("window.noted.events = []; window.noted.tasks = [];");
    step.run();
    settle(page);
    JsonNode noted = noted(page);
    add(what + ": longest interaction", longest(noted.path("events")));
    add(what + ": longest task", longest(noted.path("tasks")));
  }

  /** Brings the list down by the wheel, a screen at a time. */
  private static void scroll(ChromeDriver page) {
    for (int i = 0; i < 8; i++) {
      new Actions(page).scrollByAmount(0, 800).perform();
    }
    page.executeScript("scrollTo(0, 0)");
  }

  private static void showAll(ChromeDriver page) {
    find(page, ".group .more").click();
  }

  private static void clear(ChromeDriver page) throws InterruptedException {
    WebElement field = find(page, "input[type=search]");
    field.sendKeys(Keys.chord(Keys.CONTROL, "a"), Keys.DELETE);
    settle(page);
  }

  /** What was begun ends, and the browser has told of it: it does so some time afterwards. */
  private static void settle(ChromeDriver page) throws InterruptedException {
    Thread.sleep(Duration.ofMillis(1_500));
    page.executeScript("return document.title");
  }

  private static WebElement find(ChromeDriver page, String selector) {
    return ConsoleBrowser.find(page, selector);
  }

  private static JsonNode noted(ChromeDriver page) throws IOException {
    return JSON.readTree(String.valueOf(page.executeScript("return JSON.stringify(window.noted)")));
  }

  private static double longest(JsonNode entries) {
    double longest = 0;
    for (JsonNode entry : entries) {
      longest = Math.max(longest, entry.path(1).asDouble());
    }
    return longest;
  }

  private void add(String what, double millis) {
    measured.computeIfAbsent(what, name -> new ArrayList<>()).add(millis);
  }

  private static void say(KafkaEventPublisher publisher, StockoutAlert alert) {
    publisher.publish(
        EventType.STOCKOUT_ALERTS,
        alert,
        failure -> {
          if (failure != null) {
            throw new IllegalStateException(failure);
          }
        });
  }

  /** One of so many, over SKUs and regions; one region has a tenth of all. */
  private static StockoutAlert alert(int i, String name) {
    StockoutAlert alert =
        SampleAlerts.alert(
            "alert " + name, i % 10 == 0 ? "north/0" : "north/" + i / SKUS % REGIONS, 1);
    alert.setOutletId("outlet " + name);
    alert.setSku(i % 10 == 0 ? "sku 0" : "sku " + i % SKUS);
    alert.setRepId("rep " + i % 100);
    alert.setLostValue(BigDecimal.valueOf(10_000_000L + i * 7919L % 90_000_000, 6));
    return alert;
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    }
  }
}
