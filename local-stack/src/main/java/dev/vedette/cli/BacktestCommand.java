package dev.vedette.cli;

import dev.vedette.backtest.Backtest;
import dev.vedette.backtest.BacktestResult;
import dev.vedette.backtest.DailyScore;
import dev.vedette.backtest.DaySpans;
import dev.vedette.backtest.History;
import dev.vedette.backtest.MethodScores;
import dev.vedette.backtest.ScoringTime;
import dev.vedette.cli.backtest.DataNote;
import dev.vedette.cli.backtest.HistoryReader;
import dev.vedette.cli.backtest.MetricsCsv;
import dev.vedette.cli.backtest.ReportContext;
import dev.vedette.cli.backtest.ReportPage;
import dev.vedette.cli.backtest.ResultTable;
import dev.vedette.cli.backtest.ScoresFile;
import dev.vedette.event.StockoutScore;
import dev.vedette.replay.StockoutReplay;
import dev.vedette.stack.StackException;
import dev.vedette.stockout.StockoutRules;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
    name = "backtest",
    description = {
      "Measure stockout warnings on a folder whose truth is known, beside simpler methods.",
      "The folder holds event files, and in truth/days.csv.gz what was really left each evening."
    })
final class BacktestCommand implements Runnable {
  private static final int REPLAY_THREADS = 2;

  @Mixin private final Invocation invocation = new Invocation();

  @Parameters(paramLabel = "FOLDER", description = "Folder of event files with its truth.")
  @SuppressWarnings("NullAway.Init") // picocli
  private Path folder;

  @Option(
      names = "--out",
      paramLabel = "FOLDER",
      description = "Where to write report.html and metrics.csv (default: print only).")
  private @Nullable Path out;

  @Option(
      names = "--set",
      paramLabel = "NAME=VALUE",
      description =
          "Dry-run a changed rule, such as raise-from=0.6: only show what it does to the managers' alerts. May be repeated.")
  private List<String> settings = List.of();

  @Option(
      names = "--scores",
      paramLabel = "FILE",
      description = "Scores to be measured, as replay --score-at writes them.")
  private @Nullable Path scores;

  @Option(
      names = "--score-at",
      paramLabel = "HH:MM",
      defaultValue = "22:00",
      description =
          "Time of day of the scores, in the deployment's zone. Default: ${DEFAULT-VALUE}.")
  @SuppressWarnings("NullAway.Init") // picocli
  private LocalTime scoreAt;

  @Option(
      names = "--warm-up-days",
      paramLabel = "DAYS",
      description = "First days, from which methods only learn (default: 91, or a sixth).")
  private @Nullable Integer warmUpDays;

  @Option(
      names = "--tune-days",
      paramLabel = "DAYS",
      description =
          "Days after them, on which the baselines choose their constants (default: 182, or a third). The rest is scored.")
  private @Nullable Integer tuneDays;

  @Option(
      names = "--resamples",
      paramLabel = "N",
      defaultValue = "400",
      description = "Draws of outlets behind the intervals. Default: ${DEFAULT-VALUE}.")
  private int resamples;

  @Option(
      names = "--seed",
      paramLabel = "N",
      defaultValue = "1",
      description = "Seed of the draws. Default: ${DEFAULT-VALUE}.")
  private long seed;

  BacktestCommand() {}

  @Override
  public void run() {
    if (!settings.isEmpty()) {
      dryRun();
      return;
    }
    long begin = System.nanoTime();
    PrintWriter console = invocation.out();
    ScoringTime scoringTime = ScoringTime.at(scoreAt);
    try {
      progress("Reading %s".formatted(folder));
      History history =
          HistoryReader.read(folder, scoringTime, Instant.now(), invocation.err()::println);
      List<MethodScores> methods = measured(history);
      BacktestResult result =
          new Backtest(history, spans(history.days()), resamples, seed)
              .run(methods, this::progress);
      ResultTable.print(result, console);
      if (out != null) {
        Files.createDirectories(out);
        Path report = out.resolve("report.html");
        MetricsCsv.write(result, out.resolve("metrics.csv"));
        ReportPage.write(
            result,
            new ReportContext(
                DataNote.nameOf(folder), DataNote.of(folder), scoringTime, resamples, seed),
            report);
        console.printf("%nReport: %s%n", report);
      }
      console.printf("(%.1f s)%n", (System.nanoTime() - begin) / 1e9);
    } catch (IllegalArgumentException e) {
      throw new StackException(String.valueOf(e.getMessage()), e);
    } catch (IOException e) {
      throw new StackException("Cannot write to %s: %s".formatted(out, e.getMessage()), e);
    }
  }

  private void dryRun() {
    DryRun.changed(settings);
    progress("Replaying %s under both sets of rules".formatted(folder));
    try {
      DryRun.print(folder, settings, REPLAY_THREADS, invocation.out());
    } catch (IOException e) {
      throw new StackException("Cannot replay %s: %s".formatted(folder, e.getMessage()), e);
    }
  }

  /** The method that is measured beside the baselines: at most one. */
  private List<MethodScores> measured(History history) throws IOException {
    if (scores != null) {
      progress("Reading %s".formatted(scores));
      return List.of(
          MethodScores.of(
              String.valueOf(scores.getFileName()),
              history,
              ScoresFile.read(scores, history.scoringTime()).iterator()));
    }
    return List.of(MethodScores.of("Vedette", history, replayed(history).iterator()));
  }

  /** What the production job says on each day of the folder. */
  private List<DailyScore> replayed(History history) throws IOException {
    progress("Replaying %s through the production job".formatted(folder));
    List<DailyScore> said = new ArrayList<>();
    StockoutReplay.run(
        new FolderFeed(folder.toString(), Instant.now()),
        StockoutRules.standard().scoringAt(history.scoringTime().time()),
        REPLAY_THREADS,
        score -> said.add(daily(score, history.scoringTime())));
    // The job's threads say them in any order; sums of rounded figures must not depend on it.
    said.sort(
        Comparator.comparing(DailyScore::day)
            .thenComparing(DailyScore::outletId)
            .thenComparing(DailyScore::sku));
    return said;
  }

  private static DailyScore daily(StockoutScore score, ScoringTime scoringTime) {
    return new DailyScore(
        score.getOutletId().intern(),
        score.getSku().intern(),
        scoringTime.day(score.getAsOf()),
        score.getProbability() == null
            ? OptionalDouble.empty()
            : OptionalDouble.of(score.getProbability()));
  }

  private DaySpans spans(int days) {
    DaySpans usual = DaySpans.of(days);
    if (warmUpDays == null && tuneDays == null) {
      return usual;
    }
    return DaySpans.of(
        days,
        warmUpDays == null ? usual.warmUp().days() : warmUpDays,
        tuneDays == null ? usual.tuning().days() : tuneDays);
  }

  private void progress(String what) {
    PrintWriter console = invocation.out();
    console.println(what);
    console.flush();
  }
}
