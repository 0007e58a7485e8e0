package dev.vedette.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BacktestCommandTest {
  private static final LocalDate LAST_DAY = LocalDate.of(2026, 3, 31);

  @TempDir
  @SuppressWarnings({"NullAway.Init", "NonFinalStaticField"}) // JUnit
  static Path market;

  @TempDir
  @SuppressWarnings("NullAway.Init") // JUnit
  private Path folder;

  @TempDir
  @SuppressWarnings("NullAway.Init") // JUnit
  private Path out;

  @BeforeAll
  static void simulateMarket() throws IOException {
    SmallMarket.write(1, market);
  }

  @BeforeEach
  void copyMarket() throws IOException {
    Files.createDirectories(folder.resolve("truth"));
    try (Stream<Path> files = Files.walk(market)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        Files.copy(file, folder.resolve(market.relativize(file)));
      }
    }
  }

  @Test
  void aHigherThresholdWarnsManagersLessAndTheDryRunSaysByHowMuch() {
    Outcome outcome = backtest("--set=raise-from=0.9");
    assertThat(outcome.exitCode()).as(outcome.out()).isZero();
    assertThat(outcome.out())
        .contains("Dry run of raise-from=0.9")
        .containsPattern("alerts per manager and day, mean +[0-9.]+ +[0-9.]+ +-[0-9.]+");
  }

  @Test
  void aRuleThatDoesNotExistIsRefusedBeforeAnythingRuns() {
    Outcome outcome = backtest("--set=raise-form=0.9");
    assertThat(outcome.exitCode()).isNotZero();
    assertThat(outcome.out()).contains("raise-from").doesNotContain("Replaying");
  }

  @Test
  void theTableAndTheReportShowEveryBaseline() throws IOException {
    Outcome outcome = backtest("--out=" + out);
    assertThat(outcome.out())
        .contains("24 outlets")
        .contains("min/max, static level")
        .contains("SES + normal")
        .contains("Vedette less SES + normal");
    assertThat(outcome.exitCode()).isZero();
    assertThat(Files.readString(out.resolve("report.html")))
        .contains("Simulated throughout")
        .contains("SES + normal")
        .doesNotContainPattern("https?://")
        .doesNotContain("NaN");
    assertThat(out.resolve("metrics.csv"))
        .content()
        .startsWith("method,less_method,metric,value,low,high,constants")
        .contains("SBA + normal,,brier_score,");
  }

  @Test
  void theSameSeedGivesTheSameBytes() throws IOException {
    backtest("--out=" + out);
    byte[] first = Files.readAllBytes(out.resolve("report.html"));
    backtest("--out=" + out);
    assertThat(Files.readAllBytes(out.resolve("report.html"))).isEqualTo(first);
  }

  @Test
  void scoresOfAFileAreMeasuredBesideTheBaselines() throws IOException {
    Outcome outcome = backtest("--scores=" + scores("22:00:00Z", "0.25"), "--out=" + out);
    assertThat(outcome.out()).contains("scores.csv less SBA + normal");
    assertThat(outcome.exitCode()).isZero();
    assertThat(Files.readString(out.resolve("report.html"))).contains("no score on ");
  }

  @Test
  void scoresOfAnotherTimeOfDayAreRefused() throws IOException {
    Outcome outcome = backtest("--scores=" + scores("20:30:00Z", "0.25"));
    assertThat(outcome.out())
        .contains(
            "line 2: Cannot compare scores of 20:30 with those of 22:00: give --score-at 20:30");
    assertThat(outcome.exitCode()).isEqualTo(1);
  }

  @Test
  void aProbabilityThatIsNoneIsRefused() throws IOException {
    assertThat(backtest("--scores=" + scores("22:00:00Z", "1.25")).out())
        .contains("scores.csv, line 2: Cannot use a probability of 1.25");
    assertThat(backtest("--scores=" + scores("22:00:00Z", "high")).out())
        .contains("scores.csv, line 2: Cannot use high as a probability");
  }

  @Test
  void aFolderWithoutTruthIsRefused() throws IOException {
    Files.delete(folder.resolve("truth/days.csv.gz"));
    Outcome outcome = backtest();
    assertThat(outcome.out()).contains("it has no truth/days.csv.gz");
    assertThat(outcome.exitCode()).isEqualTo(1);
  }

  @Test
  void aBadRowOfTheTruthIsNamed() throws IOException {
    Files.delete(folder.resolve("truth/days.csv.gz"));
    Files.writeString(
        folder.resolve("truth/days.csv"),
        "outlet_id,sku,day,closing_stock\nSHOP-001,BRAND-A-1,2026-03-01,20\nSHOP-001,BRAND-A-1,yesterday,20\n");
    assertThat(backtest().out())
        .contains("days.csv, line 3: Cannot use yesterday as a day: write it like 2026-03-31");
  }

  @Test
  void aTruthThatLacksAColumnIsNamed() throws IOException {
    Files.delete(folder.resolve("truth/days.csv.gz"));
    Files.writeString(folder.resolve("truth/days.csv"), "outlet_id,sku,day\n");
    assertThat(backtest().out()).contains("it lacks the column closing_stock");
  }

  @Test
  void aFolderWithoutReadingsIsRefused() throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      for (Path file : files.filter(BacktestCommandTest::holdsReadings).toList()) {
        Files.delete(file);
      }
    }
    assertThat(backtest().out()).contains("it has no inventory-readings.csv.gz");
  }

  @Test
  void anEventFileThatCannotBeReadIsNamed() throws IOException {
    Files.writeString(folder.resolve("deliveries.csv"), "delivery_id,quantity\n1,2\n");
    Outcome outcome = backtest();
    assertThat(outcome.out()).contains("Cannot read deliveries.csv");
    assertThat(outcome.exitCode()).isEqualTo(1);
  }

  @Test
  void aFolderThatIsNotThereIsNamed() {
    assertThat(Outcome.of("backtest", folder.resolve("nowhere").toString()).out())
        .contains("there is no such folder");
  }

  @Test
  void moreDaysThanThereAreCannotBeUsed() {
    Outcome outcome = backtest("--warm-up-days=40", "--tune-days=30");
    assertThat(outcome.out()).contains("at least 1 must be left to be scored");
    assertThat(outcome.exitCode()).isEqualTo(1);
  }

  private static boolean holdsReadings(Path file) {
    return file.toString().contains("inventory-readings.");
  }

  private Path scores(String time, String probability) throws IOException {
    List<String> rows = new ArrayList<>();
    rows.add("outlet_id,sku,as_of,state,probability");
    String key = firstKey();
    // Some days are unknown, and others are not there at all.
    for (LocalDate day = LAST_DAY.minusDays(40); day.isBefore(LAST_DAY); day = day.plusDays(1)) {
      String said = day.getDayOfMonth() == 7 ? "" : probability;
      rows.add("%s,%sT%s,ok,%s".formatted(key, day, time, said));
    }
    return Files.write(out.resolve("scores.csv"), rows);
  }

  /** Outlet and SKU of the first row of the truth. */
  private String firstKey() throws IOException {
    try (InputStream bytes = Files.newInputStream(folder.resolve("truth/days.csv.gz"));
        BufferedReader rows =
            new BufferedReader(
                new InputStreamReader(new GZIPInputStream(bytes), StandardCharsets.UTF_8))) {
      String[] first = rows.lines().skip(1).findFirst().orElseThrow().split(",", 3);
      return first[0] + "," + first[1];
    }
  }

  private Outcome backtest(String... options) {
    List<String> arguments = new ArrayList<>(List.of("backtest", folder.toString()));
    arguments.add("--resamples=20");
    arguments.addAll(List.of(options));
    return Outcome.of(arguments.toArray(String[]::new));
  }
}
