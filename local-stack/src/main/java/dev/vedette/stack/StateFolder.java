package dev.vedette.stack;

import dev.vedette.security.SecurityFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Where one local stack keeps everything that it must not lose, and its logs. The folder can be
 * moved while the stack is down, except that Iceberg tables hold absolute locations.
 *
 * @param root absolute path
 */
public record StateFolder(Path root) {
  public StateFolder {
    root = root.toAbsolutePath().normalize();
  }

  /** Ports and memory, as last chosen. */
  public Path settings() {
    return root.resolve("stack.properties");
  }

  /** Held while {@code up} or {@code down} is at work. */
  Path lock() {
    return root.resolve("run/lock");
  }

  Path pid(StackProcess process) {
    return root.resolve("run/" + process.label() + ".pid");
  }

  /** Holds the pid of the stack process once all its parts are up. */
  Path ready() {
    return root.resolve("run/stack.ready");
  }

  /** What the process says of itself. */
  public Path log(StackProcess process) {
    return root.resolve("logs/" + process.label() + ".log");
  }

  /** What the JVM says when it cannot even start, and whatever else goes to standard output. */
  public Path output(StackProcess process) {
    return root.resolve("logs/" + process.label() + ".out");
  }

  /** The event files of the simulated market of the demo. */
  public Path demo() {
    return root.resolve("demo");
  }

  Path kafka() {
    return root.resolve("kafka");
  }

  Path catalogDatabase() {
    return root.resolve("catalog/catalog.db");
  }

  /** The Iceberg tables' files. */
  public Path warehouse() {
    return root.resolve("warehouse");
  }

  Path checkpoints() {
    return root.resolve("flink/checkpoints");
  }

  Path jobs() {
    return root.resolve("flink/jobs");
  }

  Path flinkTemporary() {
    return root.resolve("flink/tmp");
  }

  /** API keys of the gateway. */
  public Path keys() {
    return root.resolve("keys");
  }

  /** Who is notified of what; nobody where it is not there. */
  public Path notifications() {
    return root.resolve("notifications.yaml");
  }

  /** Which OpenID provider there is; none where it is not there. */
  public Path oidc() {
    return root.resolve("oidc.yaml");
  }

  /** Keys, certificate and accounts of a secured stack. */
  public SecurityFolder security() {
    return new SecurityFolder(root.resolve("security"));
  }

  /** Seals of months, and the key that signs them. */
  public Path seals() {
    return root.resolve("seals");
  }

  /** What Trino's access log has not handed to Kafka yet. */
  public Path accessLog() {
    return root.resolve("access-log");
  }

  /** The kernel of notebooks, and what Jupyter keeps while it runs. */
  public Path jupyter() {
    return root.resolve("jupyter");
  }

  /** The user's copies of the notebooks. */
  public Path notebooks() {
    return root.resolve("notebooks");
  }

  /** What Jupyter says of one notebook, or of all that it serves. */
  public Path notebookLog(String name) {
    return root.resolve("logs/notebook-%s.log".formatted(name));
  }

  Path trino() {
    return root.resolve("trino");
  }

  Path registryDatabase() {
    return root.resolve("registry/registry");
  }

  void create() {
    try {
      Files.createDirectories(root.resolve("run"));
      Files.createDirectories(root.resolve("logs"));
    } catch (IOException e) {
      throw new StackException(
          "Cannot create the state folder %s: %s. Choose another one with --state."
              .formatted(root, e.getMessage()),
          e);
    }
  }
}
