package dev.vedette.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NotificationsCommandTest {
  @TempDir
  @SuppressWarnings("NullAway.Init") // JUnit
  private Path folder;

  private Outcome run(String... arguments) {
    return Outcome.of(
        Stream.concat(
                Stream.of("--state", folder.toString(), "notifications"), Stream.of(arguments))
            .toArray(String[]::new));
  }

  private void write(String url) throws IOException {
    Path secret = Files.writeString(folder.resolve("secret"), "0123456789abcdef");
    Files.setPosixFilePermissions(secret, PosixFilePermissions.fromString("rw-------"));
    Files.writeString(
        folder.resolve("notifications.yaml"),
        """
        receivers:
          - name: desk
            webhook: {url: "%s", secret-file: secret}
        rules:
          - {name: all, receiver: desk}
        """
            .formatted(url));
  }

  @Test
  void withoutRulesNobodyIsNotified() {
    Outcome outcome = run("check");
    assertThat(outcome.exitCode()).isOne();
    assertThat(outcome.out()).startsWith("Nobody is notified: there is no ");
  }

  @Test
  void whatIsWrongIsToldLineByLine() throws IOException {
    write("desk.example.org");
    Outcome outcome = run("check");
    assertThat(outcome.exitCode()).isOne();
    assertThat(outcome.out())
        .contains("receiver 1 (desk), webhook: url is \"desk.example.org\"")
        .contains("1 receivers, 1 rules: 1 wrong");
  }

  @Test
  void aTestReachesTheReceiverOrSaysWhyNot() throws IOException {
    List<String> bodies = new CopyOnWriteArrayList<>();
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext(
        "/",
        exchange -> {
          bodies.add(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
          exchange.sendResponseHeaders(bodies.size() == 1 ? 204 : 500, -1);
          exchange.close();
        });
    server.start();
    try {
      write("http://127.0.0.1:" + server.getAddress().getPort());
      assertThat(run("check").exitCode()).isZero();
      Outcome reached = run("test");
      assertThat(reached.exitCode()).as(reached.out()).isZero();
      assertThat(reached.out()).startsWith("desk: has it (");
      assertThat(bodies).singleElement().asString().contains("\"kind\":\"test\"");
      Outcome failed = run("test", "--receiver", "desk");
      assertThat(failed.exitCode()).isOne();
      assertThat(failed.out()).matches("desk: 127\\.0\\.0\\.1:\\d+ answered 500\\R");
      assertThat(run("test", "--receiver", "nobody").exitCode()).isOne();
    } finally {
      server.stop(0);
    }
  }
}
