package dev.vedette.stack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.groups.Tuple.tuple;

import dev.vedette.ingestion.deadletter.DeadLetterFilter;
import dev.vedette.ingestion.deadletter.DeadLetterLog;
import dev.vedette.ingestion.deadletter.DeadLetterReplay;
import dev.vedette.ingestion.file.FileLoader;
import dev.vedette.ingestion.file.LoadFailedException;
import dev.vedette.ingestion.file.LoadListener;
import dev.vedette.ingestion.file.LoadReport;
import dev.vedette.ingestion.file.LoadSettings;
import dev.vedette.ingestion.http.ApiKeys;
import dev.vedette.ingestion.http.Gateway;
import dev.vedette.ingestion.http.GatewaySettings;
import dev.vedette.ingestion.kafka.BrokerSettings;
import dev.vedette.ingestion.kafka.KafkaEventPublisher;
import dev.vedette.ingestion.kafka.KafkaTopicReader;
import dev.vedette.ingestion.kafka.TopicReader;
import dev.vedette.ingestion.kafka.TopicRecord;
import dev.vedette.topic.EventType;
import dev.vedette.wire.HttpSchemaRegistry;
import dev.vedette.wire.SchemaRegistry;
import java.io.IOException;
import java.io.InputStream;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The loader, the gateway and the dead letters against a real broker. */
class IngestionIT {
  private static final String HEADER = "outlet_id,sku,read_at,on_hand,unit,source\n";

  @TempDir private Path folder;

  @SuppressWarnings("NullAway.Init") // set up below
  private KafkaBroker broker;

  @SuppressWarnings("NullAway.Init") // set up below
  private RegistryStandIn registryServer;

  @SuppressWarnings("NullAway.Init") // set up below
  private SchemaRegistry registry;

  @SuppressWarnings("NullAway.Init") // set up below
  private BrokerSettings settings;

  private boolean brokerRuns;

  @BeforeEach
  void start() throws IOException {
    registryServer = RegistryStandIn.start();
    registry = new HttpSchemaRegistry(registryServer.address());
    broker = KafkaBroker.start(folder.resolve("kafka"), freePort(), freePort());
    brokerRuns = true;
    broker.createTopics(Arrays.stream(EventType.values()).map(EventType::topic).toList());
    settings = BrokerSettings.of(broker.address()).withTimeout(Duration.ofSeconds(5));
    Files.createDirectory(folder.resolve("events"));
  }

  @AfterEach
  void stop() {
    stopBroker();
    registryServer.close();
  }

  private void stopBroker() {
    if (brokerRuns) {
      broker.close();
      brokerRuns = false;
    }
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    }
  }

  private void write(String name, String content) throws IOException {
    Files.writeString(folder.resolve("events").resolve(name), content);
  }

  private LoadReport load() throws IOException, LoadFailedException {
    try (KafkaEventPublisher publisher =
        new KafkaEventPublisher(settings, registry, Duration.ofMillis(20))) {
      return new FileLoader(
              publisher, new KafkaTopicReader(settings), registry, InstantSource.system())
          .load(
              List.of(folder.resolve("events")),
              LoadSettings.DEFAULT.settling(LoadSettings.ALLOWED_LATENESS),
              LoadListener.NONE);
    }
  }

  private List<TopicRecord> records(EventType type) {
    List<TopicRecord> records = new ArrayList<>();
    new KafkaTopicReader(settings).read(Set.of(type), TopicReader.ALL, records::add);
    return records;
  }

  private List<String> ids(EventType type) {
    return records(type).stream().map(TopicRecord::eventId).filter(Objects::nonNull).toList();
  }

  private Gateway gateway() throws IOException {
    return Gateway.start(
        GatewaySettings.of(
            0, broker.address(), registryServer.address(), folder.resolve("gateway")));
  }

  private HttpResponse<String> post(Gateway gateway, String key, BodyPublisher body)
      throws Exception {
    try (HttpClient client = HttpClient.newHttpClient()) {
      return client.send(
          HttpRequest.newBuilder(
                  URI.create(
                      "http://127.0.0.1:%d/v1/events/inventory-readings".formatted(gateway.port())))
              .header("X-Api-Key", key)
              .header("Content-Type", "application/json")
              .expectContinue(true)
              .timeout(Duration.ofSeconds(60))
              .POST(body)
              .build(),
          BodyHandlers.ofString());
    }
  }

  private String key() throws IOException {
    return Files.readString(folder.resolve("gateway").resolve(ApiKeys.LOCAL_KEY)).strip();
  }

  private static BodyPublisher reading(String outlet) {
    return BodyPublishers.ofString(
        "{\"outlet_id\":\"%s\",\"sku\":\"S-1\",\"read_at\":\"2026-03-01T21:00:00Z\",\"on_hand\":3,\"unit\":\"unit\",\"source\":\"pos\"}"
            .formatted(outlet));
  }

  @Test
  void aFolderLoadedTwiceIsOnTheTopicsOnce() throws Exception {
    StringBuilder rows = new StringBuilder(HEADER);
    Instant time = Instant.parse("2026-03-01T21:00:00Z");
    for (int row = 0; row < 5000; row++) {
      rows.append(
          "O-%d,S-1,%s,%d,unit,pos\n".formatted(row % 97, time.plusSeconds(row * 60L), row));
    }
    rows.append("O-1,S-1,2026-03-01T21:00:00Z,1,,pos\n");
    write("inventory-readings.csv", rows.toString());

    LoadReport first = load();
    LoadReport second = load();

    assertThat(first.accepted()).isEqualTo(5000);
    assertThat(first.rejected()).isEqualTo(1);
    assertThat(second.accepted()).isZero();
    assertThat(second.repeated()).isEqualTo(5000);
    assertThat(ids(EventType.INVENTORY_READINGS)).hasSize(5000).doesNotHaveDuplicates();
    assertThat(ids(EventType.DEAD_LETTERS)).hasSize(1);
  }

  @Test
  void heartbeatsReachEveryPartitionOfEveryReportedTopic() throws Exception {
    write("inventory-readings.csv", HEADER + "O-1,S-1,2026-03-01T21:00:00Z,1,unit,pos\n");

    load();

    for (EventType type : EventType.reported()) {
      assertThat(records(type).stream().filter(record -> record.heartbeat() != null))
          .as(type.topic())
          .extracting(TopicRecord::partition, TopicRecord::heartbeat)
          .containsExactlyInAnyOrderElementsOf(
              IntStream.range(0, 4)
                  .mapToObj(partition -> tuple(partition, Instant.parse("2026-03-04T21:00:00Z")))
                  .toList());
    }
  }

  @Test
  void theGatewayRecognisesWhatWasSentBeforeItsRestart() throws Exception {
    try (Gateway gateway = gateway()) {
      assertThat(post(gateway, key(), reading("O-1")).body()).contains("\"accepted\":1");
      assertThat(post(gateway, key(), reading("O-1")).body()).contains("\"repeated\":1");
    }
    try (Gateway gateway = gateway()) {
      assertThat(post(gateway, key(), reading("O-1")).body()).contains("\"repeated\":1");
    }
    assertThat(ids(EventType.INVENTORY_READINGS)).hasSize(1);
  }

  @Test
  void aWrongKeyLeavesNothingOnTheTopics() throws Exception {
    try (Gateway gateway = gateway()) {
      assertThat(post(gateway, "guessed", reading("O-1")).statusCode()).isEqualTo(401);
    }
    assertThat(ids(EventType.INVENTORY_READINGS)).isEmpty();
  }

  @Test
  void aBodyOf100MegabytesIsRefusedAndTheGatewayGoesOn() throws Exception {
    try (Gateway gateway = gateway()) {
      BodyPublisher huge =
          BodyPublishers.fromPublisher(
              BodyPublishers.ofInputStream(() -> new Spaces(100_000_000)), 100_000_000);
      assertThat(post(gateway, key(), huge).statusCode()).isEqualTo(413);
      assertThat(post(gateway, key(), reading("O-1")).statusCode()).isEqualTo(200);
    }
  }

  @Test
  void withoutABrokerNothingIsClaimed() throws Exception {
    write("inventory-readings.csv", HEADER + "O-1,S-1,2026-03-01T21:00:00Z,1,unit,pos\n");
    try (Gateway gateway = gateway()) {
      assertThat(post(gateway, key(), reading("O-1")).statusCode()).isEqualTo(200);
      stopBroker();

      HttpResponse<String> answer = post(gateway, key(), reading("O-2"));

      assertThat(answer.statusCode()).isEqualTo(503);
      assertThat(answer.headers().firstValue("Retry-After")).isPresent();
      assertThatThrownBy(this::load)
          .isInstanceOf(LoadFailedException.class)
          .hasMessageContaining("No answer from the Kafka broker at " + broker.address());
    }
  }

  @Test
  void aDeadLetterIsReplayedOnceItsProductIsKnown() throws Exception {
    write("inventory-readings.csv", HEADER + "O-1,S-1,2026-03-01T21:00:00Z,2,carton,pos\n");
    load();
    write(
        "products.csv",
        "sku,units_per_pack,packs_per_carton,cartons_per_case,changed_at\nS-1,20,10,250,2026-01-01T00:00:00Z\n");
    Files.delete(folder.resolve("events/inventory-readings.csv"));
    load();

    DeadLetterReplay.Report report;
    KafkaTopicReader topics = new KafkaTopicReader(settings);
    try (KafkaEventPublisher publisher =
        new KafkaEventPublisher(settings, registry, Duration.ofMillis(20))) {
      report =
          new DeadLetterReplay(publisher, topics, registry, InstantSource.system())
              .replay(DeadLetterFilter.ANY);
    }

    assertThat(report.accepted()).isEqualTo(1);
    assertThat(ids(EventType.INVENTORY_READINGS)).hasSize(1);
    assertThat(
            new DeadLetterLog(topics, registry).list(DeadLetterFilter.ANY.withStatus("replayed")))
        .hasSize(1);
  }

  /** A stream of so many spaces, made as they are read. */
  private static final class Spaces extends InputStream {
    private long left;

    Spaces(long count) {
      left = count;
    }

    @Override
    public int read() {
      return left-- > 0 ? ' ' : -1;
    }

    @Override
    public int read(byte[] target, int offset, int length) {
      if (left <= 0) {
        return -1;
      }
      int count = (int) Math.min(left, length);
      Arrays.fill(target, offset, offset + count, (byte) ' ');
      left -= count;
      return count;
    }
  }
}
