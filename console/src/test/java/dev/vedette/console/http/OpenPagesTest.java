package dev.vedette.console.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vedette.console.alert.AlertBook;
import dev.vedette.console.alert.Desk;
import dev.vedette.console.feed.ActionPublisher;
import dev.vedette.ingestion.kafka.EventPublisher;
import dev.vedette.topic.EventType;
import io.javalin.Javalin;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import org.apache.avro.specific.SpecificRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What becomes of pages that are open when the console ends, over real connections. */
class OpenPagesTest {
  private static final int PATIENCE_MILLIS = 10_000;

  /** More than there are processors, each of which a thread without end would keep busy. */
  private static final int PAGES = 8;

  private final Desk desk =
      new Desk(new AlertBook(10, Duration.ofMinutes(30)), InstantSource.system());
  private final Endpoints endpoints =
      new Endpoints(
          desk,
          new ActionPublisher(new NobodyActs()),
          Identities.open(),
          new Sessions(Duration.ofHours(1), 10, InstantSource.system()),
          InstantSource.system(),
          null);
  private Javalin server = Javalin.create();

  @BeforeEach
  void start() {
    server = Javalin.create(endpoints::add);
    server.start("127.0.0.1", 0);
  }

  @AfterEach
  void stop() {
    endpoints.close();
    server.stop();
  }

  @Test
  void openPagesAreToldWhenItIsOver() throws Exception {
    String cookie = signIn();
    try (Socket page = new Socket(InetAddress.getLoopbackAddress(), server.port())) {
      BufferedReader said = listen(page, cookie);

      endpoints.close();

      // Its end comes sooner than anything would be said by itself.
      assertThat(said.lines()).noneMatch(line -> line.startsWith("event:"));
      assertThat(endpoints.openPages()).isZero();
    }
  }

  @Test
  void whatIsSaidToPagesWhoseRequestsAreGoneEnds() throws Exception {
    String cookie = signIn();
    for (int i = 0; i < PAGES; i++) {
      // Closed by the server when it stops.
      BufferedReader unused =
          listen(new Socket(InetAddress.getLoopbackAddress(), server.port()), cookie);
    }
    assertThat(endpoints.openPages()).isEqualTo(PAGES);
    server.stop();

    desk.setCurrent(false);

    long deadline = System.nanoTime() + Duration.ofMillis(PATIENCE_MILLIS).toNanos();
    while (endpoints.openPages() > 0) {
      assertThat(System.nanoTime()).as("in time").isLessThan(deadline);
      Thread.onSpinWait();
    }
  }

  private String signIn() throws IOException, InterruptedException {
    HttpResponse<String> answer =
        HttpClient.newHttpClient()
            .send(
                HttpRequest.newBuilder(
                        URI.create("http://127.0.0.1:%d/api/session".formatted(server.port())))
                    .header("Content-Type", "application/json")
                    .POST(
                        HttpRequest.BodyPublishers.ofString(
                            "{\"name\":\"o\",\"role\":\"operator\"}"))
                    .build(),
                HttpResponse.BodyHandlers.ofString());
    String cookie = answer.headers().firstValue("Set-Cookie").orElseThrow();
    return cookie.substring(0, cookie.indexOf(';'));
  }

  /** Asks for changes, and hears that the stream has begun. */
  private static BufferedReader listen(Socket page, String cookie) throws IOException {
    page.setSoTimeout(PATIENCE_MILLIS);
    page.getOutputStream()
        .write(
            "GET /api/changes HTTP/1.1\r\nHost: 127.0.0.1:%d\r\nAccept: text/event-stream\r\nCookie: %s\r\n\r\n"
                .formatted(page.getPort(), cookie)
                .getBytes(StandardCharsets.US_ASCII));
    BufferedReader said =
        new BufferedReader(new InputStreamReader(page.getInputStream(), StandardCharsets.UTF_8));
    assertThat(said.readLine()).isEqualTo("HTTP/1.1 200 OK");
    while (!"event: hello".equals(said.readLine())) {
      // Headers.
    }
    return said;
  }

  /** Fails a test in which somebody acts on an alert: these pages only look. */
  private static final class NobodyActs implements EventPublisher {
    @Override
    public void publish(EventType type, SpecificRecord event, Acknowledgement acknowledgement) {
      throw new AssertionError("Nobody acts on an alert here, but published was " + event);
    }

    @Override
    public void heartbeat(Instant time) {}

    @Override
    public void flush() {}

    @Override
    public void close() {}
  }
}
