package dev.vedette.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vedette.cli.IndependentVerdicts.Known;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Real prices through a stack of real processes, against what an independent reading of the law
 * says of them.
 */
class SampleVerdictsIT {
  private static final Duration PATIENCE = Duration.ofMinutes(5);
  private static final Duration LOOK_AGAIN = Duration.ofSeconds(1);

  @ParameterizedTest
  @ValueSource(strings = {"oj-market-mini", "oj-market-fast"})
  void everyVerdictIsTheIndependentOneNowAndAsKnownBefore(String name, @TempDir Path state)
      throws Exception {
    Path sample = IndependentVerdicts.sample(name);
    LocalStack stack = new LocalStack(state);
    assertSucceeds(stack.up("--stack-memory=3g"));
    try {
      assertSucceeds(stack.run("load", sample.toString()));
      for (Known known : Known.values()) {
        IndependentVerdicts truth = IndependentVerdicts.of(sample, known);
        assertThat(truth.size()).isPositive();
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        List<String> differences = truth.differences(lines(stack, known));
        // The job works on when the load has ended, and its table follows with each commit.
        while (!differences.isEmpty() && System.nanoTime() < deadline) {
          Thread.sleep(LOOK_AGAIN);
          differences = truth.differences(lines(stack, known));
        }
        assertThat(differences).as("%s", known).isEmpty();
      }
    } finally {
      assertSucceeds(stack.run("down"));
    }
  }

  private static Map<String, String> lines(LocalStack stack, Known known) throws IOException {
    Outcome answer =
        stack.run(
            "query",
            "--format=csv",
            """
            SELECT observation_id, verdict, legal_min, legal_max, rule_id, rule_version, deviation
            FROM vedette.mart.price_verdict_revisions
            WHERE known_from <= TIMESTAMP '%1$tF 00:00:00 UTC'
              AND (known_to > TIMESTAMP '%1$tF 00:00:00 UTC' OR known_to IS NULL)
            """
                .formatted(known.at().atOffset(ZoneOffset.UTC)));
    assertSucceeds(answer);
    Map<String, String> lines = new HashMap<>();
    try (CSVParser parser =
        CSVParser.parse(
            answer.out(),
            CSVFormat.RFC4180.builder().setHeader().setSkipHeaderRecord(true).get())) {
      for (CSVRecord row : parser) {
        String before =
            lines.put(
                row.get("observation_id"),
                IndependentVerdicts.line(
                    row.get("verdict"),
                    IndependentVerdicts.decimal(row.get("legal_min")),
                    IndependentVerdicts.decimal(row.get("legal_max")),
                    row.get("rule_id"),
                    row.get("rule_version"),
                    IndependentVerdicts.decimal(row.get("deviation"))));
        assertThat(before).as("one verdict for %s", row.get("observation_id")).isNull();
      }
    }
    return lines;
  }

  private static void assertSucceeds(Outcome outcome) {
    assertThat(outcome.exitCode()).as(outcome.out()).isZero();
  }
}
