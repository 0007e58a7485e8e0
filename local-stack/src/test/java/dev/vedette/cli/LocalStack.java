package dev.vedette.cli;

import dev.vedette.ingestion.http.ApiKeys;
import dev.vedette.stack.Port;
import dev.vedette.stack.RunningProcess;
import dev.vedette.stack.StackLauncher;
import dev.vedette.stack.StackProcess;
import dev.vedette.stack.StateFolder;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;

/** A stack of real processes in a folder of its own, driven by the commands that a user types. */
final class LocalStack {
  private final Path folder;
  private final Map<Port, Integer> ports = new EnumMap<>(Port.class);

  LocalStack(Path folder) throws Exception {
    this.folder = folder;
    Iterator<Integer> free = FreePorts.take(Port.values().length).iterator();
    for (Port port : Port.values()) {
      ports.put(port, free.next());
    }
  }

  int port(Port port) {
    return ports.getOrDefault(port, 0);
  }

  Outcome up(String... options) {
    List<String> arguments = new ArrayList<>(List.of("up"));
    arguments.addAll(List.of(options));
    ports.forEach((port, number) -> arguments.add("--" + port.key() + "=" + number));
    return run(arguments.toArray(String[]::new));
  }

  Outcome run(String... arguments) {
    List<String> all = new ArrayList<>(List.of(arguments));
    all.add("--state=" + folder);
    return Outcome.of(all.toArray(String[]::new));
  }

  /** Sends one event to the gateway as JSON, and answers the HTTP status. */
  int post(String topic, String event) throws IOException, InterruptedException {
    Path key = folder.resolve("keys").resolve(ApiKeys.LOCAL_KEY);
    URI address =
        URI.create("http://127.0.0.1:%d/v1/events/%s".formatted(port(Port.GATEWAY), topic));
    try (HttpClient client = HttpClient.newHttpClient()) {
      return client
          .send(
              HttpRequest.newBuilder(address)
                  .header("X-Api-Key", Files.readString(key).strip())
                  .header("Content-Type", "application/json")
                  .POST(HttpRequest.BodyPublishers.ofString(event, StandardCharsets.UTF_8))
                  .build(),
              HttpResponse.BodyHandlers.discarding())
          .statusCode();
    }
  }

  RunningProcess process(StackProcess process) {
    return StackLauncher.find(new StateFolder(folder), process).orElseThrow();
  }

  /** Ends a process with {@code kill -9}. */
  void kill(StackProcess process) {
    ProcessHandle.of(process(process).pid()).orElseThrow().destroyForcibly();
  }
}
