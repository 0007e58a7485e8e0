package dev.vedette.stack;

import dev.vedette.topic.EventType;
import dev.vedette.warehouse.CatalogClient;
import dev.vedette.warehouse.CatalogServer;
import dev.vedette.warehouse.TableDefinition;
import dev.vedette.warehouse.TableEvolution;
import dev.vedette.warehouse.WarehouseTables;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.apache.iceberg.rest.RESTCatalog;
import org.apache.iceberg.types.Type;
import org.apache.iceberg.types.Types.NestedField;

/**
 * As much of a secured stack as it takes to sign in: Trino in a process of its own; catalog, broker
 * and a stand-in for the registry in this one.
 */
final class SecuredTrino implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofMinutes(2);

  private final StateFolder state;
  private final StackSettings settings;
  private final RegistryStandIn registry;
  private final KafkaBroker broker;
  private final CatalogServer catalog;
  private final Process trino;

  SecuredTrino(Path folder) throws IOException, InterruptedException {
    state = new StateFolder(folder);
    state.create();
    registry = RegistryStandIn.start();
    Map<Port, Integer> ports = new EnumMap<>(Port.class);
    for (Port port : Port.values()) {
      ports.put(port, port == Port.REGISTRY ? registry.address().getPort() : freePort());
    }
    settings = StackSettings.standard().withPorts(ports).withAccess(Access.SECURED);
    settings.write(state);
    broker =
        KafkaBroker.start(
            state.kafka(), settings.port(Port.KAFKA), settings.port(Port.KAFKA_CONTROLLER));
    broker.createTopics(Arrays.stream(EventType.values()).map(EventType::topic).toList());
    catalog =
        CatalogServer.start(
            new CatalogServer.Config(
                settings.port(Port.CATALOG),
                state.catalogDatabase(),
                Files.createDirectories(state.warehouse()).toUri()));
    try (RESTCatalog client = CatalogClient.connect(catalog.uri())) {
      new TableEvolution(client).apply(WarehouseTables.all());
    }
    trino =
        new ProcessBuilder(
                new ProcessCommands(Installation.current(), state, settings)
                    .prepare(StackProcess.TRINO))
            .directory(folder.toFile())
            .redirectErrorStream(true)
            .redirectOutput(state.output(StackProcess.TRINO).toFile())
            .start();
    awaitUp();
    Views.prepare(state, settings);
  }

  StateFolder state() {
    return state;
  }

  int port() {
    return settings.port(Port.TRINO);
  }

  String brokers() {
    return broker.address();
  }

  /** A client of the catalog, to be closed by the caller. */
  RESTCatalog catalog() {
    return CatalogClient.connect(catalog.uri());
  }

  RegistryStandIn registry() {
    return registry;
  }

  TrinoAddress address() {
    return new TrinoAddress(state, settings);
  }

  /**
   * A statement that inserts rows with these SQL values; what else must be there is made up.
   *
   * @param rows values by column, for the same columns in each row
   */
  static String insertion(TableDefinition table, List<Map<String, String>> rows) {
    List<NestedField> columns =
        table.schema().columns().stream()
            .filter(column -> column.isRequired() || rows.getFirst().containsKey(column.name()))
            .toList();
    return "INSERT INTO vedette.%s (%s) VALUES %s"
        .formatted(
            table.identifier(),
            columns.stream()
                .map(column -> '"' + column.name() + '"')
                .collect(Collectors.joining(", ")),
            rows.stream().map(row -> values(columns, row)).collect(Collectors.joining(", ")));
  }

  private static String values(List<NestedField> columns, Map<String, String> row) {
    return columns.stream()
        .map(column -> row.getOrDefault(column.name(), madeUp(column.type())))
        .collect(Collectors.joining(", ", "(", ")"));
  }

  private static String madeUp(Type type) {
    return switch (type.typeId()) {
      case STRING -> "'x'";
      case BOOLEAN -> "false";
      case DATE -> "DATE '2026-05-04'";
      case TIMESTAMP -> "TIMESTAMP '2026-05-04 08:00:00 UTC'";
      case BINARY -> "X'00'";
      default -> "1";
    };
  }

  private void awaitUp() throws InterruptedException {
    long begin = System.nanoTime();
    try (Health health = new Health(state, settings)) {
      while (!health.isUp(StackPart.TRINO)) {
        if (!trino.isAlive() || System.nanoTime() - begin > PATIENCE.toNanos()) {
          close();
          throw new StackException(
              "Cannot start Trino: "
                  + LogTail.problems(state.log(StackProcess.TRINO), 30)
                  + LogTail.problems(state.output(StackProcess.TRINO), 30));
        }
        Thread.sleep(Duration.ofMillis(200));
      }
    }
  }

  /**
   * Waits until a user may ask; Trino takes note of new accounts within a second.
   *
   * @throws SQLException what Trino said last, if that takes 20 seconds
   */
  void awaitAnswer(String user) throws Exception {
    Instant deadline = Instant.now().plusSeconds(20);
    while (true) {
      try (Connection connection = address().connect(user);
          Statement statement = connection.createStatement()) {
        statement.execute("SELECT count(*) FROM raw.products");
        return;
      } catch (SQLException e) {
        if (Instant.now().isAfter(deadline)) {
          throw e;
        }
        Thread.sleep(Duration.ofMillis(200));
      }
    }
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    }
  }

  @Override
  public void close() {
    trino.destroy();
    try {
      if (!trino.waitFor(30, TimeUnit.SECONDS)) {
        trino.destroyForcibly();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    catalog.close();
    broker.close();
    registry.close();
  }
}
