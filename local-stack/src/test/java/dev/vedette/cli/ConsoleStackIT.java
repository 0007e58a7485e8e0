package dev.vedette.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vedette.stack.Port;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** The console of a stack of real processes, with events of today. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ConsoleStackIT {
  private static final Duration PATIENCE = Duration.ofMinutes(2);

  @SuppressWarnings("NullAway.Init") // set up below
  private LocalStack stack;

  @BeforeAll
  void bringUp(@TempDir Path state) throws Exception {
    stack = new LocalStack(state);
    assertSucceeds(stack.up());
  }

  @AfterAll
  void takeDown() {
    assertSucceeds(stack.run("down"));
  }

  @Test
  void aReadingPostedToTheGatewayIsAnAlertInTheConsole() throws Exception {
    Instant now = Instant.now().truncatedTo(ChronoUnit.SECONDS);
    assertThat(
            stack.post(
                "products",
                "{\"sku\":\"C1\",\"units_per_pack\":20,\"packs_per_carton\":10,\"cartons_per_case\":250,\"changed_at\":\"2026-01-01T00:00:00Z\"}"))
        .isEqualTo(200);
    assertThat(
            stack.post(
                "outlets",
                "{\"outlet_id\":\"CONSOLE-1\",\"region\":\"north/console\",\"status\":\"active\",\"changed_at\":\"2026-01-01T00:00:00Z\"}"))
        .isEqualTo(200);
    String reading =
        "{\"outlet_id\":\"CONSOLE-1\",\"sku\":\"C1\",\"read_at\":\"%s\",\"on_hand\":%d,\"unit\":\"unit\",\"source\":\"pos\",\"reported_by\":\"till\"}";
    assertThat(
            stack.post("inventory-readings", reading.formatted(now.minus(Duration.ofHours(1)), 40)))
        .isEqualTo(200);
    assertThat(stack.post("inventory-readings", reading.formatted(now, 0))).isEqualTo(200);

    try (HttpClient client = HttpClient.newHttpClient()) {
      URI console = URI.create("http://127.0.0.1:" + stack.port(Port.CONSOLE));
      HttpResponse<String> session =
          client.send(
              HttpRequest.newBuilder(console.resolve("/api/session"))
                  .header("Content-Type", "application/json")
                  .POST(
                      HttpRequest.BodyPublishers.ofString(
                          "{\"name\":\"lee\",\"role\":\"manager\",\"region\":\"north/console\"}",
                          StandardCharsets.UTF_8))
                  .build(),
              HttpResponse.BodyHandlers.ofString());
      assertThat(session.statusCode()).as(session.body()).isEqualTo(200);
      String cookie = session.headers().firstValue("Set-Cookie").orElseThrow();
      HttpRequest inbox =
          HttpRequest.newBuilder(console.resolve("/api/inbox?text=console-1"))
              .header("Cookie", cookie.substring(0, cookie.indexOf(';')))
              .build();
      String shown = "";
      long deadline = System.nanoTime() + PATIENCE.toNanos();
      while (!shown.contains("\"outlet\":\"CONSOLE-1\"") && System.nanoTime() < deadline) {
        Thread.sleep(Duration.ofMillis(100));
        shown = client.send(inbox, HttpResponse.BodyHandlers.ofString()).body();
      }
      assertThat(shown).contains("\"outlet\":\"CONSOLE-1\"", "\"state\":\"out\"");
    }
  }

  private static void assertSucceeds(Outcome outcome) {
    assertThat(outcome.exitCode()).as(outcome.out()).isZero();
  }
}
