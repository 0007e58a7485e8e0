package dev.vedette.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import dev.vedette.event.PriceVerdict;
import dev.vedette.replay.PriceReplay;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.zip.GZIPInputStream;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A replay of real prices against what an independent reading of the law says of them. */
class ReplayedVerdictsTest {
  /** Skips the test where the folder is absent. */
  private static Path sample(String name) {
    Path folder = Path.of(System.getProperty("vedette.shared-data", "absent"), name);
    assumeThat(folder).as("sample data beside the checkout").isDirectory();
    return folder;
  }

  /** The whole market and eight of its stores. */
  @ParameterizedTest
  @ValueSource(strings = {"oj-market-mini", "oj-market-fast"})
  void everyVerdictIsTheIndependentOneNowAndAsKnownBefore(String name) throws IOException {
    Path sample = sample(name);
    List<PriceVerdict> verdicts = replay(sample, 2);
    assertThat(differences(verdicts, sample, "price-verdicts-now.csv.gz", Instant.MAX)).isEmpty();
    assertThat(
            differences(
                verdicts,
                sample,
                "price-verdicts-known-1991-01-01.csv.gz",
                Instant.parse("1991-01-01T00:00:00Z")))
        .isEmpty();
  }

  @Test
  void anyNumberOfThreadsWritesTheSameBytes(@TempDir Path out) throws IOException {
    Path sample = sample("oj-market-mini");
    VerdictCsv.write(replay(sample, 2), out.resolve("two threads"));
    VerdictCsv.write(replay(sample, 1), out.resolve("one thread"));

    assertThat(out.resolve("one thread")).hasSameBinaryContentAs(out.resolve("two threads"));
  }

  private static List<PriceVerdict> replay(Path sample, int parallelism) throws IOException {
    return PriceReplay.run(new PriceFolderFeed(sample.toString(), Instant.now()), parallelism);
  }

  private static List<String> differences(
      List<PriceVerdict> verdicts, Path sample, String truth, Instant knownAt) throws IOException {
    Map<String, PriceVerdict> known = new HashMap<>();
    // Revisions of one verdict are in their order.
    for (PriceVerdict verdict : verdicts) {
      if (!verdict.getRecordedAt().isAfter(knownAt)) {
        known.put(verdict.getObservationId(), verdict);
      }
    }
    List<String> differences = new ArrayList<>();
    int rows = 0;
    try (BufferedReader text =
            new BufferedReader(
                new InputStreamReader(
                    new GZIPInputStream(
                        Files.newInputStream(sample.resolve("truth").resolve(truth))),
                    StandardCharsets.UTF_8));
        CSVParser parser =
            CSVFormat.RFC4180.builder().setHeader().setSkipHeaderRecord(true).get().parse(text)) {
      for (CSVRecord row : parser) {
        rows++;
        String found = describe(known.get(row.get("event_id")));
        if (!found.equals(describe(row))) {
          differences.add("%s: %s, not %s".formatted(row.get("event_id"), describe(row), found));
        }
      }
    }
    assertThat(known).hasSize(rows);
    return differences;
  }

  private static String describe(CSVRecord row) {
    return "%s %s..%s %s/%s %s"
        .formatted(
            row.get("verdict"),
            plain(decimal(row.get("legal_min"))),
            plain(decimal(row.get("legal_max"))),
            row.get("rule_id"),
            row.get("rule_version"),
            plain(decimal(row.get("deviation"))));
  }

  /** The truth names a rule only where it is broken. */
  private static String describe(@Nullable PriceVerdict verdict) {
    if (verdict == null) {
      return "nothing";
    }
    boolean broken = verdict.getDeviation() != null;
    return "%s %s..%s %s/%s %s"
        .formatted(
            verdict.getVerdict().name().toLowerCase(Locale.ROOT),
            plain(verdict.getLegalMin()),
            plain(verdict.getLegalMax()),
            broken ? verdict.getRuleId() : "",
            broken ? verdict.getRuleVersion() : "",
            plain(verdict.getDeviation()));
  }

  private static @Nullable BigDecimal decimal(String text) {
    return text.isEmpty() ? null : new BigDecimal(text);
  }

  private static String plain(@Nullable BigDecimal amount) {
    return amount == null ? "" : amount.stripTrailingZeros().toPlainString();
  }
}
