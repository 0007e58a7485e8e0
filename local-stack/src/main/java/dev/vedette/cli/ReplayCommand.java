package dev.vedette.cli;

import dev.vedette.availability.OrderCycles;
import dev.vedette.event.PriceVerdict;
import dev.vedette.event.StockoutAlert;
import dev.vedette.ingestion.file.EventFolder;
import dev.vedette.ingestion.file.FileFault;
import dev.vedette.market.job.MarketRules;
import dev.vedette.replay.MarketReplay;
import dev.vedette.replay.PriceReplay;
import dev.vedette.replay.StockoutReplay;
import dev.vedette.stack.StackException;
import dev.vedette.stockout.StockoutRules;
import dev.vedette.topic.EventType;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalTime;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
    name = "replay",
    description = {
      "Run the production jobs over a folder of event files, without a broker.",
      "The same folder gives the same files, byte for byte."
    })
final class ReplayCommand implements Runnable {
  @Mixin private final Invocation invocation = new Invocation();

  @Parameters(
      paramLabel = "FOLDER",
      description = "Folder of event files (.csv, .csv.gz, .jsonl, .jsonl.gz).")
  @SuppressWarnings("NullAway.Init") // picocli
  private Path folder;

  @Option(
      names = "--out",
      required = true,
      paramLabel = "FOLDER",
      description = "Where to write the results.")
  @SuppressWarnings("NullAway.Init") // picocli
  private Path out;

  @Option(
      names = "--parallelism",
      paramLabel = "THREADS",
      defaultValue = "2",
      description = "Default: ${DEFAULT-VALUE}.")
  private int parallelism;

  @Option(
      names = "--score-at",
      paramLabel = "HH:MM",
      description = {
        "Also write the outlook of each SKU at each outlet once a day, at this time of day.",
        "In the deployment's zone; takes some 100 bytes of disk and 400 of memory a row."
      })
  private @Nullable LocalTime scoreAt;

  ReplayCommand() {}

  @Override
  public void run() {
    PrintWriter console = invocation.out();
    long begin = System.nanoTime();
    try {
      Instant now = Instant.now();
      EventFolder events = EventFolder.open(folder, now);
      for (FileFault fault : events.faults()) {
        invocation.err().printf("Left out: %s%n", fault);
      }
      if (events.files().isEmpty()) {
        throw new StackException("Cannot replay %s: it holds no event file.".formatted(folder));
      }
      StockoutRules rules = StockoutRules.standard();
      StockoutReplay.Results results =
          StockoutReplay.run(
              new FolderFeed(folder.toString(), now),
              scoreAt == null ? rules : rules.scoringAt(scoreAt),
              parallelism);
      List<StockoutAlert> alerts = results.alerts();
      Files.createDirectories(out);
      Path file = out.resolve("stockout-alerts.csv");
      AlertCsv.write(alerts, file);
      long distinct = alerts.stream().map(StockoutAlert::getAlertId).distinct().count();
      console.printf(
          "%,d statements about %,d alerts in %s (%.1f s)%n",
          alerts.size(), distinct, file, (System.nanoTime() - begin) / 1e9);
      if (scoreAt != null) {
        Path scores = out.resolve("stockout-scores.csv.gz");
        ScoreCsv.write(results.scores(), scores);
        console.printf("%,d outlooks in %s%n", results.scores().size(), scores);
      }
      replayPrices(events, now, console);
      replayMarket(events, now, console);
    } catch (IOException e) {
      throw new StackException("Cannot replay %s: %s".formatted(folder, message(e)), e);
    }
  }

  private void replayPrices(EventFolder events, Instant now, PrintWriter console)
      throws IOException {
    if (events.only(List.of(EventType.PRICE_OBSERVATIONS)).files().isEmpty()) {
      return;
    }
    long begin = System.nanoTime();
    List<PriceVerdict> verdicts =
        PriceReplay.run(new PriceFolderFeed(folder.toString(), now), parallelism);
    Path file = out.resolve("price-verdicts.csv");
    VerdictCsv.write(verdicts, file);
    long prices = verdicts.stream().map(PriceVerdict::getVerdictId).distinct().count();
    console.printf(
        "%,d revisions of the verdicts on %,d prices in %s (%.1f s)%n",
        verdicts.size(), prices, file, (System.nanoTime() - begin) / 1e9);
  }

  private void replayMarket(EventFolder events, Instant now, PrintWriter console)
      throws IOException {
    if (events.only(List.of(EventType.ORDERS)).files().isEmpty()) {
      return;
    }
    long begin = System.nanoTime();
    MarketReplay.Results results =
        MarketReplay.run(
            new MarketFolderFeed(folder.toString(), now),
            MarketRules.live(OrderCycles.standard()),
            parallelism);
    Path panes = out.resolve("market-panes.csv.gz");
    Path trends = out.resolve("brand-trends.csv.gz");
    MarketCsv.writePanes(results.panes(), panes);
    MarketCsv.writeTrends(results.trends(), trends);
    console.printf(
        "%,d panes of the market in %s, %,d trends in %s (%.1f s)%n",
        results.panes().size(),
        panes,
        results.trends().size(),
        trends,
        (System.nanoTime() - begin) / 1e9);
  }

  private static @Nullable String message(IOException e) {
    return e.getMessage();
  }
}
