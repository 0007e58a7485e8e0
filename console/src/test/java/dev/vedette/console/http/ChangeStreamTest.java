package dev.vedette.console.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vedette.console.alert.AlertBook;
import dev.vedette.console.alert.ConsoleRole;
import dev.vedette.console.alert.Desk;
import dev.vedette.console.alert.Viewer;
import io.javalin.Javalin;
import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ChangeStreamTest {
  private static final int PATIENCE_MILLIS = 10_000;

  private final Desk desk =
      new Desk(new AlertBook(10, Duration.ofMinutes(30)), InstantSource.system());
  private final ChangeStream stream = new ChangeStream(desk, new AlertJson(desk));
  private final Viewer viewer = new Viewer("anna", ConsoleRole.OPERATOR, List.of());
  private Javalin server = Javalin.create();

  @BeforeEach
  void start() {
    server =
        Javalin.create(
            config ->
                config.routes.sse("/changes", client -> stream.serve(client, viewer, () -> true)));
    server.start("127.0.0.1", 0);
  }

  @AfterEach
  void stop() {
    stream.close();
    server.stop();
  }

  @Test
  void openPagesAreToldWhenItIsOver() throws Exception {
    try (Socket page = new Socket(InetAddress.getLoopbackAddress(), server.port())) {
      page.setSoTimeout(PATIENCE_MILLIS);
      page.getOutputStream()
          .write(
              "GET /changes HTTP/1.1\r\nHost: localhost\r\nAccept: text/event-stream\r\n\r\n"
                  .getBytes(StandardCharsets.US_ASCII));
      BufferedReader said =
          new BufferedReader(new InputStreamReader(page.getInputStream(), StandardCharsets.UTF_8));
      assertThat(said.readLine()).isEqualTo("HTTP/1.1 200 OK");
      while (!said.readLine().equals("event: hello")) {
        // Headers.
      }

      stream.close();

      // Its end comes sooner than anything would be said by itself.
      assertThat(said.lines()).noneMatch(line -> line.startsWith("event:"));
    }
  }
}
