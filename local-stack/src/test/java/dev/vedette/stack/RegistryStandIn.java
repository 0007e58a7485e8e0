package dev.vedette.stack;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Speaks as much of the registry's API as producers and consumers need, in this process. */
final class RegistryStandIn implements AutoCloseable {
  private final HttpServer server;

  /** The bodies by which schemas were registered; an answer to a look-up has the same form. */
  private final List<String> schemas = new ArrayList<>();

  private RegistryStandIn(HttpServer server) {
    this.server = server;
  }

  static RegistryStandIn start() throws IOException {
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    RegistryStandIn registry = new RegistryStandIn(server);
    for (String base : List.of("", "/apis/ccompat/v7")) {
      server.createContext(base + "/subjects/", registry::register);
      server.createContext(base + "/schemas/ids/", registry::lookUp);
    }
    server.start();
    return registry;
  }

  URI address() {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
  }

  private synchronized void register(HttpExchange exchange) throws IOException {
    String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
    if (!schemas.contains(body)) {
      schemas.add(body);
    }
    answer(exchange, "{\"id\":%d}".formatted(schemas.indexOf(body) + 1));
  }

  private synchronized void lookUp(HttpExchange exchange) throws IOException {
    String path = exchange.getRequestURI().getPath();
    int id = Integer.parseInt(path.substring(path.lastIndexOf('/') + 1));
    answer(exchange, schemas.get(id - 1));
  }

  private static void answer(HttpExchange exchange, String body) throws IOException {
    byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
    exchange.sendResponseHeaders(200, bytes.length);
    exchange.getResponseBody().write(bytes);
    exchange.close();
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
