package dev.vedette.simulator.folder;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.vedette.simulator.Arrivals;
import dev.vedette.simulator.Market;
import dev.vedette.simulator.MarketParameters;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MarketFolderTest {
  /** More outlets than stand in a part, so that parts are put together. */
  private static final MarketParameters PARAMETERS =
      MarketParameters.from(LocalDate.of(2026, 1, 5)).sized(150, 6, 40);

  @TempDir private Path folder;

  @Test
  void anyNumberOfThreadsWritesTheSameBytes() throws IOException {
    Map<String, byte[]> one = write("one", 1);
    assertThat(one).containsKeys("inventory-readings.csv.gz", "orders.csv.gz", "truth/days.csv.gz");
    for (int threads : new int[] {2, 5}) {
      Map<String, byte[]> many = write("many-" + threads, threads);
      assertThat(many.keySet()).isEqualTo(one.keySet());
      one.forEach((file, bytes) -> assertThat(many.get(file)).as(file).isEqualTo(bytes));
    }
  }

  @Test
  void theSummaryCountsTheRows() throws IOException {
    Path out = folder.resolve("counted");
    FolderSummary summary = MarketFolder.write(new Market(PARAMETERS), out, 2, outlets -> {});
    List<String> days = lines(out.resolve("truth/days.csv.gz"));
    assertThat(days.getFirst()).isEqualTo("outlet_id,sku,day,demand,sold,closing_stock,arrived");
    assertThat(days).hasSize(Math.toIntExact(summary.keyDays() + 1));
    assertThat(days.stream().filter(row -> row.split(",", -1)[5].equals("0")).count())
        .isEqualTo(summary.emptyKeyDays());
    long rows = 0;
    try (Stream<Path> files = Files.list(out)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        rows += lines(file).size() - 1;
      }
    }
    assertThat(rows).isEqualTo(summary.events());
  }

  /** Else a large market would not fit into memory. */
  @Test
  void outletsAreWrittenWhileOthersAreStillToBeSimulated() throws IOException {
    List<Integer> written = new ArrayList<>();
    MarketFolder.write(
        new Market(PARAMETERS.sized(2000, 1, 7)), folder.resolve("large"), 2, written::add);
    assertThat(written).isSorted().endsWith(2000);
    // Two threads, and two parts that wait to be written, of 64 outlets each.
    for (int part = 0; part * 64 < 2000; part++) {
      assertThat(written.get(part)).isGreaterThanOrEqualTo((part + 1 - 4) * 64);
    }
  }

  @Test
  void aLiveRunHasTheSameTruth() throws IOException {
    Path all = folder.resolve("all");
    MarketFolder.write(new Market(PARAMETERS), all, 2, outlets -> {});
    Path live = folder.resolve("live");
    Market market = new Market(PARAMETERS);
    try (TruthFolder truth = new TruthFolder(market, live)) {
      new Arrivals(market, truth).forEachRemaining(event -> {});
    }
    for (TruthFile file : TruthFile.values()) {
      assertThat(lines(live.resolve(file.fileName())))
          .as(file.fileName())
          .containsExactlyInAnyOrderElementsOf(
              lines(all.resolve("truth").resolve(file.fileName())));
    }
  }

  @Test
  void aFolderThatHoldsSomethingIsLeftAlone() throws IOException {
    Files.writeString(folder.resolve("orders.csv"), "mine");
    assertThatThrownBy(() -> MarketFolder.write(new Market(PARAMETERS), folder, 1, outlets -> {}))
        .isInstanceOf(DirectoryNotEmptyException.class);
    assertThat(folder.resolve("orders.csv")).hasContent("mine");
  }

  private Map<String, byte[]> write(String name, int threads) throws IOException {
    Path out = folder.resolve(name);
    MarketFolder.write(new Market(PARAMETERS), out, threads, outlets -> {});
    Map<String, byte[]> files = new TreeMap<>();
    try (Stream<Path> all = Files.walk(out)) {
      all.filter(Files::isRegularFile)
          .forEach(file -> files.put(out.relativize(file).toString(), bytes(file)));
    }
    return files;
  }

  private static byte[] bytes(Path file) {
    try {
      return Files.readAllBytes(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static List<String> lines(Path file) throws IOException {
    try (BufferedReader reader =
        new BufferedReader(
            new InputStreamReader(
                new GZIPInputStream(Files.newInputStream(file)), StandardCharsets.UTF_8))) {
      return reader.lines().toList();
    }
  }
}
