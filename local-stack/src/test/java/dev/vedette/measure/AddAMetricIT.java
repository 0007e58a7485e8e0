package dev.vedette.measure;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vedette.cli.query.QueryRunner;
import dev.vedette.cli.query.ResultFormat;
import dev.vedette.cli.query.Statements;
import dev.vedette.price.OwnWarehouse;
import dev.vedette.warehouse.ParityCheck;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.Statement;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The page on how to add a metric is followed to the letter, and comes to what it says. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class AddAMetricIT {
  private static final Path ROOT =
      Path.of(Objects.requireNonNull(System.getProperty("vedette.root")));
  private static final String METRIC = "needs_resolution_rate";
  private static final Pattern BLOCK = Pattern.compile("```(\\w+)\n(.*?)```", Pattern.DOTALL);

  @RegisterExtension private static final OwnWarehouse WAREHOUSE = new OwnWarehouse(ZoneOffset.UTC);

  private final List<String> java;
  private final List<String> sql;
  private final List<String> text;

  @SuppressWarnings("NullAway.Init") // set up below
  private Connection trino;

  AddAMetricIT() throws IOException {
    String page = Files.readString(ROOT.resolve("docs/add-a-metric.md"));
    java = blocks(page, "java");
    sql = blocks(page, "sql");
    text = blocks(page, "text");
    assertThat(java).hasSize(4);
    assertThat(sql).hasSize(4);
    assertThat(text).hasSize(2);
  }

  @BeforeAll
  void putTheRowsOfThePage() throws Exception {
    trino = WAREHOUSE.connect();
    answer(sql.get(2));
  }

  @AfterAll
  void stop() throws Exception {
    trino.close();
  }

  @Test
  void theCodeOnThePageIsTheProducts() throws Exception {
    String sources = "src/main/java/dev/vedette/";
    List<String> places =
        List.of(
            "schemas/" + sources + "metric/ServiceMetrics.java",
            "warehouse/" + sources + "warehouse/MarketViews.java",
            "warehouse/" + sources + "warehouse/access/AccessDeclaration.java",
            "warehouse/" + sources + "warehouse/ParityCheck.java");
    for (int i = 0; i < places.size(); i++) {
      assertThat(Files.readString(ROOT.resolve(places.get(i))))
          .as(places.get(i))
          .containsIgnoringWhitespaces(java.get(i).strip());
    }
    Path resources = ROOT.resolve("warehouse/src/main/resources/dev/vedette/warehouse");
    assertThat(resources.resolve("views/needs-resolution.sql")).hasContent(sql.get(0));
    assertThat(resources.resolve("parity/needs-resolution-rate.sql")).hasContent(sql.get(1));
  }

  @Test
  void theViewGivesTheAnswerOfThePage() throws Exception {
    try (Statement statement = trino.createStatement()) {
      statement.execute("DROP VIEW mart.needs_resolution");
    }
    define(sql.get(0));

    assertThat(answer(sql.get(3))).isEqualTo(stripped(text.get(0)));
    assertThat(recount().run(trino)).isEqualTo(new ParityCheck.Result(5, 0, List.of()));
  }

  @Test
  void aBrokenViewIsFoundAsThePageSays() throws Exception {
    String broken = sql.get(0).replace("IN ('verified', 'rejected')", "= 'verified'");
    assertThat(broken).isNotEqualTo(sql.get(0));
    define(broken);
    try {
      assertThat(recount().run(trino))
          .isEqualTo(new ParityCheck.Result(5, 2, text.get(1).lines().toList()));
    } finally {
      define(sql.get(0));
    }
  }

  private static ParityCheck recount() {
    return ParityCheck.all(ZoneOffset.UTC, 7).stream()
        .filter(check -> check.metric().equals(METRIC))
        .findFirst()
        .orElseThrow();
  }

  private void define(String view) throws Exception {
    try (Statement statement = trino.createStatement()) {
      statement.execute(
          "CREATE OR REPLACE VIEW mart.needs_resolution SECURITY INVOKER AS "
              + view.replace("${zone}", "UTC"));
    }
  }

  private String answer(String statements) throws Exception {
    StringBuilder answer = new StringBuilder();
    try (QueryRunner runner = QueryRunner.on(WAREHOUSE.connect())) {
      for (Statements.Statement statement : Statements.of(statements)) {
        runner.run(statement, ResultFormat.ALIGNED, answer);
      }
    }
    return stripped(answer.toString());
  }

  private static List<String> blocks(String page, String language) {
    List<String> found = new ArrayList<>();
    Matcher block = BLOCK.matcher(page);
    while (block.find()) {
      if (block.group(1).equals(language)) {
        found.add(block.group(2));
      }
    }
    return found;
  }

  private static String stripped(String text) {
    return text.lines().map(String::stripTrailing).reduce("", (a, b) -> a + b + "\n");
  }
}
