package dev.vedette.stack;

import static dev.vedette.stack.ConsoleBrowser.awaitNone;
import static dev.vedette.stack.ConsoleBrowser.awaitText;
import static dev.vedette.stack.ConsoleBrowser.find;
import static dev.vedette.stack.ConsoleBrowser.picture;
import static dev.vedette.stack.ConsoleBrowser.violations;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertAll;

import dev.vedette.console.alert.ConsoleRole;
import dev.vedette.console.alert.Viewer;
import dev.vedette.console.http.ConsoleServer;
import dev.vedette.console.http.ConsoleSettings;
import dev.vedette.console.http.Identities;
import dev.vedette.console.http.ViewSources;
import dev.vedette.console.view.TableReader;
import dev.vedette.console.view.View;
import dev.vedette.console.view.Warehouse;
import dev.vedette.topic.EventType;
import dev.vedette.warehouse.WarehouseTables;
import dev.vedette.warehouse.access.Account;
import dev.vedette.warehouse.access.Role;
import dev.vedette.wire.HttpSchemaRegistry;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.api.io.TempDir;
import org.openqa.selenium.By;
import org.openqa.selenium.Dimension;
import org.openqa.selenium.chrome.ChromeDriver;

/**
 * The console's views over a real Trino: who sees what, and whether everybody can use the pages.
 * Outlet A lies in north/harbour, B in north/hill, C in south.
 */
@TestInstance(Lifecycle.PER_CLASS)
@Timeout(value = 8, unit = TimeUnit.MINUTES)
class ConsoleViewsIT {
  private static final Map<String, String> REGIONS =
      Map.of("OUT-A", "north/harbour", "OUT-B", "north/hill", "OUT-C", "south");
  private static final Instant MAY_4 = Instant.parse("2026-05-04T08:00:00Z");

  @SuppressWarnings("NullAway.Init") // set up below
  private SecuredTrino stack;

  @SuppressWarnings("NullAway.Init") // set up below
  private Admin admin;

  /** Everybody is who he says, and Trino lets the console see all: only its own limits hold. */
  @SuppressWarnings("NullAway.Init") // set up below
  private ConsoleServer open;

  @SuppressWarnings("NullAway.Init") // set up below
  private ConsoleServer secured;

  private final HttpClient client =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

  @BeforeAll
  void start(@TempDir Path folder) throws Exception {
    stack = new SecuredTrino(folder);
    account("reg", Role.REGULATOR, "north/harbour");
    account("lee", Role.MANAGER, "north");
    account("ana", Role.ANALYST);
    account("op", Role.OPERATOR);
    fill();
    admin = Admin.create(Map.of(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, stack.brokers()));
    open = console(Identities.open(), viewer -> stack.address().connect());
    secured =
        console(
            new ConsoleIdentities(stack.state(), null),
            viewer -> stack.address().connect(viewer.name()));
    for (String user : List.of("reg", "lee", "ana", "op")) {
      stack.awaitAnswer(user);
    }
  }

  @AfterAll
  void stop() {
    client.close();
    secured.close();
    open.close();
    admin.close();
    stack.close();
  }

  /** Connects for a viewer. */
  private interface Door {
    Connection connect(Viewer viewer) throws SQLException;
  }

  private ConsoleServer console(Identities identities, Door door) {
    Warehouse warehouse =
        new Warehouse() {
          @Override
          public Connection connect(Viewer viewer) throws SQLException {
            return door.connect(viewer);
          }

          @Override
          public ZoneId zone() {
            return ZoneOffset.UTC;
          }
        };
    return ConsoleServer.start(
        ConsoleSettings.of(0),
        stack.brokers(),
        new HttpSchemaRegistry(stack.registry().address()),
        identities,
        new ViewSources(new TableReader(warehouse), new ConsoleHealth(stack.state(), admin)),
        InstantSource.system());
  }

  private void account(String name, Role role, String... regions) throws IOException {
    assertThat(stack.state().security().accounts().add(new Account(name, role, List.of(regions))))
        .isTrue();
  }

  // What is in the tables

  /** Each table is written once: a commit takes a second, however many rows it brings. */
  private void fill() {
    TableRows rows = new TableRows();
    rows.add(
        WarehouseTables.raw(EventType.PRODUCTS),
        List.of(
            row("sku", "'S1'", "name", "'Lark gold'", "brand", "'Lark'", "units_per_pack", "20")));
    for (String outlet : REGIONS.keySet()) {
      fill(rows, outlet, "'" + REGIONS.get(outlet) + "'");
    }
    for (String region : List.of("north", "north/harbour", "north/hill", "south")) {
      fillFigures(rows, region);
    }
    rows.add(
        WarehouseTables.raw(EventType.DEAD_LETTERS),
        List.of(row("reason", "'unreadable'", "status", "'open'", "event_type", "'orders'")));
    rows.write(stack.address());
  }

  private static void fill(TableRows rows, String outlet, String region) {
    String id = "'" + outlet + "'";
    rows.add(
        WarehouseTables.raw(EventType.OUTLETS),
        List.of(
            row(
                "event_id",
                id,
                "outlet_id",
                id,
                "region",
                region,
                "name",
                "'Shop of %s'".formatted(outlet),
                "status",
                "'active'",
                "rep_id",
                "'REP-%s'".formatted(outlet),
                "tier",
                "'3'")));
    rows.add(
        WarehouseTables.raw(EventType.OUTLET_CONTACTS),
        List.of(
            row(
                "event_id",
                id,
                "outlet_id",
                id,
                "owner_name",
                "'owner of %s'".formatted(outlet),
                "phone",
                "'phone of %s'".formatted(outlet))));
    List<Map<String, String>> readings = new ArrayList<>();
    List<Map<String, String>> deliveries = new ArrayList<>();
    for (int day = 0; day < 8; day++) {
      readings.add(
          row(
              "event_id",
              "'%s %d'".formatted(outlet, day),
              "outlet_id",
              id,
              "sku",
              "'S1'",
              "source",
              "'visit'",
              "on_hand",
              String.valueOf(400 - 50 * day),
              "read_at",
              at(3 * day)));
    }
    deliveries.add(
        row(
            "event_id",
            id,
            "delivery_id",
            id,
            "outlet_id",
            id,
            "sku",
            "'S1'",
            "qty",
            "200",
            "delivered_at",
            at(5)));
    rows.add(WarehouseTables.raw(EventType.INVENTORY_READINGS), readings);
    rows.add(WarehouseTables.raw(EventType.DELIVERIES), deliveries);
    rows.add(
        WarehouseTables.raw(EventType.ORDERS),
        List.of(
            row(
                "event_id",
                id,
                "order_id",
                id,
                "outlet_id",
                id,
                "sku",
                "'S1'",
                "demanded_qty",
                "200",
                "supplied_qty",
                "200")));
    rows.add(
        WarehouseTables.raw(EventType.VISITS),
        List.of(
            row(
                "event_id",
                id,
                "visit_id",
                id,
                "outlet_id",
                id,
                "rep_id",
                "'REP-%s'".formatted(outlet),
                "note",
                "'note of %s'".formatted(outlet))));
    rows.add(
        WarehouseTables.raw(EventType.PRICE_OBSERVATIONS),
        List.of(row("event_id", id, "outlet_id", id, "sku", "'S1'")));
    String verdict = "'verdict of %s'".formatted(outlet);
    Map<String, String> first =
        row(
            "event_id",
            "'%s 1'".formatted(outlet),
            "verdict_id",
            verdict,
            "outlet_id",
            id,
            "region",
            region,
            "sku",
            "'S1'",
            "verdict",
            "'over'",
            "withdrawn",
            "false",
            "source",
            "'inspection'",
            "basis",
            "'pack'",
            "price",
            "23.90",
            "legal_min",
            "18.525",
            "legal_max",
            "20.475",
            "deviation_percent",
            "16.7",
            "rule_id",
            "'G1'",
            "rule_version",
            "1",
            "case_id",
            "'case of %s'".formatted(outlet));
    Map<String, String> second = new HashMap<>(first);
    second.putAll(
        row(
            "event_id",
            "'%s 2'".formatted(outlet),
            "sequence",
            "2",
            "revision",
            "2",
            "revisions",
            "2",
            "verdict",
            "'compliant'",
            "reason",
            "'rule'",
            "recorded_at",
            at(16)));
    rows.add(WarehouseTables.priceVerdicts(), List.of(first));
    // The price of B was judged anew, by a rule that came later.
    if (outlet.equals("OUT-B")) {
      rows.add(WarehouseTables.priceVerdicts(), List.of(second));
    }
    rows.add(
        WarehouseTables.stockoutAlerts(),
        List.of(
            row(
                "event_id",
                id,
                "alert_id",
                "'alert of %s'".formatted(outlet),
                "outlet_id",
                id,
                "region",
                region,
                "sku",
                "'S1'",
                "rep_id",
                "'REP-%s'".formatted(outlet),
                "transition",
                "'raised'",
                "state",
                "'at_risk'",
                "severity",
                "'high'",
                "probability",
                "0.83",
                "kind",
                "'outlet'",
                "held_back",
                "false",
                "lost_value",
                "54.25")));
    rows.add(
        WarehouseTables.stockoutScores(),
        List.of(
            row(
                "event_id",
                id,
                "outlet_id",
                id,
                "sku",
                "'S1'",
                "state",
                "'at_risk'",
                "probability",
                "0.83",
                "estimated_stock",
                "60",
                "stock_sd",
                "20",
                "as_of",
                at(22))));
  }

  private static void fillFigures(TableRows rows, String region) {
    String level = String.valueOf(region.split("/").length);
    List<Map<String, String>> availability = new ArrayList<>();
    List<Map<String, String>> panes = new ArrayList<>();
    for (int cycle = 0; cycle < 6; cycle++) {
      String start =
          "DATE '%s'"
              .formatted(MAY_4.plus(Duration.ofDays(7L * cycle)).toString().substring(0, 10));
      for (String metric : List.of("company_stockout_rate", "customer_stockout_rate")) {
        String id = "'%s %s %d'".formatted(metric, region, cycle);
        availability.add(
            row(
                "event_id",
                id,
                "result_id",
                id,
                "metric_id",
                "'%s'".formatted(metric),
                "region",
                "'%s'".formatted(region),
                "region_level",
                level,
                "period_start",
                start,
                "period_days",
                "7",
                "numerator",
                String.valueOf(3 + cycle),
                "denominator",
                "60",
                "status",
                "'observed'"));
      }
      for (String item : List.of("all", "Lark", "Heron")) {
        String id = "'%s %s %d'".formatted(item, region, cycle);
        boolean all = item.equals("all");
        panes.add(
            row(
                "event_id",
                id,
                "result_id",
                id,
                "status",
                "'observed'",
                "region",
                "'%s'".formatted(region),
                "region_level",
                level,
                "group_kind",
                "'total'",
                "group_value",
                "'total'",
                "item_kind",
                all ? "'category'" : "'brand'",
                "item",
                "'%s'".formatted(item),
                "period_start",
                start,
                "period_days",
                "7",
                "zone",
                "'UTC'",
                "supplied_units",
                all ? "2000" : "900",
                "universe",
                "40",
                "stocking",
                "30",
                "supplied_outlets",
                "25",
                "decided_units",
                "1000",
                "filled_units",
                "900"));
      }
    }
    rows.add(WarehouseTables.availability(), availability);
    rows.add(WarehouseTables.marketPanes(), panes);
    rows.add(
        WarehouseTables.brandTrends(),
        List.of(
            row(
                "event_id",
                "'trend of %s'".formatted(region),
                "result_id",
                "'trend of %s'".formatted(region),
                "status",
                "'observed'",
                "region",
                "'%s'".formatted(region),
                "region_level",
                level,
                "item_kind",
                "'brand'",
                "item",
                "'Lark'",
                "state",
                "'declining'",
                "change_size",
                "-0.21",
                "change_low",
                "-0.3",
                "change_high",
                "-0.1",
                "change_since",
                "DATE '2026-04-06'",
                "volume_before",
                "4000",
                "volume",
                "3200",
                "by_distribution",
                "-300",
                "by_velocity",
                "-450",
                "by_supply",
                "-50")));
  }

  private static String at(int days) {
    return "TIMESTAMP '%s UTC'"
        .formatted(MAY_4.plus(Duration.ofDays(days)).toString().replace("T", " ").replace("Z", ""));
  }

  private static Map<String, String> row(String... columnsAndValues) {
    Map<String, String> row = new HashMap<>();
    for (int i = 0; i < columnsAndValues.length; i += 2) {
      row.put(columnsAndValues[i], columnsAndValues[i + 1]);
    }
    return row;
  }

  // Who sees what

  private HttpResponse<String> ask(ConsoleServer console, String path, String cookie)
      throws IOException, InterruptedException {
    return client.send(
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + console.port() + path))
            .header("Cookie", cookie)
            .build(),
        BodyHandlers.ofString());
  }

  private String signIn(ConsoleServer console, String wish)
      throws IOException, InterruptedException {
    HttpResponse<String> answer =
        client.send(
            HttpRequest.newBuilder(
                    URI.create("http://127.0.0.1:" + console.port() + "/api/session"))
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(wish))
                .build(),
            BodyHandlers.ofString());
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    String cookie = answer.headers().firstValue("Set-Cookie").orElseThrow();
    return cookie.substring(0, cookie.indexOf(';'));
  }

  private String withToken(String name) throws IOException, InterruptedException {
    String token =
        stack.state().security().tokens().make(name, Duration.ofHours(1), Clock.systemUTC());
    return signIn(secured, "{\"token\":\"%s\"}".formatted(token));
  }

  private String rows(ConsoleServer console, String cookie, String section, String filters)
      throws IOException, InterruptedException {
    HttpResponse<String> answer = ask(console, "/api/views/" + section + "?" + filters, cookie);
    assertThat(answer.statusCode()).as("%s: %s", section, answer.body()).isEqualTo(200);
    return answer.body();
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }

  /** As many at once as the console lets look at the tables. */
  private static void all(List<Executable> checks) throws InterruptedException {
    try (ExecutorService threads = Executors.newFixedThreadPool(4)) {
      List<Future<?>> done = new ArrayList<>();
      for (Executable check : checks) {
        done.add(
            threads.submit(
                () -> {
                  try {
                    check.execute();
                  } catch (Throwable e) {
                    throw new AssertionError(e.getMessage(), e);
                  }
                }));
      }
      assertAll(
          done.stream()
              .<Executable>map(
                  each ->
                      () -> {
                        try {
                          each.get();
                        } catch (ExecutionException e) {
                          throw e.getCause();
                        }
                      }));
    }
  }

  @Test
  void eachRoleOpensItsViewsAndNoOthers() throws Exception {
    Map<ConsoleRole, String> people =
        Map.of(
            ConsoleRole.OPERATOR, withToken("op"),
            ConsoleRole.MANAGER, withToken("lee"),
            ConsoleRole.REGULATOR, withToken("reg"),
            ConsoleRole.ANALYST, withToken("ana"));
    List<Executable> checks = new ArrayList<>();
    for (Map.Entry<ConsoleRole, String> person : people.entrySet()) {
      for (View view : View.values()) {
        boolean isSeen = view.isSeenBy(person.getKey());
        int expected = isSeen ? 200 : 403;
        // Who may ask for one part of a view may ask for all; the operator does.
        boolean asksForAll = !isSeen || person.getKey() == ConsoleRole.OPERATOR;
        for (String section : asksForAll ? view.sections() : List.of(view.sections().getFirst())) {
          checks.add(
              () -> {
                HttpResponse<String> answer =
                    ask(
                        secured,
                        "/api/views/%s/%s?outlet=OUT-A&sku=S1".formatted(view.label(), section),
                        person.getValue());
                assertThat(answer.statusCode())
                    .as("%s %s/%s: %s", person.getKey(), view, section, answer.body())
                    .isEqualTo(expected);
              });
        }
      }
    }
    all(checks);
    assertThat(ask(secured, "/api/health", withToken("lee")).statusCode()).isEqualTo(403);
    assertThat(ask(secured, "/api/health", withToken("op")).body()).contains("raw.orders");
    assertThat(ask(secured, "/api/views/prices/cases", "").statusCode()).isEqualTo(401);
  }

  /** In an open stack Trino gives the console everything, so it is the console that limits. */
  @Test
  void whoHasRegionsSeesNoRowOfOthers() throws Exception {
    String everything = signIn(open, "{\"name\":\"o\",\"role\":\"operator\"}");
    for (ConsoleServer console : List.of(open, secured)) {
      boolean isOpen = console == open;
      String reg =
          isOpen
              ? signIn(open, "{\"name\":\"r\",\"role\":\"regulator\",\"region\":\"north/harbour\"}")
              : withToken("reg");
      String lee =
          isOpen
              ? signIn(open, "{\"name\":\"l\",\"role\":\"manager\",\"region\":\"north\"}")
              : withToken("lee");
      List<Executable> checks = new ArrayList<>();
      for (View view : View.values()) {
        for (String section : view.sections()) {
          String path = view.label() + "/" + section;
          if (view.isSeenBy(ConsoleRole.REGULATOR)) {
            checks.add(
                () ->
                    assertThat(rows(console, reg, path, "sku=S1&outlet=OUT-B"))
                        .as(path)
                        .doesNotContain("OUT-B", "OUT-C", "north/hill", "south"));
          }
          // Several regions, and one that is not among them: the query is the same in both.
          if (isOpen && view.isSeenBy(ConsoleRole.MANAGER)) {
            checks.add(
                () ->
                    assertThat(rows(console, lee, path, "sku=S1&outlet=OUT-C"))
                        .as(path)
                        .doesNotContain("OUT-C", "south"));
            checks.add(
                () ->
                    assertThat(rows(console, lee, path, "sku=S1&outlet=OUT-C&region=south"))
                        .as(path)
                        .doesNotContain("OUT-", "south", "north"));
          }
        }
      }
      all(checks);
      assertThat(rows(console, lee, "outlets/find", "")).contains("OUT-A", "OUT-B");
      assertThat(rows(console, reg, "prices/cases", "")).contains("OUT-A");
      assertThat(rows(console, lee, "outlets/curve", "sku=S1&outlet=OUT-C"))
          .contains("\"rows\":[]");
      assertThat(rows(console, lee, "brands/trends", "")).contains("\"region\":\"north\"");
    }
    assertThat(rows(open, everything, "outlets/find", "")).contains("OUT-A", "OUT-B", "OUT-C");
    assertThat(rows(open, everything, "outlets/find", "region=south"))
        .contains("OUT-C")
        .doesNotContain("OUT-A", "OUT-B");
  }

  @Test
  void personalDataIsForThoseWhoActOnIt() throws Exception {
    for (ConsoleServer console : List.of(open, secured)) {
      boolean isOpen = console == open;
      String lee =
          isOpen
              ? signIn(open, "{\"name\":\"l\",\"role\":\"manager\",\"region\":\"north\"}")
              : withToken("lee");
      String ana =
          isOpen ? signIn(open, "{\"name\":\"a\",\"role\":\"analyst\"}") : withToken("ana");
      String reg =
          isOpen
              ? signIn(open, "{\"name\":\"r\",\"role\":\"regulator\",\"region\":\"north/harbour\"}")
              : withToken("reg");
      assertThat(rows(console, lee, "outlets/profile", "outlet=OUT-A")).contains("phone of OUT-A");
      assertThat(rows(console, lee, "outlets/visits", "outlet=OUT-A")).contains("note of OUT-A");
      for (String other : List.of(ana, reg)) {
        assertThat(rows(console, other, "outlets/profile", "outlet=OUT-A"))
            .contains("Shop of OUT-A", "(masked)")
            .doesNotContain("phone of", "owner of");
        assertThat(rows(console, other, "outlets/visits", "outlet=OUT-A"))
            .contains("(masked)")
            .doesNotContain("note of");
      }
    }
  }

  @Test
  void aRepSeesTheOutletsInItsCare() throws Exception {
    String rep = signIn(open, "{\"name\":\"REP-OUT-A\",\"role\":\"rep\"}");
    assertThat(rows(open, rep, "outlets/find", "")).contains("OUT-A").doesNotContain("OUT-B");
    assertThat(rows(open, rep, "outlets/profile", "outlet=OUT-A")).contains("phone of OUT-A");
    for (String section : View.OUTLETS.sections()) {
      assertThat(rows(open, rep, "outlets/" + section, "sku=S1&outlet=OUT-B"))
          .as(section)
          .doesNotContain("OUT-B");
    }
    for (View view : View.values()) {
      assertThat(ask(open, "/api/views/%s/x".formatted(view.label()), rep).statusCode())
          .as(view.label())
          .isEqualTo(view == View.OUTLETS ? 404 : 403);
    }
  }

  @Test
  void aVerdictStandsAsItWasKnownOnTheDayThatIsAskedFor() throws Exception {
    String lee = withToken("lee");
    assertThat(rows(secured, lee, "prices/violations", "known=2026-05-10T23:59:59Z"))
        .contains("OUT-A", "OUT-B", "\"verdict_now\":\"compliant\"");
    assertThat(rows(secured, lee, "prices/violations", ""))
        .contains("OUT-A")
        .doesNotContain("OUT-B");
    assertThat(rows(secured, lee, "prices/verdicts", "known=2026-05-10T23:59:59Z"))
        .contains("\"n\":2,\"changed_since\":1");
    assertThat(rows(secured, lee, "prices/verdicts", "known=2026-05-01T00:00:00Z"))
        .contains("\"rows\":[]");
  }

  @Test
  void whatIsAskedForIsNeverPartOfTheQuestion() throws Exception {
    String lee = withToken("lee");
    for (String attempt : List.of("north' OR '1'='1", "') OR true --", "%", "north%")) {
      assertThat(rows(secured, lee, "prices/cases", "region=" + encoded(attempt)))
          .contains("\"rows\":[]");
      assertThat(rows(secured, lee, "outlets/profile", "outlet=" + encoded(attempt)))
          .contains("\"rows\":[]");
      assertThat(rows(secured, lee, "outlets/find", "text=" + encoded(attempt)))
          .contains("\"rows\":[]");
    }
    assertThat(ask(secured, "/api/views/prices/verdicts?known=yesterday", lee).statusCode())
        .isEqualTo(400);
    assertThat(ask(secured, "/api/views/prices/cases?region=" + "x".repeat(201), lee).statusCode())
        .isEqualTo(400);
    assertThat(ask(secured, "/api/views/prices/unknown", lee).statusCode()).isEqualTo(404);
    assertThat(ask(secured, "/api/views/unknown/cases", lee).statusCode()).isEqualTo(404);
  }

  @Test
  void withoutTrinoTheViewsSaySoAndTheInboxWorks() throws Exception {
    try (ConsoleServer alone =
        console(
            Identities.open(),
            viewer -> DriverManager.getConnection("jdbc:trino://127.0.0.1:1/vedette", "o", null))) {
      String operator = signIn(alone, "{\"name\":\"o\",\"role\":\"operator\"}");
      HttpResponse<String> answer = ask(alone, "/api/views/overview/money", operator);
      assertThat(answer.statusCode()).isEqualTo(503);
      assertThat(answer.body()).contains("tables_away");
      assertThat(ask(alone, "/api/inbox", operator).statusCode()).isEqualTo(200);
    }
  }

  // In a browser

  private static final Dimension DESKTOP = new Dimension(1400, 1000);
  private static final Dimension PHONE = new Dimension(500, 900);
  private static final String BUSY = ".loading, [aria-busy=true]";

  /** Each with its filters in the address; the last is one in which there is nothing. */
  private static final List<String> PAGES =
      List.of(
          "inbox",
          "silences",
          "overview",
          "prices?known=2026-05-10",
          "brands",
          "outlets",
          "outlets?outlet=OUT-A&sku=S1",
          "quality",
          "health",
          "prices?region=nowhere");

  @Test
  void everybodyCanUseEveryViewInBothLanguagesAndThemesAndOnAPhone() throws Exception {
    List<String> wrong = Collections.synchronizedList(new ArrayList<>());
    Queue<String> left = new ConcurrentLinkedQueue<>(PAGES);
    Executable looking = () -> look(left, wrong);
    // While one waits for the tables, the other is looked at.
    all(List.of(looking, looking));
    assertThat(left).isEmpty();
    assertThat(wrong).isEmpty();
  }

  private void look(Queue<String> views, List<String> wrong) throws IOException {
    ChromeDriver page = ConsoleBrowser.start(DESKTOP.getWidth(), DESKTOP.getHeight());
    try {
      page.get("http://127.0.0.1:" + open.port() + "/");
      find(page, "sign-in button").click();
      find(page, "vedette-console nav");
      for (String view = views.poll(); view != null; view = views.poll()) {
        show(page, view);
        assertThat(page.findElements(By.cssSelector(".wrong"))).as(view).isEmpty();
        String name = view.replaceAll("\\W+", "-");
        for (String language : List.of("en", "zh")) {
          for (String theme : List.of("light", "dark")) {
            choose(page, language, theme);
            wrong.addAll(faults(page, "%s-%s-%s".formatted(name, language, theme)));
          }
        }
        page.manage().window().setSize(PHONE);
        wrong.addAll(faults(page, name + "-phone"));
        page.manage().window().setSize(DESKTOP);
      }
    } finally {
      page.quit();
    }
  }

  /** By the page's own buttons, so that what it shows need not be asked for again. */
  private static void choose(ChromeDriver page, String language, String theme) {
    if (!Objects.equals(
        page.executeScript("return document.documentElement.lang.slice(0, 2)"), language)) {
      find(page, "header button[lang]").click();
    }
    Object now = page.executeScript("return document.documentElement.dataset.theme ?? 'light'");
    if (!Objects.equals(now, theme)) {
      find(page, "header button[lang] + button").click();
    }
    awaitNone(page, BUSY);
  }

  private static List<String> faults(ChromeDriver page, String name) throws IOException {
    List<String> faults = new ArrayList<>();
    violations(page).forEach(found -> faults.add(name + ": " + found));
    Object fits = page.executeScript("return document.documentElement.scrollWidth <= innerWidth");
    if (!Objects.equals(fits, true)) {
      faults.add(name + ": wider than the screen");
    }
    picture(page, name);
    return faults;
  }

  @Test
  void anEmptyViewSaysWhyAndTheAddressHoldsTheFilter() throws Exception {
    ChromeDriver page = ConsoleBrowser.start(1400, 1000);
    try {
      page.get("http://127.0.0.1:" + open.port() + "/");
      find(page, "sign-in button").click();
      find(page, "vedette-console nav");
      show(page, "prices?region=north%2Fharbour");
      awaitText(page, ".part", "Shop of OUT-A");
      assertThat(find(page, ".filters input").getDomProperty("value")).isEqualTo("north/harbour");
      show(page, "prices?region=nowhere");
      awaitText(page, ".part .empty", "There is no case.");
    } finally {
      page.quit();
    }
  }

  private void show(ChromeDriver page, String view) {
    page.get("about:blank");
    page.get("http://127.0.0.1:" + open.port() + "/#/" + view);
    find(page, "main h1, main h2");
    awaitNone(page, BUSY);
  }
}
