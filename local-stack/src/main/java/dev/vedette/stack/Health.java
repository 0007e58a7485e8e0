package dev.vedette.stack;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.time.Duration;
import java.util.Optional;

/** Asks the parts of a stack whether they work. */
public final class Health implements AutoCloseable {
  private static final String LOOPBACK = "127.0.0.1";
  private static final Duration PATIENCE = Duration.ofSeconds(3);

  private final StateFolder state;
  private final StackSettings settings;
  private final HttpClient client;

  public Health(StateFolder state, StackSettings settings) {
    this.state = state;
    this.settings = settings;
    HttpClient.Builder builder =
        HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(PATIENCE)
            .proxy(HttpClient.Builder.NO_PROXY);
    if (settings.access() == Access.SECURED) {
      trust(builder, state);
    }
    this.client = builder.build();
  }

  /** Whether the part answers as it should, right now. */
  public boolean isUp(StackPart part) {
    return switch (part) {
      case KAFKA -> accepts(Port.KAFKA);
      case CATALOG -> body(Port.CATALOG, "/v1/config").isPresent();
      case FLINK -> body(Port.FLINK, "/overview").isPresent();
      case JOBS -> isReady();
      case GATEWAY -> body(Port.GATEWAY, "/health/ready").isPresent();
      // It reads what the topics hold, however long that takes, and says so on its page.
      case CONSOLE -> body(Port.CONSOLE, "/health/live").isPresent();
      case TRINO ->
          body(Port.TRINO, "/v1/info")
              .filter(info -> info.contains("\"starting\":false"))
              .isPresent();
      case REGISTRY -> body(Port.REGISTRY, "/apis/ccompat/v7/subjects").isPresent();
    };
  }

  /** The body of a successful answer; empty for any other, and for none. */
  public Optional<String> body(Port port, String path) {
    String scheme = port == Port.TRINO && settings.access() == Access.SECURED ? "https" : "http";
    URI uri = URI.create(scheme + "://" + LOOPBACK + ":" + settings.port(port) + path);
    HttpRequest request = HttpRequest.newBuilder(uri).timeout(PATIENCE).build();
    try {
      HttpResponse<String> answer = client.send(request, HttpResponse.BodyHandlers.ofString());
      return answer.statusCode() == 200 ? Optional.of(answer.body()) : Optional.empty();
    } catch (IOException e) {
      return Optional.empty();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return Optional.empty();
    }
  }

  @Override
  public void close() {
    client.close();
  }

  /** Without a certificate Trino has not been started, and any other is a stranger's. */
  private static void trust(HttpClient.Builder builder, StateFolder state) {
    if (Files.exists(state.security().certificate().certificate())) {
      try {
        builder.sslContext(state.security().certificate().context());
      } catch (IOException e) {
        throw new StackException(
            "Cannot ask Trino whether it works: %s".formatted(e.getMessage()), e);
      }
    }
  }

  private boolean accepts(Port port) {
    try (Socket socket = new Socket()) {
      socket.connect(
          new InetSocketAddress(InetAddress.getLoopbackAddress(), settings.port(port)),
          (int) PATIENCE.toMillis());
      return true;
    } catch (IOException e) {
      return false;
    }
  }

  private boolean isReady() {
    Optional<RunningProcess> stack = RunningProcess.of(state.pid(StackProcess.STACK));
    try {
      return stack.isPresent()
          && Files.exists(state.ready())
          && Files.readString(state.ready()).strip().equals(String.valueOf(stack.get().pid()));
    } catch (IOException e) {
      return false;
    }
  }
}
