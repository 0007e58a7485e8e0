package dev.vedette.cli;

import dev.vedette.cli.backtest.DataNote;
import dev.vedette.cli.trend.StudyCsv;
import dev.vedette.cli.trend.StudyPage;
import dev.vedette.cli.trend.StudyTable;
import dev.vedette.cli.trend.WeeklySales;
import dev.vedette.stack.StackException;
import dev.vedette.trend.study.Area;
import dev.vedette.trend.study.PowerStudy;
import dev.vedette.trend.study.StudyResult;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(name = "trend", description = "Trends of brands, and how well they are found.")
final class TrendCommand implements Runnable {
  @Mixin private final Invocation invocation = new Invocation();

  TrendCommand() {}

  @Override
  public void run() {
    invocation.printUsage();
  }

  @Command(
      name = "study",
      description = {
        "Put declines of known sizes into the weeks of a folder, and measure how many are found.",
        "The folder holds event files, of which stock readings, deliveries and prices are read."
      })
  void study(
      @Parameters(paramLabel = "FOLDER", description = "Folder of event files.") Path folder,
      @Option(
              names = "--out",
              paramLabel = "FOLDER",
              description = "Where to write trends.html and power.csv (default: print only).")
          @Nullable Path out,
      @Option(
              names = "--brands",
              paramLabel = "BRAND",
              split = ",",
              description =
                  "Brands that are measured (default: all). The others are still compared with.")
          @Nullable List<String> brands,
      @Option(
              names = "--outlets",
              paramLabel = "N",
              defaultValue = "0",
              description =
                  "Single outlets that are measured beside the market and its regions. Default: ${DEFAULT-VALUE}.")
          int outlets,
      @Option(
              names = "--resamples",
              paramLabel = "N",
              defaultValue = "400",
              description = "Draws of brands behind the intervals. Default: ${DEFAULT-VALUE}.")
          int resamples,
      @Option(
              names = "--seed",
              paramLabel = "N",
              defaultValue = "1",
              description = "Seed of all draws. Default: ${DEFAULT-VALUE}.")
          long seed) {
    long begin = System.nanoTime();
    PrintWriter console = invocation.out();
    try {
      progress("Reading %s".formatted(folder));
      List<Area> areas =
          WeeklySales.read(folder, outlets, Instant.now(), invocation.err()::println);
      Set<String> measured = measured(areas, brands);
      StudyResult result =
          new PowerStudy(areas, measured::contains, resamples, seed).run(this::progress);
      StudyTable.print(result, console);
      if (out != null) {
        Files.createDirectories(out);
        StudyCsv.write(result, out.resolve("power.csv"));
        StudyPage.write(
            result, DataNote.nameOf(folder), DataNote.of(folder), out.resolve("trends.html"));
        console.printf("%nReport: %s%n", out.resolve("trends.html"));
      }
      console.printf("(%.1f s)%n", (System.nanoTime() - begin) / 1e9);
      console.flush();
    } catch (IllegalArgumentException e) {
      throw new StackException(String.valueOf(e.getMessage()), e);
    } catch (IOException e) {
      throw new StackException("Cannot write to %s: %s".formatted(out, e.getMessage()), e);
    }
  }

  private static Set<String> measured(List<Area> areas, @Nullable List<String> brands) {
    Set<String> known =
        areas.stream()
            .flatMap(area -> area.panel().brands().stream())
            .collect(Collectors.toCollection(TreeSet::new));
    if (brands == null) {
      return known;
    }
    for (String brand : brands) {
      if (!known.contains(brand)) {
        throw new StackException(
            "Cannot study the brand \"%s\": there are %s"
                .formatted(brand, String.join(", ", known)));
      }
    }
    return Set.copyOf(brands);
  }

  private void progress(String what) {
    PrintWriter console = invocation.out();
    console.println(what);
    console.flush();
  }
}
