package dev.vedette.stack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.vedette.event.AccessLogEntry;
import dev.vedette.ingestion.kafka.BrokerSettings;
import dev.vedette.ingestion.kafka.KafkaTopicReader;
import dev.vedette.ingestion.kafka.TopicReader;
import dev.vedette.topic.EventType;
import dev.vedette.warehouse.TableDefinition;
import dev.vedette.warehouse.WarehouseTables;
import dev.vedette.warehouse.access.AccessDeclaration;
import dev.vedette.warehouse.access.Account;
import dev.vedette.warehouse.access.Relation;
import dev.vedette.warehouse.access.Role;
import dev.vedette.warehouse.access.Rows;
import dev.vedette.wire.HttpSchemaRegistry;
import dev.vedette.wire.WireDecoder;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.apache.iceberg.catalog.TableIdentifier;
import org.apache.iceberg.rest.RESTCatalog;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/**
 * What each role reads and does not, found out by signing in. Outlet A lies in north/harbour, B in
 * north/hill, C in south; D moved from the north to the south, and all that is known of it.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SecuredTrinoIT {
  private static final Map<String, String> REGIONS =
      Map.of("A", "north/harbour", "B", "north/hill", "C", "south", "D", "south");

  private static final Pattern NEXT = Pattern.compile("\"nextUri\":\"([^\"]+)\"");

  private static final List<String> METADATA_TABLES =
      List.of(
          "snapshots",
          "files",
          "partitions",
          "history",
          "manifests",
          "all_manifests",
          "entries",
          "all_entries",
          "refs",
          "properties",
          "metadata_log_entries");

  @SuppressWarnings("NullAway.Init") // set up below
  private SecuredTrino stack;

  private final Map<String, Connection> connections = new HashMap<>();

  @BeforeAll
  void start(@TempDir Path folder) throws Exception {
    stack = new SecuredTrino(folder);
    account("reg", Role.REGULATOR, "north/harbour");
    account("manager", Role.MANAGER, "north");
    account("analyst", Role.ANALYST);
    try (Connection operator = stack.address().connect();
        Statement statement = operator.createStatement()) {
      for (TableDefinition table : WarehouseTables.all()) {
        fill(statement, table);
      }
    }
    awaitRules();
  }

  @AfterAll
  void stop() throws SQLException {
    for (Connection connection : connections.values()) {
      connection.close();
    }
    if (stack != null) {
      stack.close();
    }
  }

  @Test
  void aRegulatorReadsItsRegionOfEveryTable() throws SQLException {
    Map<String, String> tables = new TreeMap<>();
    for (Relation relation : AccessDeclaration.all()) {
      switch (relation.rows()) {
        case Rows.OfRegion divided -> tables.put(relation.qualifiedName(), divided.column());
        case Rows.OfOutlet divided -> tables.put(relation.qualifiedName(), divided.column());
        case Rows.OfOutletOrRegion divided ->
            tables.put(relation.qualifiedName(), divided.outlet());
        default -> {}
      }
    }
    assertThat(tables).hasSizeGreaterThan(10);
    assertThat(places("reg", tables)).isEqualTo(expected(tables, "A"));
    assertThat(places("manager", tables)).isEqualTo(expected(tables, "A", "B"));
    assertThat(places("analyst", tables)).isEqualTo(expected(tables, "A", "B", "C", "D"));
  }

  @Test
  void noViewIsAWayAround() throws SQLException {
    Map<String, String> views = new TreeMap<>();
    for (EventType type : EventType.reported()) {
      if (type.schema().getField("outlet_id") != null) {
        views.put("raw.%s_current".formatted(type.table()), "outlet_id");
      }
    }
    assertThat(places("reg", views)).isEqualTo(expected(views, "A"));
    for (String view :
        List.of(
            "stockout_alerts_current",
            "alert_outcomes",
            "availability_current",
            "price_verdicts_current",
            "price_violations",
            "price_coverage")) {
      assertThat(named("reg", "mart." + view)).as(view).doesNotContain("B", "C", "D");
    }
    assertThat(rows("reg", "SELECT region FROM mart.company_stockouts"))
        .containsExactly("north/harbour");
    assertThat(rows("manager", "SELECT region FROM raw.outlets_current"))
        .containsExactly("north/harbour", "north/hill");
  }

  /** So what holds for the views above holds for all. */
  @Test
  void viewsReadWithTheRightsOfTheirReader() throws Exception {
    Set<String> withRightsOfTheirOwn = new TreeSet<>();
    try (RESTCatalog catalog = stack.catalog()) {
      for (Relation relation : AccessDeclaration.all()) {
        TableIdentifier identifier = TableIdentifier.of(relation.schema(), relation.name());
        if (catalog.viewExists(identifier)
            && catalog.loadView(identifier).properties().containsKey("trino.run-as-owner")) {
          withRightsOfTheirOwn.add(relation.qualifiedName());
        }
      }
    }
    assertThat(withRightsOfTheirOwn).containsExactly("audit.raw_counts", "audit.raw_repeats");
  }

  @Test
  void timeTravelIsNoWayAround() throws SQLException {
    String snapshot =
        rows(Account.STACK, "SELECT max(snapshot_id) FROM raw.\"orders$snapshots\"").getFirst();

    assertThat(rows("reg", "SELECT outlet_id FROM raw.orders FOR VERSION AS OF " + snapshot))
        .containsExactly("A");
    assertRefused(
        "reg",
        "SELECT * FROM TABLE(vedette.system.table_changes('raw', 'orders', 0, %s))"
            .formatted(snapshot));
  }

  @Test
  void whatIcebergKnowsOfItsFilesIsClosed() {
    for (String metadata : METADATA_TABLES) {
      assertRefused("reg", "SELECT * FROM raw.\"orders$%s\"".formatted(metadata));
    }
    assertRefused("manager", "SELECT * FROM raw.\"orders$files\"");
    assertRefused("analyst", "SELECT * FROM raw.\"outlet_contacts$files\"");
  }

  @Test
  void personalDataIsReadByManagersOnly() throws SQLException {
    String contacts = "SELECT phone FROM raw.outlet_contacts_current";

    assertThat(rows("manager", contacts)).containsExactly("phone of A", "phone of B");
    assertThat(rows("reg", contacts)).containsExactly("(masked)");
    assertThat(Set.copyOf(rows("analyst", contacts))).containsExactly("(masked)");
    assertThat(
            rows("analyst", "SELECT outlet_id FROM raw.outlet_contacts WHERE phone LIKE 'phone%'"))
        .isEmpty();
    assertThat(Set.copyOf(rows("analyst", "SELECT note FROM raw.visits")))
        .containsExactly("(masked)");
    assertThat(rows("manager", "SELECT note FROM raw.visits"))
        .containsExactly("note of A", "note of B");
  }

  @Test
  void originalBytesAreForOperators() throws SQLException {
    for (String role : List.of("reg", "manager", "analyst")) {
      assertRefused(role, "SELECT * FROM raw.dead_letters");
      assertRefused(role, "SELECT * FROM raw.dead_letters_current");
    }
    assertThat(rows(Account.STACK, "SELECT count(*) FROM raw.dead_letters")).containsExactly("1");
  }

  @Test
  void theLawIsForEverybody() throws SQLException {
    for (String role : List.of("reg", "manager", "analyst")) {
      assertThat(rows(role, "SELECT count(*) FROM raw.price_rules")).containsExactly("1");
      assertThat(rows(role, "SELECT count(*) FROM raw.products")).containsExactly("1");
    }
  }

  @Test
  void theAuditCountsAllRowsForEverybody() throws SQLException {
    assertThat(
            rows("reg", "SELECT row_count FROM audit.raw_counts WHERE table_name = 'raw.orders'"))
        .containsExactly("4");
    assertThat(rows("reg", "SELECT * FROM audit.raw_repeats WHERE table_name = 'raw.x'")).isEmpty();
  }

  @Test
  void nobodyButOperatorsWrites() {
    for (String sql :
        List.of(
            "DELETE FROM raw.orders",
            "DELETE FROM raw.products",
            "INSERT INTO raw.products SELECT * FROM raw.products",
            "UPDATE raw.outlets SET region = 'south'",
            "DROP TABLE raw.orders",
            "DROP VIEW raw.orders_current",
            "CREATE TABLE raw.mine AS SELECT 1 AS one",
            "CREATE VIEW mart.mine AS SELECT * FROM raw.orders",
            "CREATE SCHEMA mine",
            "ALTER TABLE raw.products SET PROPERTIES format_version = 2",
            "COMMENT ON TABLE raw.products IS 'mine'",
            "CALL system.unregister_table('raw', 'orders')",
            "GRANT SELECT ON raw.orders TO USER stranger")) {
      assertRefused("analyst", sql);
    }
    assertRefused("reg", "DELETE FROM raw.products");
    assertRefused("manager", "DELETE FROM raw.products");
  }

  /** Trino's own check of these lets everybody pass. */
  @Test
  void nobodyButOperatorsRollsATableBack() throws SQLException {
    for (String user : List.of("analyst", "reg")) {
      for (String table : List.of("products", "orders", "dead_letters", "access_log")) {
        for (String procedure :
            List.of(
                "optimize",
                "expire_snapshots(retention_threshold => '8d')",
                "rollback_to_snapshot(1)")) {
          assertThatThrownBy(
                  () -> execute(user, "ALTER TABLE raw.%s EXECUTE %s".formatted(table, procedure)))
              .as("%s: %s %s", user, table, procedure)
              .hasMessageMatching(
                  "(?s).*(Access Denied|not supported for table with row filter).*");
        }
      }
    }
    execute(Account.STACK, "ALTER TABLE raw.products EXECUTE optimize");
  }

  @Test
  void othersQueriesAreNotShown() throws SQLException {
    assertRefused("reg", "SELECT query FROM system.runtime.queries");
    assertThat(rows("reg", "SELECT table_name FROM information_schema.tables"))
        .contains("orders")
        .doesNotContain("dead_letters");
    assertThat(rows("reg", "SHOW TABLES FROM raw")).doesNotContain("dead_letters");
  }

  @Test
  void anAccountReadsItsOwnAccessesOnly() throws SQLException {
    assertThat(rows("reg", "SELECT DISTINCT user_name FROM audit.access_log"))
        .containsExactly("reg");
    assertThat(rows("analyst", "SELECT user_name FROM raw.access_log")).isEmpty();
    assertThat(rows(Account.STACK, "SELECT user_name FROM audit.access_log ORDER BY 1"))
        .containsExactly("mallory", "reg");
  }

  @Test
  void aStrangerWithATokenIsRefusedEverything() {
    assertRefused("stranger", "SELECT 1");
    assertRefused("stranger", "SELECT * FROM raw.products");
  }

  @Test
  void aRemovedAccountIsShutOutThoughItsTokenIsStillGood() throws Exception {
    account("leaver", Role.ANALYST);
    stack.awaitAnswer("leaver");
    try (Connection connection = stack.address().connect("leaver")) {
      assertThat(rows(connection, "SELECT count(*) FROM raw.products")).containsExactly("1");
      stack.state().security().accounts().remove("leaver");

      awaitRefusal(connection);
    }
  }

  @Test
  void nobodyIsAnybodyElse() throws Exception {
    String token = token("reg", Clock.systemUTC());

    assertThat(answer(token, Account.STACK)).contains("cannot impersonate user vedette");
    assertThat(answer(token, "manager")).contains("cannot impersonate user manager");
  }

  @Test
  void withoutAGoodTokenThereIsNoAnswer() throws Exception {
    String expired =
        token("reg", Clock.fixed(Instant.now().minus(Duration.ofHours(2)), ZoneOffset.UTC));
    String good = token("reg", Clock.systemUTC());
    String forged = good.substring(0, good.lastIndexOf('.') + 1) + "AAAA";

    assertThat(post(good, "reg").statusCode()).isEqualTo(200);
    assertThat(post("", "reg").statusCode()).isEqualTo(401);
    assertThat(post(expired, "reg").statusCode()).isEqualTo(401);
    assertThat(post(forged, "reg").statusCode()).isEqualTo(401);
  }

  @Test
  void plainTextIsNotSpoken() {
    try (HttpClient client = HttpClient.newHttpClient()) {
      HttpRequest request =
          HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + stack.port() + "/v1/info"))
              .build();
      assertThatThrownBy(() -> client.send(request, HttpResponse.BodyHandlers.ofString()))
          .isInstanceOf(IOException.class);
    }
  }

  @Test
  void whoAskedWhatIsInTheLog() throws Exception {
    String asked = "SELECT sku, demanded_qty FROM raw.orders_current WHERE 'asked' = 'asked'";
    rows("reg", asked);
    assertRefused("reg", "SELECT payload FROM raw.dead_letters WHERE 'refused' = 'refused'");

    AccessLogEntry read = awaitLogged("'asked' = 'asked'", "finished");
    assertThat(read.getUserName()).isEqualTo("reg");
    assertThat(read.getAuthenticated()).isTrue();
    assertThat(read.getStatement()).isEqualTo(asked);
    assertThat(read.getOutputRows()).isEqualTo(1);
    assertThat(read.getRelations())
        .contains("vedette.raw.orders_current", "vedette.raw.orders\"", "demanded_qty", "filters");
    AccessLogEntry refused = awaitLogged("'refused' = 'refused'", "failed");
    assertThat(refused.getErrorCode()).isEqualTo("PERMISSION_DENIED");
    assertThat(awaitLogged("'asked' = 'asked'", "started").getUserName()).isEqualTo("reg");
  }

  private void account(String name, Role role, String... regions) throws IOException {
    assertThat(stack.state().security().accounts().add(new Account(name, role, List.of(regions))))
        .isTrue();
  }

  /** One row for each outlet, or for the whole where there are no outlets. */
  private static void fill(Statement statement, TableDefinition table) throws SQLException {
    boolean byOutlet = table.schema().findField("outlet_id") != null;
    boolean byRegion = table.schema().findField("region") != null;
    if (table.identifier().name().equals("access_log")) {
      insert(
          statement,
          table,
          List.of(
              Map.of("user_name", "'reg'", "query_id", "'1'"),
              Map.of("user_name", "'mallory'", "query_id", "'2'")));
    } else if ((byOutlet || byRegion) && !table.identifier().name().equals("price_rules")) {
      List<Map<String, String>> rows = new ArrayList<>();
      for (String outlet : List.of("A", "B", "C", "D")) {
        Map<String, String> values = new LinkedHashMap<>();
        table.schema().columns().stream()
            .filter(column -> Set.of("phone", "note").contains(column.name()))
            .forEach(
                column -> values.put(column.name(), "'%s of %s'".formatted(column.name(), outlet)));
        values.put("event_id", "'event of %s'".formatted(outlet));
        if (byOutlet) {
          values.put("outlet_id", "'" + outlet + "'");
        }
        if (byRegion) {
          values.put("region", "'" + REGIONS.get(outlet) + "'");
        }
        values.putAll(keys(table, outlet));
        rows.add(values);
      }
      insert(statement, table, rows);
      if (table.identifier().name().equals("outlets")) {
        insert(
            statement,
            table,
            List.of(
                Map.of(
                    "event_id", "'before'",
                    "outlet_id", "'D'",
                    "region", "'north/moved'",
                    "changed_at", "TIMESTAMP '2026-01-01 00:00:00 UTC'")));
      }
    } else {
      insert(statement, table, List.of(Map.of()));
    }
  }

  /** Values that keep the rows of the outlets apart. */
  private static Map<String, String> keys(TableDefinition table, String outlet) {
    Map<String, String> keys = new LinkedHashMap<>();
    for (String column :
        List.of(
            "order_id",
            "delivery_id",
            "visit_id",
            "need_id",
            "depot_id",
            "alert_id",
            "result_id")) {
      if (table.schema().findField(column) != null) {
        keys.put(column, "'%s of %s'".formatted(column, outlet));
      }
    }
    if (table.identifier().name().equals("availability")) {
      keys.put("metric_id", "'company_stockout_rate'");
    }
    return keys;
  }

  private static void insert(
      Statement statement, TableDefinition table, List<Map<String, String>> rows)
      throws SQLException {
    statement.execute(SecuredTrino.insertion(table, rows));
  }

  /** Each relation with the outlets, or their regions, that it shows an account. */
  private Set<String> places(String user, Map<String, String> columns) throws SQLException {
    return new TreeSet<>(
        rows(
            user,
            columns.entrySet().stream()
                .map(
                    entry ->
                        "SELECT '%1$s of ' || %2$s FROM %1$s"
                            .formatted(entry.getKey(), entry.getValue()))
                .collect(Collectors.joining(" UNION ALL "))));
  }

  private static Set<String> expected(Map<String, String> columns, String... outlets) {
    Set<String> expected = new TreeSet<>();
    columns.forEach(
        (relation, column) -> {
          for (String outlet : outlets) {
            expected.add(
                "%s of %s"
                    .formatted(relation, column.equals("region") ? REGIONS.get(outlet) : outlet));
          }
        });
    return expected;
  }

  /** The outlets that any value of a view names, by their id or by where they are. */
  private Set<String> named(String user, String view) throws SQLException {
    Set<String> places = new TreeSet<>();
    try (Statement statement = connection(user).createStatement();
        ResultSet rows = statement.executeQuery("SELECT * FROM " + view)) {
      List<String> columns = new ArrayList<>();
      for (int i = 1; i <= rows.getMetaData().getColumnCount(); i++) {
        columns.add(rows.getMetaData().getColumnLabel(i));
      }
      while (rows.next()) {
        for (String column : columns) {
          String value = String.valueOf(rows.getString(column));
          REGIONS.forEach(
              (outlet, region) -> {
                boolean named = value.endsWith(" of " + outlet) || value.equals(outlet);
                if (named
                    || (value.equals(region)
                        && !columns.contains("outlet_id")
                        && !outlet.equals("D"))) {
                  places.add(outlet);
                }
              });
        }
      }
    }
    return places;
  }

  private List<String> rows(String user, String sql) throws SQLException {
    return rows(connection(user), sql);
  }

  private Connection connection(String user) throws SQLException {
    Connection known = connections.get(user);
    if (known == null) {
      known = stack.address().connect(user);
      connections.put(user, known);
    }
    return known;
  }

  private static List<String> rows(Connection connection, String sql) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(sql)) {
      List<String> first = new ArrayList<>();
      while (rows.next()) {
        first.add(rows.getString(1));
      }
      first.sort(null);
      return first;
    }
  }

  private void assertRefused(String user, String sql) {
    assertThatThrownBy(() -> execute(user, sql))
        .as("%s: %s", user, sql)
        .hasMessageContaining("Access Denied");
  }

  private void execute(String user, String sql) throws SQLException {
    try (Statement statement = connection(user).createStatement()) {
      statement.execute(sql);
    }
  }

  private String token(String user, Clock clock) throws IOException {
    return stack.state().security().tokens().make(user, Duration.ofHours(1), clock);
  }

  /** Asks as a client of any make does. */
  private HttpResponse<String> post(String token, String user) throws Exception {
    try (HttpClient client =
        HttpClient.newBuilder()
            .sslContext(stack.state().security().certificate().context())
            .build()) {
      HttpRequest.Builder request =
          HttpRequest.newBuilder(URI.create("https://127.0.0.1:" + stack.port() + "/v1/statement"))
              .header("X-Trino-User", user)
              .POST(HttpRequest.BodyPublishers.ofString("SELECT 1"));
      if (!token.isEmpty()) {
        request.header("Authorization", "Bearer " + token);
      }
      return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }
  }

  /** What a client is told that follows a query to its end. */
  private String answer(String token, String user) throws Exception {
    StringBuilder told = new StringBuilder();
    try (HttpClient client =
        HttpClient.newBuilder()
            .sslContext(stack.state().security().certificate().context())
            .build()) {
      String body = post(token, user).body();
      told.append(body);
      Matcher next = NEXT.matcher(body);
      while (next.find()) {
        body =
            client
                .send(
                    HttpRequest.newBuilder(URI.create(next.group(1)))
                        .header("X-Trino-User", user)
                        .header("Authorization", "Bearer " + token)
                        .build(),
                    HttpResponse.BodyHandlers.ofString())
                .body();
        told.append(body);
        next = NEXT.matcher(body);
      }
    }
    return told.toString();
  }

  /** Trino looks at its rules again each second. */
  private void awaitRules() throws Exception {
    for (String user : List.of("reg", "manager", "analyst")) {
      stack.awaitAnswer(user);
    }
  }

  private static void awaitRefusal(Connection connection) throws Exception {
    Instant deadline = Instant.now().plusSeconds(20);
    while (Instant.now().isBefore(deadline)) {
      try {
        rows(connection, "SELECT count(*) FROM raw.products");
        Thread.sleep(Duration.ofMillis(200));
      } catch (SQLException e) {
        assertThat(e.getMessage()).contains("Access Denied");
        return;
      }
    }
    throw new AssertionError("The account still reads.");
  }

  private AccessLogEntry awaitLogged(String statement, String state) throws Exception {
    Instant deadline = Instant.now().plusSeconds(30);
    while (Instant.now().isBefore(deadline)) {
      for (AccessLogEntry entry : logged()) {
        if (entry.getStatement().contains(statement) && entry.getState().equals(state)) {
          return entry;
        }
      }
      Thread.sleep(Duration.ofMillis(300));
    }
    throw new AssertionError("Nothing was logged of " + statement);
  }

  private List<AccessLogEntry> logged() throws Exception {
    WireDecoder decoder =
        new WireDecoder(
            new HttpSchemaRegistry(stack.registry().address()), EventType.ACCESS_LOG.schema());
    List<byte[]> values = new ArrayList<>();
    new KafkaTopicReader(BrokerSettings.of(stack.brokers()))
        .read(
            Set.of(EventType.ACCESS_LOG),
            TopicReader.ALL,
            record -> values.add(Objects.requireNonNull(record.value())));
    List<AccessLogEntry> entries = new ArrayList<>();
    for (byte[] value : values) {
      entries.add((AccessLogEntry) decoder.decode(value));
    }
    return entries;
  }
}
