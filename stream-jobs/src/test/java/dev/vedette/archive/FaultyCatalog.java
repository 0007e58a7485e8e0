package dev.vedette.archive;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.vedette.warehouse.CatalogServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicReference;

/** A real catalog behind a connection that can fail at a commit. */
final class FaultyCatalog implements AutoCloseable {
  private static final Set<String> OWN_HEADERS =
      Set.of("connection", "content-length", "host", "transfer-encoding", "upgrade", "expect");

  /** What becomes of the next commit of rows. */
  enum Fault {
    /** It goes through. */
    NONE,
    /** It never reaches the catalog. */
    REQUEST_LOST,
    /** The catalog carries it out, and nobody hears of it. */
    ANSWER_LOST
  }

  private final CatalogServer server;
  private final HttpServer front;
  private final HttpClient client = HttpClient.newHttpClient();
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final AtomicReference<Fault> next = new AtomicReference<>(Fault.NONE);

  FaultyCatalog(Path folder) throws IOException {
    this.server =
        CatalogServer.start(
            new CatalogServer.Config(
                0, folder.resolve("catalog.db"), folder.resolve("warehouse").toUri()));
    this.front = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    front.setExecutor(threads);
    front.createContext("/", this::handle);
    front.start();
  }

  URI uri() {
    return URI.create("http://127.0.0.1:" + front.getAddress().getPort());
  }

  /** Lets the next commit of rows fail; the ones after it go through. */
  void failOnce(Fault fault) {
    next.set(fault);
  }

  /** Whether the fault has happened. */
  boolean failed() {
    return next.get() == Fault.NONE;
  }

  private void handle(HttpExchange exchange) throws IOException {
    try (exchange) {
      byte[] body = exchange.getRequestBody().readAllBytes();
      boolean addsRows = new String(body, StandardCharsets.UTF_8).contains("add-snapshot");
      Fault fault = addsRows ? next.getAndSet(Fault.NONE) : Fault.NONE;
      if (fault == Fault.REQUEST_LOST) {
        exchange.sendResponseHeaders(502, -1);
        return;
      }
      HttpResponse<byte[]> answer = forward(exchange, body);
      if (fault == Fault.ANSWER_LOST) {
        exchange.sendResponseHeaders(502, -1);
        return;
      }
      answer
          .headers()
          .firstValue("content-type")
          .ifPresent(type -> exchange.getResponseHeaders().set("content-type", type));
      exchange.sendResponseHeaders(
          answer.statusCode(), answer.body().length == 0 ? -1 : answer.body().length);
      if (answer.body().length > 0) {
        exchange.getResponseBody().write(answer.body());
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private HttpResponse<byte[]> forward(HttpExchange exchange, byte[] body)
      throws IOException, InterruptedException {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(server.uri().resolve(exchange.getRequestURI()))
            .method(exchange.getRequestMethod(), HttpRequest.BodyPublishers.ofByteArray(body));
    exchange
        .getRequestHeaders()
        .forEach(
            (name, values) -> {
              if (!OWN_HEADERS.contains(name.toLowerCase(Locale.ROOT))) {
                values.forEach(value -> request.header(name, value));
              }
            });
    return client.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
  }

  @Override
  public void close() {
    front.stop(0);
    threads.shutdownNow();
    client.close();
    server.close();
  }
}
