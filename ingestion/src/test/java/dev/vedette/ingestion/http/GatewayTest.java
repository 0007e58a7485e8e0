package dev.vedette.ingestion.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.vedette.event.DeadLetter;
import dev.vedette.event.InventoryReading;
import dev.vedette.ingestion.Rows;
import dev.vedette.ingestion.kafka.BrokerSettings;
import dev.vedette.ingestion.kafka.FakeBroker;
import dev.vedette.ingestion.kafka.FakeRegistry;
import dev.vedette.ingestion.kafka.Heartbeats;
import dev.vedette.topic.EventType;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GatewayTest {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String READING = "/v1/events/inventory-readings";

  @TempDir Path keys;

  private final FakeRegistry registry = new FakeRegistry();
  private final FakeBroker broker = new FakeBroker(registry);
  private final HttpClient client = HttpClient.newHttpClient();

  @SuppressWarnings("NullAway.Init")
  private Gateway gateway;

  @BeforeEach
  void start() throws IOException {
    gateway =
        Gateway.start(
            new GatewaySettings(
                "127.0.0.1",
                0,
                BrokerSettings.of("127.0.0.1:1").withTimeout(Duration.ofMillis(300)),
                URI.create("http://127.0.0.1:1"),
                keys,
                100_000,
                50,
                1000,
                Heartbeats.Mode.RECORDED),
            new Gateway.Broker(broker, broker, broker, registry),
            () -> Rows.NOW);
  }

  @AfterEach
  void stop() {
    gateway.close();
  }

  private URI uri(String path) {
    return URI.create("http://127.0.0.1:" + gateway.port() + path);
  }

  private String key() throws IOException {
    return Files.readString(keys.resolve(ApiKeys.LOCAL_KEY)).strip();
  }

  private HttpRequest.Builder request(String path) throws IOException {
    return HttpRequest.newBuilder(uri(path))
        .header("X-Api-Key", key())
        .header("Content-Type", "application/json");
  }

  private HttpResponse<String> send(HttpRequest.Builder request) throws Exception {
    return client.send(request.build(), BodyHandlers.ofString());
  }

  private HttpResponse<String> post(String path, String body) throws Exception {
    return send(request(path).POST(BodyPublishers.ofString(body)));
  }

  private static String reading(String column, String value) throws IOException {
    Map<String, String> row = Rows.of(EventType.INVENTORY_READINGS);
    row.put("unit", "unit");
    row.put(column, value);
    return JSON.writeValueAsString(row);
  }

  private static JsonNode json(HttpResponse<String> response) throws IOException {
    return JSON.readTree(response.body());
  }

  private static List<String> statuses(HttpResponse<String> response) throws IOException {
    List<String> statuses = new ArrayList<>();
    json(response).path("results").forEach(each -> statuses.add(each.path("status").asText()));
    return statuses;
  }

  @Test
  void anEventIsOnItsTopicWhenTheAnswerComes() throws Exception {
    HttpResponse<String> response = post(READING, reading("outlet_id", "O-1"));
    assertThat(response.statusCode()).isEqualTo(200);
    InventoryReading reading =
        (InventoryReading) broker.events(EventType.INVENTORY_READINGS).getFirst();
    assertThat(reading.getReportedBySystem()).isEqualTo("local");
    assertThat(json(response).at("/results/0/event_id").asText()).isEqualTo(reading.getEventId());
    assertThat(json(response).path("accepted").asInt()).isEqualTo(1);
  }

  @Test
  void eachRecordOfABatchIsAnsweredForItself() throws Exception {
    HttpResponse<String> response =
        post(
            READING,
            "[%s, %s ,%s, 17]"
                .formatted(
                    reading("outlet_id", "O-1"), reading("unit", ""), reading("outlet_id", "O-1")));
    assertThat(response.statusCode()).isEqualTo(207);
    assertThat(statuses(response)).containsExactly("accepted", "rejected", "repeated", "rejected");
    JsonNode rejected = json(response).at("/results/1");
    assertThat(rejected.path("index").asInt()).isEqualTo(2);
    assertThat(rejected.path("reason").asText()).isEqualTo("missing_unit");
    assertThat(rejected.path("column").asText()).isEqualTo("unit");
    DeadLetter letter = (DeadLetter) broker.events(EventType.DEAD_LETTERS).getFirst();
    assertThat(letter.getOrigin()).isEqualTo("gateway:local");
    assertThat(letter.getLine()).isEqualTo(2);
    assertThat(StandardCharsets.UTF_8.decode(letter.getPayload()).toString())
        .isEqualTo(reading("unit", ""));
  }

  @Test
  void whereNothingIsAcceptedTheStatusSaysSo() throws Exception {
    assertThat(post(READING, reading("on_hand", "-1")).statusCode()).isEqualTo(422);
  }

  @Test
  void whatIsSentAgainIsRecognised() throws Exception {
    post(READING, reading("event_id", "E-1"));
    HttpResponse<String> again = post(READING, reading("event_id", "E-1"));
    assertThat(again.statusCode()).isEqualTo(200);
    assertThat(statuses(again)).containsExactly("repeated");
    assertThat(broker.events(EventType.INVENTORY_READINGS)).hasSize(1);
  }

  @Test
  void whatWasSentBeforeARestartIsRecognised() throws Exception {
    post(READING, reading("event_id", "E-1"));
    gateway.close();
    start();
    assertThat(statuses(post(READING, reading("event_id", "E-1")))).containsExactly("repeated");
  }

  @Test
  void linesAreReadEachForItself() throws Exception {
    String body =
        reading("outlet_id", "O-1") + "\r\n\n{\"broken\n" + reading("outlet_id", "O-2") + "\n";
    HttpResponse<String> response =
        send(
            request(READING)
                .setHeader("Content-Type", "application/x-ndjson; charset=utf-8")
                .POST(BodyPublishers.ofString(body)));
    assertThat(statuses(response)).containsExactly("accepted", "rejected", "accepted");
  }

  @Test
  void aProductThatArrivesLaterConvertsWhatComesAfterIt() throws Exception {
    String cartons = reading("unit", "carton");
    assertThat(json(post(READING, cartons)).at("/results/0/reason").asText())
        .isEqualTo("unknown_sku");
    post("/v1/events/products", JSON.writeValueAsString(Rows.of(EventType.PRODUCTS)));
    assertThat(statuses(post(READING, cartons))).containsExactly("accepted");
  }

  @Test
  void aProductIsKnownAsSoonAsItIsAccepted() throws Exception {
    broker.leaveFollowersBehind();
    post("/v1/events/products", JSON.writeValueAsString(Rows.of(EventType.PRODUCTS)));
    assertThat(statuses(post(READING, reading("unit", "carton")))).containsExactly("accepted");
  }

  @Test
  void withoutTheRightKeyNothingIsTaken() throws Exception {
    String body = reading("outlet_id", "O-1");
    assertThat(
            send(HttpRequest.newBuilder(uri(READING))
                    .header("Content-Type", "application/json")
                    .POST(BodyPublishers.ofString(body)))
                .statusCode())
        .isEqualTo(401);
    HttpResponse<String> wrong =
        send(
            request(READING)
                .setHeader("X-Api-Key", key() + "x")
                .POST(BodyPublishers.ofString(body)));
    assertThat(wrong.statusCode()).isEqualTo(401);
    assertThat(wrong.body()).contains("unknown_key").doesNotContain(key());
    assertThat(broker.log()).isEmpty();
  }

  @Test
  void theLocalKeyIsForItsOwnerAlone() throws IOException {
    for (String file : List.of(ApiKeys.LOCAL_KEY, ApiKeys.FILE)) {
      assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(keys.resolve(file))))
          .isEqualTo("rw-------");
    }
    assertThat(Files.readString(keys.resolve(ApiKeys.FILE))).doesNotContain(key());
  }

  @Test
  void aBrokenKeyFileIsNamedWithItsLine() throws IOException {
    Files.writeString(keys.resolve(ApiKeys.FILE), "# sources\npos-vendor abc\n");
    assertThatThrownBy(() -> ApiKeys.open(keys))
        .hasMessageContaining("line 2")
        .hasMessageContaining("SHA-256");
  }

  @Test
  void anUnknownTypeNamesTheNearestOne() throws Exception {
    HttpResponse<String> response = post("/v1/events/inventory-reading", "{}");
    assertThat(response.statusCode()).isEqualTo(404);
    assertThat(response.body()).contains("did you mean inventory-readings?");
    assertThat(post("/v1/events/stockout-alerts", "{}").statusCode()).isEqualTo(404);
  }

  @Test
  void aBodyThatIsNotJsonIsRefusedWhole() throws Exception {
    String good = reading("outlet_id", "O-1");
    for (String body : List.of("", "x", "[" + good, "[" + good + "] x", "\"text\"", "\0{\0}")) {
      assertThat(post(READING, body).statusCode()).as(body).isEqualTo(400);
    }
    assertThat(broker.log()).isEmpty();
  }

  @Test
  void aBatchWithTooManyRecordsIsRefusedWhole() throws Exception {
    String batch =
        IntStream.range(0, 51).mapToObj(i -> "{}").collect(Collectors.joining(",", "[", "]"));
    HttpResponse<String> response = post(READING, batch);
    assertThat(response.statusCode()).isEqualTo(413);
    assertThat(response.body()).contains("more than 50 records");
    assertThat(broker.log()).isEmpty();
  }

  @Test
  void aHugeBodyIsRefusedBeforeItIsSent() throws Exception {
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), gateway.port())) {
      socket.setSoTimeout(10_000);
      write(socket, "Content-Length: 104857600\r\n\r\n");
      assertThat(statusLine(socket)).contains(" 413 ");
    }
    assertThat(broker.log()).isEmpty();
  }

  @Test
  void aHugeBodyOfUnknownLengthIsRefusedOnceItIsTooLarge() throws Exception {
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), gateway.port())) {
      socket.setSoTimeout(10_000);
      write(socket, "Transfer-Encoding: chunked\r\n\r\n");
      // A little more than the limit; of 100 MB nobody would read the rest.
      write(socket.getOutputStream(), "186A1\r\n" + " ".repeat(100_001) + "\r\n");
      assertThat(statusLine(socket)).contains(" 413 ");
    }
  }

  private void write(Socket socket, String rest) throws IOException {
    write(
        socket.getOutputStream(),
        "POST %s HTTP/1.1\r\nHost: localhost\r\nX-Api-Key: %s\r\nContent-Type: application/json\r\n%s"
            .formatted(READING, key(), rest));
  }

  private static void write(OutputStream out, String text) throws IOException {
    out.write(text.getBytes(StandardCharsets.US_ASCII));
    out.flush();
  }

  private static String statusLine(Socket socket) throws IOException {
    return String.valueOf(
        new BufferedReader(
                new InputStreamReader(socket.getInputStream(), StandardCharsets.US_ASCII))
            .readLine());
  }

  @Test
  void anotherContentTypeOrEncodingIsRefused() throws Exception {
    assertThat(
            send(request(READING)
                    .setHeader("Content-Type", "text/csv")
                    .POST(BodyPublishers.ofString("a,b")))
                .statusCode())
        .isEqualTo(415);
    assertThat(
            send(request(READING)
                    .header("Content-Encoding", "gzip")
                    .POST(BodyPublishers.ofString("{}")))
                .statusCode())
        .isEqualTo(415);
  }

  @Test
  void whereTheBrokerFailsNothingIsClaimedAndARetryGoesThrough() throws Exception {
    broker.failAfter(1);
    String batch = "[%s,%s]".formatted(reading("outlet_id", "O-1"), reading("outlet_id", "O-2"));
    HttpResponse<String> response = post(READING, batch);
    assertThat(response.statusCode()).isEqualTo(503);
    assertThat(response.headers().firstValue("Retry-After")).contains("5");
    assertThat(response.body()).doesNotContain("accepted\":1");
    broker.recover();
    assertThat(statuses(post(READING, batch))).containsExactly("repeated", "accepted");
    assertThat(broker.events(EventType.INVENTORY_READINGS)).hasSize(2);
  }

  @Test
  void aBrokerThatStaysSilentIsNotWaitedForLong() throws Exception {
    broker.holdAcknowledgements();
    assertThat(post(READING, reading("outlet_id", "O-1")).statusCode()).isEqualTo(503);
    broker.releaseAcknowledgements();
    assertThat(statuses(post(READING, reading("outlet_id", "O-1")))).containsExactly("repeated");
    assertThat(broker.events(EventType.INVENTORY_READINGS)).hasSize(1);
  }

  @Test
  void aRepeatIsNotAnsweredBeforeTheFirstIsAcknowledged() throws Exception {
    broker.holdAcknowledgements();
    String body = reading("outlet_id", "O-1");
    List<CompletableFuture<HttpResponse<String>>> both = new ArrayList<>();
    for (int sender = 0; sender < 2; sender++) {
      both.add(
          client.sendAsync(
              request(READING).POST(BodyPublishers.ofString(body)).build(),
              BodyHandlers.ofString()));
    }
    for (CompletableFuture<HttpResponse<String>> answer : both) {
      assertThat(answer.get().statusCode()).isEqualTo(503);
    }
    assertThat(broker.events(EventType.INVENTORY_READINGS)).hasSize(1);
  }

  @Test
  void aRegistryThatIsDownIsATemporaryFailure() throws Exception {
    registry.goDown();
    assertThat(post(READING, reading("outlet_id", "O-1")).statusCode()).isEqualTo(503);
  }

  @Test
  void readinessFollowsTheBroker() throws Exception {
    assertThat(send(HttpRequest.newBuilder(uri("/health/live"))).statusCode()).isEqualTo(200);
    assertThat(send(HttpRequest.newBuilder(uri("/health/ready"))).statusCode()).isEqualTo(200);
    broker.goDown();
    assertThat(send(HttpRequest.newBuilder(uri("/health/ready"))).statusCode()).isEqualTo(503);
    assertThat(send(HttpRequest.newBuilder(uri("/health/live"))).statusCode()).isEqualTo(200);
  }

  @Test
  void metricsCountWhatBecameOfTheRecords() throws Exception {
    post(READING, "[%s,%s]".formatted(reading("outlet_id", "O-1"), reading("unit", "")));
    String metrics = send(HttpRequest.newBuilder(uri("/metrics"))).body();
    assertThat(metrics)
        .contains(
            "vedette_gateway_records_total{result=\"accepted\",type=\"inventory-readings\"} 1.0")
        .contains(
            "vedette_gateway_rejections_total{reason=\"missing_unit\",type=\"inventory-readings\"} 1.0")
        .contains("vedette_gateway_requests_total{status=\"207\"} 1.0")
        .contains("vedette_gateway_requests_in_flight 0.0")
        .contains("vedette_gateway_request_duration_seconds_count 1");
  }

  @Test
  void answersTellNothingOfTheInside() throws Exception {
    for (String path : List.of("/", "/nowhere", "/v1/events/%00", "/v1/events/..%2f")) {
      HttpResponse<String> response = send(HttpRequest.newBuilder(uri(path)));
      assertThat(response.body()).as(path).doesNotContain("\tat ").doesNotContain("Exception");
      assertThat(response.headers().firstValue("Server")).as(path).isEmpty();
    }
    HttpResponse<String> page = send(HttpRequest.newBuilder(uri("/")));
    assertThat(page.body()).contains("/v1/events/price-observations");
    assertThat(page.headers().firstValue("X-Content-Type-Options")).contains("nosniff");
    assertThat(page.headers().firstValue("Content-Security-Policy")).isPresent();
  }
}
