package dev.vedette.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vedette.event.PriceVerdict;
import dev.vedette.event.StockoutAlert;
import dev.vedette.event.StockoutScore;
import dev.vedette.replay.PriceReplay;
import dev.vedette.replay.StockoutReplay;
import dev.vedette.stack.StackProcess;
import dev.vedette.stockout.job.StockoutJobRules;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Each process is killed with {@code kill -9} at a random moment of a load. Afterwards every
 * accepted record is archived once, and the settled alerts and the outlooks are those of a run
 * without disturbance.
 */
class KillDuringLoadIT {
  private static final Duration LONGEST_PAUSE = Duration.ofSeconds(4);
  private static final Duration PATIENCE = Duration.ofMinutes(3);

  private static final String SETTLED =
      """
      SELECT alert_id, revision, lower(transition), state, outlet_id, sku, held_back, outlets_held_back
      FROM vedette.mart.stockout_alerts WHERE NOT provisional
      """;

  private static final String VERDICTS =
      """
      SELECT verdict_id, revision, verdict, coalesce(rule_id, ''), coalesce(legal_max, -1)
      FROM (
        SELECT *,
          row_number() OVER (PARTITION BY verdict_id, revision ORDER BY sequence DESC) AS age,
          first_value(revisions) OVER (PARTITION BY verdict_id ORDER BY sequence DESC) AS standing
        FROM vedette.mart.price_verdicts
      )
      WHERE age = 1 AND NOT withdrawn AND revision <= standing
      """;

  /** Doubles by their bits, since text would round them. */
  private static final String OUTLOOKS =
      """
      SELECT DISTINCT outlet_id, sku, CAST(to_unixtime(as_of) AS BIGINT), lower(state),
        to_hex(to_ieee754_64(probability)), CAST(to_unixtime(expected_runout_at) AS BIGINT),
        to_hex(to_ieee754_64(estimated_stock)), to_hex(to_ieee754_64(stock_sd)),
        to_hex(to_ieee754_64(reading_age_hours)), CAST(to_unixtime(next_delivery_at) AS BIGINT)
      FROM vedette.mart.stockout_scores WHERE to_unixtime(as_of) <=\s
      """;

  @SuppressWarnings("NullAway.Init") // set up by the test
  private LocalStack stack;

  @AfterEach
  void takeDown() {
    stack.run("down");
  }

  @Test
  void nothingIsLostOrCountedTwiceWhicheverProcessIsKilled(
      @TempDir Path state, @TempDir Path market) throws Exception {
    long seed = Long.getLong("vedette.kill-seed", System.nanoTime());
    System.out.printf("KillDuringLoadIT: -Dvedette.kill-seed=%d repeats this run%n", seed);
    Random random = new Random(seed);
    long readings = SmallMarket.write(seed, market);
    StockoutReplay.Results undisturbed =
        StockoutReplay.run(
            new FolderFeed(market.toString(), Instant.now()),
            StockoutJobRules.live(ZoneOffset.UTC).rules(),
            2);
    List<String> expected =
        undisturbed.alerts().stream().map(KillDuringLoadIT::row).sorted().toList();
    List<String> outlooks =
        undisturbed.scores().stream().map(KillDuringLoadIT::row).sorted().toList();
    Instant lastOutlook = undisturbed.scores().getLast().getAsOf();
    List<String> verdicts =
        PriceReplay.run(new PriceFolderFeed(market.toString(), Instant.now()), 2).stream()
            .map(KillDuringLoadIT::row)
            .sorted()
            .toList();
    assertThat(verdicts).isNotEmpty();
    stack = new LocalStack(state);
    assertSucceeds(stack.up());

    for (StackProcess process :
        List.of(
            StackProcess.STACK, StackProcess.TRINO, StackProcess.REGISTRY, StackProcess.STACK)) {
      CompletableFuture<Outcome> load =
          CompletableFuture.supplyAsync(() -> stack.run("load", market.toString()));
      Duration pause = Duration.ofMillis(random.nextLong(LONGEST_PAUSE.toMillis()));
      System.out.printf("KillDuringLoadIT: kill -9 of %s after %d ms%n", process, pause.toMillis());
      Thread.sleep(pause);
      stack.kill(process);
      assertSucceeds(stack.up());
      // It may have ended before, gone on afterwards, or given up: loading again must make up for
      // it.
      load.join();
    }
    assertSucceeds(stack.run("load", market.toString(), "--settle"));

    assertThat(onceThereAre(expected.size(), SETTLED)).isEqualTo(expected);
    assertThat(onceThereAre(verdicts.size(), VERDICTS)).isEqualTo(verdicts);
    assertThat(query("SELECT count(*) - count(DISTINCT event_id) FROM vedette.mart.price_verdicts"))
        .containsExactly("0");
    // Events of other kinds may have moved time on by another day.
    assertThat(onceThereAre(outlooks.size(), OUTLOOKS + lastOutlook.getEpochSecond()))
        .isEqualTo(outlooks);
    assertThat(query("SELECT count(*) FROM vedette.audit.raw_repeats")).containsExactly("0");
    assertThat(query("SELECT count(DISTINCT event_id) FROM vedette.raw.inventory_readings"))
        .containsExactly(String.valueOf(readings));
    assertThat(query("SELECT count(*) FROM vedette.raw.late_events")).containsExactly("0");
    assertSucceeds(stack.run("verify"));
  }

  /** The job works on after the load has ended, and its table follows with each commit. */
  private List<String> onceThereAre(int rows, String sql) throws InterruptedException {
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    List<String> found = query(sql);
    while (found.size() < rows && System.nanoTime() < deadline) {
      Thread.sleep(Duration.ofMillis(500));
      found = query(sql);
    }
    return found.stream().sorted().toList();
  }

  private List<String> query(String sql) {
    Outcome outcome = stack.run("query", "--format", "csv", sql);
    assertSucceeds(outcome);
    return outcome.out().lines().skip(1).map(line -> line.replace("\"", "")).toList();
  }

  private static String row(StockoutAlert alert) {
    return String.join(
        ",",
        alert.getAlertId(),
        String.valueOf(alert.getRevision()),
        text(alert.getTransition()),
        text(alert.getState()),
        alert.getOutletId() == null ? "" : alert.getOutletId(),
        alert.getSku(),
        String.valueOf(alert.getHeldBack()),
        alert.getOutletsHeldBack() == null ? "" : alert.getOutletsHeldBack().toString());
  }

  private static String row(PriceVerdict verdict) {
    return String.join(
        ",",
        verdict.getVerdictId(),
        String.valueOf(verdict.getRevision()),
        text(verdict.getVerdict()),
        verdict.getRuleId() == null ? "" : verdict.getRuleId(),
        verdict.getLegalMax() == null ? "-1.000000" : verdict.getLegalMax().toPlainString());
  }

  private static String row(StockoutScore score) {
    return String.join(
        ",",
        score.getOutletId(),
        score.getSku(),
        seconds(score.getAsOf()),
        text(score.getState()),
        bits(score.getProbability()),
        seconds(score.getExpectedRunoutAt()),
        bits(score.getEstimatedStock()),
        bits(score.getStockSd()),
        bits(score.getReadingAgeHours()),
        seconds(score.getNextDeliveryAt()));
  }

  private static String bits(@Nullable Double value) {
    return value == null
        ? ""
        : HexFormat.of().withUpperCase().toHexDigits(Double.doubleToLongBits(value));
  }

  private static String seconds(@Nullable Instant time) {
    return time == null ? "" : String.valueOf(time.getEpochSecond());
  }

  private static String text(Enum<?> value) {
    return value.name().toLowerCase(Locale.ROOT);
  }

  private static void assertSucceeds(Outcome outcome) {
    assertThat(outcome.exitCode()).as(outcome.out()).isZero();
  }
}
