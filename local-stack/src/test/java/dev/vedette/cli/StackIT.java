package dev.vedette.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import dev.vedette.stack.Port;
import dev.vedette.stack.StackProcess;
import dev.vedette.topic.EventType;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/**
 * Real processes. Each test finds the stack up, and may leave it in any state. They share its event
 * time, too: what one sends makes older events of another late, so all lie before April 2026.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class StackIT {
  private static final Pattern LOOPBACK =
      Pattern.compile("0100007F|0{16}FFFF00000100007F|0{24}01000000");

  private static final Duration PATIENCE = Duration.ofMinutes(2);

  @SuppressWarnings("NullAway.Init") // set up below
  private LocalStack stack;

  @TempDir private Path elsewhere;

  @BeforeAll
  void prepare(@TempDir Path state) throws Exception {
    stack = new LocalStack(state);
  }

  @BeforeEach
  void bringUp() {
    assertSucceeds(stack.up());
  }

  @AfterAll
  void takeDown() {
    assertSucceeds(stack.run("down"));
  }

  @Test
  void everyPartIsShownAsUp() throws Exception {
    Outcome status = stack.run("status");

    assertSucceeds(status);
    assertThat(status.out()).containsPattern("stack +\\d+ .* MiB +up");
    try (Admin admin =
        Admin.create(
            Map.of(
                AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG,
                "127.0.0.1:" + stack.port(Port.KAFKA)))) {
      assertThat(admin.listTopics().names().get())
          .containsAll(Arrays.stream(EventType.values()).map(EventType::topic).toList());
    }
  }

  @Test
  void whatIsUpIsNotStartedAgain() {
    long pid = stack.process(StackProcess.TRINO).pid();
    stack.kill(StackProcess.REGISTRY);

    Outcome up = stack.up();

    assertSucceeds(up);
    assertThat(up.out()).contains("runs already, pid " + pid).contains("registry         starting");
    assertThat(stack.process(StackProcess.TRINO).pid()).isEqualTo(pid);
  }

  @Test
  void whatWasStoredOutlivesTheDeathOfEveryProcess() throws Exception {
    assertSucceeds(query("CREATE SCHEMA IF NOT EXISTS vedette.it"));
    assertSucceeds(query("CREATE OR REPLACE TABLE vedette.it.kept AS SELECT 42 AS answer"));
    String schema = register("kept-value");

    for (StackProcess process : StackProcess.values()) {
      stack.kill(process);
    }
    assertThat(stack.run("status").exitCode()).isEqualTo(Vedette.NOT_UP);
    assertSucceeds(stack.up());

    assertThat(query("SELECT answer FROM vedette.it.kept").out()).contains("\"42\"");
    assertThat(register("kept-value")).isEqualTo(schema);
  }

  @Test
  void downAndUpLosesNothing() {
    assertSucceeds(query("CREATE SCHEMA IF NOT EXISTS vedette.it"));
    assertSucceeds(query("CREATE OR REPLACE TABLE vedette.it.stopped AS SELECT 43 AS answer"));

    Outcome down = stack.run("down");

    assertSucceeds(down);
    assertThat(down.out()).contains("registry         stopped").doesNotContain("killed");
    assertThat(stack.run("status").out()).contains("not running").doesNotContain("MiB");
    assertThat(query("SELECT 1").out()).contains("Trino does not answer").contains("vedette up");
    assertSucceeds(stack.up());
    assertThat(query("SELECT answer FROM vedette.it.stopped").out()).contains("\"43\"");
  }

  @Test
  void aTakenPortIsNamedWithTheOptionThatChangesIt() throws Exception {
    LocalStack second = new LocalStack(elsewhere);
    try (ServerSocket taken =
        new ServerSocket(second.port(Port.FLINK), 1, InetAddress.getLoopbackAddress())) {
      Outcome up = second.up();

      assertThat(up.exitCode()).isEqualTo(1);
      assertThat(up.out())
          .contains("port " + taken.getLocalPort())
          .contains("--flink-port")
          .doesNotContain("starting")
          .doesNotContain("\tat ");
    }
  }

  @Test
  void aRunningStackKeepsItsPorts() {
    Outcome up = stack.run("up", "--trino-port=1234");

    assertThat(up.exitCode()).isEqualTo(1);
    assertThat(up.out()).contains("while it runs").contains("vedette down");
  }

  @Test
  void theStateBackendOfAFolderWithCheckpointsStays() {
    assertSucceeds(stack.run("down"));

    Outcome up = stack.run("up", "--state-backend=rocksdb");

    assertThat(up.exitCode()).isEqualTo(1);
    assertThat(up.out()).contains("only by heap").contains("--state");
  }

  @Test
  void theFiguresOfAvailabilityAreThoseOfTheRawTables(@TempDir Path events) throws Exception {
    String company =
        "SELECT region, unsupplied_records, demand_records, undecided_records FROM"
            + " vedette.mart.company_stockouts WHERE period_start = DATE '2026-03-02' ORDER BY"
            + " region";
    String customer =
        "SELECT region, stockout_outlets, ordering_outlets, stockout_outlets_without_order FROM"
            + " vedette.mart.customer_stockouts WHERE period_start = DATE '2026-03-09' ORDER BY"
            + " region";
    load(AvailabilityMarket.begin(events.resolve("1")));
    awaitRows(company, AvailabilityMarket.COMPANY_AT_FIRST);
    load(AvailabilityMarket.goOn(events.resolve("2")), "--settle");
    awaitRows(company, AvailabilityMarket.COMPANY);
    awaitRows(customer, AvailabilityMarket.CUSTOMER);
    load(AvailabilityMarket.comeLate(events.resolve("3")));
    awaitRows(
        // Other tests share the stack, and its clock: what they load may be late, too.
        "SELECT DISTINCT event_type FROM vedette.raw.late_events WHERE job = 'availability' AND"
            + " event_type = 'orders'",
        List.of("orders"));

    Outcome verified = stack.run("verify");

    assertSucceeds(verified);
    assertThat(verified.out())
        .containsPattern("company_stockout_rate +version 1: 6 rows compared, 0 differences")
        .containsPattern("customer_stockout_rate +version 1: 6 rows compared, 0 differences")
        .containsPattern("market_panes +version 1: [1-9][0-9,]* rows compared, 0 differences")
        .containsPattern("market_measures +version 1: [1-9][0-9,]* rows compared, 0 differences")
        .containsPattern("brand_trends +version 1: [1-9][0-9,]* rows compared, 0 differences")
        .containsPattern("sales_measures +version 1: [1-9][0-9,]* rows compared, 0 differences")
        .containsPattern("customers +version 1: [1-9][0-9,]* rows compared, 0 differences");
    assertThat(rows(AvailabilityMarket.MEASURES_QUERY)).isEqualTo(AvailabilityMarket.MEASURES);
    assertThat(rows(company)).isEqualTo(AvailabilityMarket.COMPANY);
    // A row that the job has not seen: the check must not be blind.
    String columns =
        "event_id, recorded_at, order_id, line_no, outlet_id, sku, ordered_at, demanded_qty,"
            + " supplied_qty, reported_unit, reported_unit_size, reported_by_system, kafka_topic,"
            + " kafka_partition, kafka_offset, kafka_timestamp, schema_id";
    assertSucceeds(
        query(
            "INSERT INTO vedette.raw.orders (%s) SELECT %s FROM vedette.raw.orders WHERE order_id = 'A-1'"
                .formatted(columns, columns.replace("order_id,", "'A-9',"))));
    Outcome differing = stack.run("verify", "--patience=0");
    assertThat(differing.exitCode()).isEqualTo(1);
    assertThat(differing.out())
        .contains("2 differences")
        .contains("north, S1, from 2026-03-02")
        .contains("north total , sku S1, 7 days from 2026-03-02");
    assertSucceeds(query("DELETE FROM vedette.raw.orders WHERE order_id = 'A-9'"));
  }

  @Test
  void theQualityOfAlertsIsAsWorkedOutByHand(@TempDir Path folder) throws Exception {
    Path script = folder.resolve("market.sql");
    Files.writeString(script, AlertQualityMarket.script());
    assertSucceeds(stack.run("query", "-f", script.toString()));

    AlertQualityMarket.EXPECTED.forEach(
        (sql, expected) -> assertThat(rows(sql)).as(sql).isEqualTo(expected));
  }

  @Test
  void whoAskedWhatIsInTheTables() throws Exception {
    assertSucceeds(query("SELECT 4711 AS asked"));

    awaitRows(
        "SELECT state, authenticated FROM vedette.audit.access_log WHERE statement = 'SELECT 4711"
            + " AS asked'",
        List.of("finished,false"));
  }

  @Test
  void aStackThatIsSecuredGoesOnAndItsToolsWithIt() {
    assertThat(stack.run("status").out()).contains("OPEN");
    stack.kill(StackProcess.TRINO);
    try {
      Outcome up = stack.up("--secured");
      assertSucceeds(up);
      assertThat(up.out()).contains("SECURED").contains("https://127.0.0.1");
      assertSucceeds(stack.run("user", "add", "lee", "--role=regulator", "--region=north"));

      assertThat(stack.run("status").out()).contains("SECURED");
      assertThat(stack.run("verify", "--patience=0").out()).contains("rows compared");
      assertThat(query("SELECT current_user").out()).contains("vedette");
      assertThat(stack.run("query", "--user=lee", "SELECT current_user").out()).contains("lee");
      String token = stack.run("token", "lee").out().strip();
      assertThat(stack.run("query", "--token=" + token, "DELETE FROM vedette.raw.orders").out())
          .contains("Access Denied");
      assertThat(stack.run("query", "--user=nobody", "SELECT 1").out()).contains("Access Denied");
    } finally {
      stack.kill(StackProcess.TRINO);
      assertSucceeds(stack.up("--open"));
    }
  }

  @Test
  void aRefusedQueryIsOneMessageWithItsPlace() {
    Outcome refused = query("SELECT 1,\n  nope");

    assertThat(refused.exitCode()).isEqualTo(1);
    assertThat(refused.out()).contains("line 2, column 3").contains("^").doesNotContain("\tat ");
  }

  @Test
  void valuesAreWrittenAsTrinoHoldsThem() {
    Outcome answer =
        query(
            "SELECT DATE '2026-01-31', TIMESTAMP '2026-01-31 23:59:59.123456 UTC', CAST(1.5 AS"
                + " decimal(18, 6)), ARRAY[1, 2], '断货', NULL");

    assertThat(answer.out())
        .endsWith(
            "\"2026-01-31\",\"2026-01-31 23:59:59.123456 UTC\",\"1.500000\",\"[1,"
                + " 2]\",\"断货\",\r\n");
  }

  @Test
  void nothingListensBeyondThisMachine() throws Exception {
    assumeThat(Files.exists(Path.of("/proc/net/tcp"))).isTrue();
    for (StackProcess process : StackProcess.values()) {
      List<String> addresses = listening(stack.process(process).pid());

      assertThat(addresses).isNotEmpty().allMatch(address -> LOOPBACK.matcher(address).matches());
    }
  }

  /** Local addresses of a process's listening sockets, as the kernel writes them. */
  private static List<String> listening(long pid) throws IOException {
    List<String> sockets;
    try (Stream<Path> files = Files.list(Path.of("/proc/" + pid + "/fd"))) {
      sockets = files.map(StackIT::target).filter(t -> t.startsWith("socket:[")).toList();
    }
    return Stream.of("tcp", "tcp6")
        .flatMap(table -> lines(Path.of("/proc/net/" + table)))
        .map(line -> line.strip().split("\\s+", -1))
        .filter(columns -> columns[3].equals("0A"))
        .filter(columns -> sockets.contains("socket:[" + columns[9] + "]"))
        .map(columns -> columns[1].substring(0, columns[1].indexOf(':')))
        .toList();
  }

  private static Stream<String> lines(Path table) {
    try {
      return Files.readAllLines(table).stream().skip(1);
    } catch (IOException e) {
      return Stream.empty();
    }
  }

  private static String target(Path link) {
    try {
      return Files.readSymbolicLink(link).toString();
    } catch (IOException e) {
      // Closed between the two looks.
      return "";
    }
  }

  @Test
  void aBackDatedRuleSupersedesVerdictsHoweverOldAndTheOldOnesStay(@TempDir Path events)
      throws Exception {
    String revisions =
        "SELECT year(observed_at), revision, verdict, rule_version FROM vedette.mart.price_verdicts"
            + " WHERE outlet_id = 'P' ORDER BY observed_at, revision";
    load(PriceMarket.write(events.resolve("1")), "--settle");
    awaitRows(revisions, PriceMarket.AT_FIRST);

    assertThat(stack.post("price-rules", PriceMarket.BACK_DATED)).isEqualTo(200);

    awaitRows(revisions, PriceMarket.AFTERWARDS);
    // One case for both, opened by what the job over the tables said of the older one.
    awaitRows(
        "SELECT sku, rule_id, state, year(opened_at) FROM vedette.mart.price_case_states"
            + " WHERE outlet_id = 'P'",
        List.of("P1,GUIDE-P1,open,2023"));
    awaitRows(
        "SELECT revision, count(*) FROM vedette.raw.price_cases_distinct"
            + " WHERE outlet_id = 'P' AND revision = 1 GROUP BY revision",
        List.of("1,1"));
    awaitRows(
        // The clock that other tests' events have moved may make the first sale one that is too old
        // for the job's state when it arrives, which is a request, too.
        "SELECT reason, sku FROM vedette.raw.price_rejudge_requests WHERE sku = 'P1' AND reason <>"
            + " 'observation'",
        List.of("rule,P1"));
  }

  private void load(Path events, String... options) {
    List<String> arguments = new ArrayList<>(List.of("load", events.toString()));
    arguments.addAll(List.of(options));
    assertSucceeds(stack.run(arguments.toArray(String[]::new)));
  }

  /** Jobs work on after a load has ended, and their tables follow with each commit. */
  private void awaitRows(String sql, List<String> expected) throws InterruptedException {
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    List<String> rows = rows(sql);
    while (!rows.equals(expected) && System.nanoTime() < deadline) {
      Thread.sleep(Duration.ofMillis(500));
      rows = rows(sql);
    }
    assertThat(rows).as(sql).isEqualTo(expected);
  }

  private List<String> rows(String sql) {
    Outcome outcome = query(sql);
    assertSucceeds(outcome);
    return outcome.out().lines().skip(1).map(line -> line.replace("\"", "")).toList();
  }

  private Outcome query(String sql) {
    return stack.run("query", "--format=csv", sql);
  }

  /** Registers a schema, and answers what the registry says of it, its id among that. */
  private String register(String subject) throws Exception {
    String body = "{\"schema\":\"{\\\"type\\\":\\\"string\\\"}\"}";
    try (HttpClient client = HttpClient.newHttpClient()) {
      return client
          .send(
              HttpRequest.newBuilder(
                      URI.create(
                          "http://127.0.0.1:%d/apis/ccompat/v7/subjects/%s/versions"
                              .formatted(stack.port(Port.REGISTRY), subject)))
                  .header("Content-Type", "application/vnd.schemaregistry.v1+json")
                  .POST(HttpRequest.BodyPublishers.ofString(body, StandardCharsets.UTF_8))
                  .build(),
              HttpResponse.BodyHandlers.ofString())
          .body();
    }
  }

  private static void assertSucceeds(Outcome outcome) {
    assertThat(outcome.exitCode()).as(outcome.out()).isZero();
  }
}
