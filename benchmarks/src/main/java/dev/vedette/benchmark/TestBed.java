package dev.vedette.benchmark;

import dev.vedette.stack.KafkaBroker;
import dev.vedette.topic.EventType;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.Stream;

/** A broker with the product's topics in a folder of its own, which goes when it is closed. */
final class TestBed implements AutoCloseable {
  private final Path folder;
  private final KafkaBroker broker;

  private TestBed(Path folder, KafkaBroker broker) {
    this.folder = folder;
    this.broker = broker;
  }

  static TestBed open() throws IOException {
    Path folder = Files.createTempDirectory("vedette-benchmark-");
    KafkaBroker broker = start(folder.resolve("kafka"));
    broker.createTopics(Arrays.stream(EventType.values()).map(EventType::topic).toList());
    return new TestBed(folder, broker);
  }

  String brokers() {
    return broker.address();
  }

  /** An empty folder. */
  Path folder(String name) throws IOException {
    Path made = folder.resolve(name);
    remove(made);
    return Files.createDirectories(made);
  }

  @Override
  public void close() throws IOException {
    broker.close();
    remove(folder);
  }

  private static void remove(Path folder) throws IOException {
    if (!Files.exists(folder)) {
      return;
    }
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(file);
      }
    }
  }

  /** Both ports are taken at once, or they might be the same. */
  private static KafkaBroker start(Path folder) throws IOException {
    int port;
    int controllerPort;
    try (ServerSocket one = anyPort();
        ServerSocket other = anyPort()) {
      port = one.getLocalPort();
      controllerPort = other.getLocalPort();
    }
    return KafkaBroker.start(folder, port, controllerPort);
  }

  private static ServerSocket anyPort() throws IOException {
    return new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
  }
}
