package dev.vedette.stack;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.stream.Collectors;
import kafka.server.KafkaConfig;
import kafka.server.KafkaRaftServer;
import kafka.tools.StorageTool;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.utils.Time;

/**
 * A Kafka broker in this process, its own controller, on the loopback interface. Records are kept
 * for ever: whatever is derived from them can be derived again.
 */
public final class KafkaBroker implements AutoCloseable {
  private static final String LOOPBACK = "127.0.0.1";
  private static final int PARTITIONS = 4;

  private final KafkaRaftServer server;
  private final String address;

  private KafkaBroker(KafkaRaftServer server, String address) {
    this.server = server;
    this.address = address;
  }

  /**
   * Starts the broker over a folder, which is made ready for it the first time.
   *
   * @throws StackException if the folder cannot be used
   */
  public static KafkaBroker start(Path folder, int port, int controllerPort) {
    Properties properties = properties(folder, port, controllerPort);
    format(folder, properties);
    KafkaRaftServer server =
        new KafkaRaftServer(KafkaConfig.fromProps(properties, /* doLog= */ false), Time.SYSTEM);
    server.startup();
    return new KafkaBroker(server, LOOPBACK + ":" + port);
  }

  /** Where clients find it. */
  public String address() {
    return address;
  }

  /** Makes the topics that are not there yet. */
  public void createTopics(Collection<String> topics) {
    try (Admin admin = Admin.create(Map.of(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, address))) {
      Set<String> present = admin.listTopics().names().get();
      List<NewTopic> missing =
          topics.stream()
              .filter(topic -> !present.contains(topic))
              .map(topic -> new NewTopic(topic, Optional.of(PARTITIONS), Optional.empty()))
              .collect(Collectors.toList());
      admin.createTopics(missing).all().get();
    } catch (ExecutionException e) {
      throw new StackException("Cannot create the topics: " + e.getMessage(), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new StackException("Interrupted while creating the topics.", e);
    }
  }

  @Override
  public void close() {
    server.shutdown();
    server.awaitShutdown();
  }

  private static void format(Path folder, Properties properties) {
    try {
      Files.createDirectories(folder);
      // The last thing that formatting writes. It holds the cluster's id, which must not change.
      if (Files.exists(folder.resolve("data/meta.properties"))) {
        return;
      }
      Path file = folder.resolve("server.properties");
      try (Writer writer = Files.newBufferedWriter(file)) {
        properties.store(writer, "Written at each start; to look at, not to change.");
      }
      ByteArrayOutputStream said = new ByteArrayOutputStream();
      int result =
          StorageTool.execute(
              new String[] {
                "format",
                "--ignore-formatted",
                "--config",
                file.toString(),
                "--cluster-id",
                Uuid.randomUuid().toString()
              },
              new PrintStream(said, true, StandardCharsets.UTF_8));
      if (result != 0) {
        throw new StackException(
            "Cannot prepare Kafka's folder %s: %s"
                .formatted(folder, said.toString(StandardCharsets.UTF_8).strip()));
      }
    } catch (IOException e) {
      throw new StackException(
          "Cannot prepare Kafka's folder %s: %s.".formatted(folder, e.getMessage()), e);
    }
  }

  private static Properties properties(Path folder, int port, int controllerPort) {
    Properties properties = new Properties();
    properties.putAll(
        Map.ofEntries(
            Map.entry("process.roles", "broker,controller"),
            Map.entry("node.id", "1"),
            Map.entry("controller.quorum.voters", "1@" + LOOPBACK + ":" + controllerPort),
            Map.entry("controller.listener.names", "CONTROLLER"),
            Map.entry(
                "listeners",
                "PLAINTEXT://%s:%d,CONTROLLER://%s:%d"
                    .formatted(LOOPBACK, port, LOOPBACK, controllerPort)),
            Map.entry("advertised.listeners", "PLAINTEXT://%s:%d".formatted(LOOPBACK, port)),
            Map.entry("log.dirs", folder.resolve("data").toString()),
            Map.entry("log.retention.ms", "-1"),
            Map.entry("log.retention.bytes", "-1"),
            Map.entry("auto.create.topics.enable", "false"),
            Map.entry("num.partitions", String.valueOf(PARTITIONS)),
            // One broker: nothing to replicate to, and no rebalance to wait for.
            Map.entry("default.replication.factor", "1"),
            Map.entry("offsets.topic.replication.factor", "1"),
            Map.entry("offsets.topic.num.partitions", "4"),
            Map.entry("transaction.state.log.replication.factor", "1"),
            Map.entry("transaction.state.log.min.isr", "1"),
            Map.entry("transaction.state.log.num.partitions", "4"),
            Map.entry("share.coordinator.state.topic.replication.factor", "1"),
            Map.entry("share.coordinator.state.topic.min.isr", "1"),
            Map.entry("group.initial.rebalance.delay.ms", "0"),
            // Only the offsets topic is compacted; the usual buffer is an eighth of our heap.
            Map.entry("log.cleaner.dedupe.buffer.size", String.valueOf(8 << 20))));
    return properties;
  }
}
