package dev.vedette.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.vedette.ingestion.http.ApiKeys;
import dev.vedette.stack.ConsoleBrowser;
import dev.vedette.stack.Port;
import java.io.IOException;
import java.io.PrintStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.chrome.ChromeDriver;

/**
 * Milliseconds from the gateway's acknowledgement of a reading that finds an empty shelf to its
 * alert in the open page, in a real browser over a stack of real processes. Not a test, and no
 * build runs it; see docs/benchmarks.md. Settings are system properties: {@code benchmark.readings}
 * of a round (100), {@code benchmark.rounds} (3, after a short one to warm up), {@code
 * benchmark.pause} between two readings, in milliseconds (400).
 */
class ConsoleLatencyBenchmark {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Duration PATIENCE = Duration.ofMinutes(1);
  private static final int WARM_UP = 20;

  /** Notes when each outlet is in the page for the first time, before anything is painted. */
  private static final String WATCH =
      """
      window.seen = {};
      const look = () => document.querySelectorAll('.row .outlet').forEach((each) => {
        window.seen[each.textContent] ??= performance.timeOrigin + performance.now();
      });
      new MutationObserver(look).observe(document.body, {childList: true, subtree: true, characterData: true});
      look();
      """;

  private final int readings = Integer.getInteger("benchmark.readings", 100);
  private final int rounds = Integer.getInteger("benchmark.rounds", 3);
  private final int pause = Integer.getInteger("benchmark.pause", 400);
  private final PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
  private final Random random = new Random(1);
  private final HttpClient client = HttpClient.newHttpClient();

  @Test
  void fromTheGatewaysAnswerToTheOpenPage(@TempDir Path folder) throws Exception {
    LocalStack stack = new LocalStack(folder);
    assertSucceeds(stack.up());
    ChromeDriver page = ConsoleBrowser.start(1400, 900);
    try {
      String key = Files.readString(folder.resolve("keys").resolve(ApiKeys.LOCAL_KEY)).strip();
      URI gateway =
          URI.create("http://127.0.0.1:%d/v1/events/".formatted(stack.port(Port.GATEWAY)));
      Feed feed = new Feed(gateway, key);
      feed.post(
          "products",
          "{\"sku\":\"C1\",\"units_per_pack\":20,\"packs_per_carton\":10,\"cartons_per_case\":250,\"changed_at\":\"2026-01-01T00:00:00Z\"}");
      page.get("http://127.0.0.1:%d/".formatted(stack.port(Port.CONSOLE)));
      WebElement field = ConsoleBrowser.find(page, "input[name=name]");
      field.clear();
      field.sendKeys("anna");
      ConsoleBrowser.find(page, "sign-in button").click();
      ConsoleBrowser.find(page, "vedette-console nav");
      page.executeScript(WATCH);
      round(feed, page, "W", WARM_UP);
      out.printf(
          "%n%d readings a round, one each %d ms on average; milliseconds%n%n"
              + "| round | p50 | p90 | p99 | most |%n| --- | --- | --- | --- | --- |%n",
          readings, pause);
      List<Double> all = new ArrayList<>();
      for (int i = 1; i <= rounds; i++) {
        List<Double> millis = round(feed, page, "R" + i, readings);
        print(String.valueOf(i), millis);
        all.addAll(millis);
      }
      print("all", all);
    } finally {
      page.quit();
      assertSucceeds(stack.run("down"));
    }
  }

  /** Sends events to the gateway. */
  private final class Feed {
    private final URI gateway;
    private final String key;

    Feed(URI gateway, String key) {
      this.gateway = gateway;
      this.key = key;
    }

    /** Answers when the gateway had acknowledged it, in milliseconds since 1970. */
    double post(String topic, String event) throws IOException, InterruptedException {
      var answer =
          client.send(
              HttpRequest.newBuilder(gateway.resolve(topic))
                  .header("X-Api-Key", key)
                  .header("Content-Type", "application/json")
                  .POST(HttpRequest.BodyPublishers.ofString(event, StandardCharsets.UTF_8))
                  .build(),
              BodyHandlers.discarding());
      Instant at = Instant.now();
      assertThat(answer.statusCode()).as(event).isEqualTo(200);
      return at.getEpochSecond() * 1e3 + at.getNano() / 1e6;
    }
  }

  /**
   * Lets outlets run out one after the other, each in a region of its own, so that the page shows
   * every one of them.
   */
  private List<Double> round(Feed feed, ChromeDriver page, String name, int count)
      throws Exception {
    Instant before = Instant.now().minus(Duration.ofHours(1)).truncatedTo(ChronoUnit.SECONDS);
    for (int i = 0; i < count; i++) {
      feed.post(
          "outlets",
          "{\"outlet_id\":\"%s-%d\",\"region\":\"bench/%s/%d\",\"status\":\"active\",\"changed_at\":\"2026-01-01T00:00:00Z\"}"
              .formatted(name, i, name, i));
      feed.post("inventory-readings", reading(name, i, before, 40));
    }
    Map<String, Double> acknowledged = new HashMap<>();
    for (int i = 0; i < count; i++) {
      Thread.sleep(pause / 2 + random.nextInt(pause));
      acknowledged.put(
          name + "-" + i,
          feed.post(
              "inventory-readings",
              reading(name, i, Instant.now().truncatedTo(ChronoUnit.MILLIS), 0)));
    }
    Map<String, Double> seen = new HashMap<>();
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    while (!seen.keySet().containsAll(acknowledged.keySet()) && System.nanoTime() < deadline) {
      Thread.sleep(Duration.ofMillis(200));
      JsonNode found =
          JSON.readTree(String.valueOf(page.executeScript("return JSON.stringify(window.seen)")));
      found.properties().forEach(each -> seen.put(each.getKey(), each.getValue().asDouble()));
    }
    assertThat(seen.keySet()).as("on the page within a minute").containsAll(acknowledged.keySet());
    return acknowledged.entrySet().stream()
        .map(each -> Objects.requireNonNull(seen.get(each.getKey())) - each.getValue())
        .toList();
  }

  private static String reading(String name, int i, Instant at, int onHand) {
    return "{\"outlet_id\":\"%s-%d\",\"sku\":\"C1\",\"read_at\":\"%s\",\"on_hand\":%d,\"unit\":\"unit\",\"source\":\"pos\",\"reported_by\":\"till\"}"
        .formatted(name, i, at, onHand);
  }

  private void print(String round, List<Double> millis) {
    List<Double> sorted = millis.stream().sorted().toList();
    out.printf(
        Locale.ROOT,
        "| %s | %,.0f | %,.0f | %,.0f | %,.0f |%n",
        round,
        at(sorted, .5),
        at(sorted, .9),
        at(sorted, .99),
        sorted.getLast());
  }

  /** The least value that so large a part of all does not exceed. */
  private static double at(List<Double> sorted, double part) {
    return sorted.get((int) Math.ceil(part * sorted.size()) - 1);
  }

  private static void assertSucceeds(Outcome outcome) {
    assertThat(outcome.exitCode()).as(outcome.out()).isZero();
  }
}
