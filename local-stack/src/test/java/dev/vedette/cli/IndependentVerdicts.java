package dev.vedette.cli;

import static org.assertj.core.api.Assumptions.assumeThat;

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
import java.util.Map;
import java.util.zip.GZIPInputStream;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.jspecify.annotations.Nullable;

/**
 * What an independent reading of the law says of real prices: verdict, bounds, rule, version and
 * deviation, in one line for each observation.
 */
final class IndependentVerdicts {
  /** What is known on a day, and the file that tells. */
  enum Known {
    NOW("price-verdicts-now.csv.gz", Instant.parse("9999-01-01T00:00:00Z")),
    BEFORE("price-verdicts-known-1991-01-01.csv.gz", Instant.parse("1991-01-01T00:00:00Z"));

    private final String file;
    private final Instant at;

    Known(String file, Instant at) {
      this.file = file;
      this.at = at;
    }

    Instant at() {
      return at;
    }
  }

  private final Map<String, String> byObservation = new HashMap<>();

  private IndependentVerdicts() {}

  /** A folder of real events with its truth; skips the test where it is absent. */
  static Path sample(String name) {
    Path folder = Path.of(System.getProperty("vedette.shared-data", "absent"), name);
    assumeThat(folder).as("sample data beside the checkout").isDirectory();
    return folder;
  }

  static IndependentVerdicts of(Path sample, Known known) throws IOException {
    IndependentVerdicts verdicts = new IndependentVerdicts();
    try (CSVParser parser =
        CSVFormat.RFC4180
            .builder()
            .setHeader()
            .setSkipHeaderRecord(true)
            .get()
            .parse(
                new BufferedReader(
                    new InputStreamReader(
                        new GZIPInputStream(
                            Files.newInputStream(sample.resolve("truth").resolve(known.file))),
                        StandardCharsets.UTF_8)))) {
      for (CSVRecord row : parser) {
        verdicts.byObservation.put(
            row.get("event_id"),
            line(
                row.get("verdict"),
                decimal(row.get("legal_min")),
                decimal(row.get("legal_max")),
                row.get("rule_id"),
                row.get("rule_version"),
                decimal(row.get("deviation"))));
      }
    }
    return verdicts;
  }

  int size() {
    return byObservation.size();
  }

  /**
   * One verdict in one line. The truth names a rule only where it is broken.
   *
   * @param deviation null where no bound is broken
   */
  static String line(
      String verdict,
      @Nullable BigDecimal legalMin,
      @Nullable BigDecimal legalMax,
      @Nullable String ruleId,
      @Nullable String ruleVersion,
      @Nullable BigDecimal deviation) {
    boolean broken = deviation != null;
    return "%s %s..%s %s/%s %s"
        .formatted(
            verdict,
            plain(legalMin),
            plain(legalMax),
            broken ? ruleId : "",
            broken ? ruleVersion : "",
            plain(deviation));
  }

  /** How others differ, by observation; what is missing or too much is told, too. */
  List<String> differences(Map<String, String> others) {
    List<String> differences = new ArrayList<>();
    byObservation.forEach(
        (observation, expected) -> {
          String found = others.getOrDefault(observation, "nothing");
          if (!found.equals(expected)) {
            differences.add("%s: %s, not %s".formatted(observation, found, expected));
          }
        });
    others.forEach(
        (observation, found) -> {
          if (!byObservation.containsKey(observation)) {
            differences.add("%s: %s, not nothing".formatted(observation, found));
          }
        });
    return differences;
  }

  static @Nullable BigDecimal decimal(String text) {
    return text.isEmpty() ? null : new BigDecimal(text);
  }

  private static String plain(@Nullable BigDecimal amount) {
    return amount == null ? "" : amount.stripTrailingZeros().toPlainString();
  }
}
