package dev.vedette.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vedette.cli.LocalStack.Outcome;
import dev.vedette.event.StockoutAlert;
import dev.vedette.replay.StockoutReplay;
import dev.vedette.stack.StackProcess;
import dev.vedette.stockout.StockoutRules;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Each process is killed with {@code kill -9} at a random moment of a load. Afterwards every
 * accepted record is archived once, and the settled alerts are those of a run without disturbance.
 */
class KillDuringLoadIT {
  private static final Duration LONGEST_PAUSE = Duration.ofSeconds(4);
  private static final Duration PATIENCE = Duration.ofMinutes(3);

  private static final String SETTLED =
      """
      SELECT alert_id, revision, lower(transition), state, outlet_id, sku, held_back, outlets_held_back
      FROM vedette.mart.stockout_alerts WHERE NOT provisional
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
    List<String> expected =
        StockoutReplay.run(
                new FolderFeed(market.toString(), Instant.now()), StockoutRules.standard(), 2)
            .alerts()
            .stream()
            .map(KillDuringLoadIT::row)
            .sorted()
            .toList();
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

    assertThat(settledOnceThereAre(expected.size())).isEqualTo(expected);
    assertThat(query("SELECT count(*) FROM vedette.audit.raw_repeats")).containsExactly("0");
    assertThat(query("SELECT count(DISTINCT event_id) FROM vedette.raw.inventory_readings"))
        .containsExactly(String.valueOf(readings));
    assertThat(query("SELECT count(*) FROM vedette.raw.late_events")).containsExactly("0");
    assertSucceeds(stack.run("verify"));
  }

  /** The job works on after the load has ended, and its table follows with each commit. */
  private List<String> settledOnceThereAre(int rows) throws InterruptedException {
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    List<String> settled = query(SETTLED);
    while (settled.size() < rows && System.nanoTime() < deadline) {
      Thread.sleep(Duration.ofSeconds(2));
      settled = query(SETTLED);
    }
    return settled.stream().sorted().toList();
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

  private static String text(Enum<?> value) {
    return value.name().toLowerCase(Locale.ROOT);
  }

  private static void assertSucceeds(Outcome outcome) {
    assertThat(outcome.exitCode()).as(outcome.out()).isZero();
  }
}
