package dev.vedette.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vedette.cli.IndependentVerdicts.Known;
import dev.vedette.event.PriceVerdict;
import dev.vedette.replay.PriceReplay;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A replay of real prices against what an independent reading of the law says of them. */
class ReplayedVerdictsTest {
  /** The whole market and eight of its stores. */
  @ParameterizedTest
  @ValueSource(strings = {"oj-market-mini", "oj-market-fast"})
  void everyVerdictIsTheIndependentOneNowAndAsKnownBefore(String name) throws IOException {
    Path sample = IndependentVerdicts.sample(name);
    List<PriceVerdict> verdicts = replay(sample, 2);
    for (Known known : Known.values()) {
      IndependentVerdicts truth = IndependentVerdicts.of(sample, known);
      assertThat(truth.size()).isPositive();
      assertThat(truth.differences(lines(verdicts, known.at()))).as("%s", known).isEmpty();
    }
  }

  @Test
  void anyNumberOfThreadsWritesTheSameBytes(@TempDir Path out) throws IOException {
    Path sample = IndependentVerdicts.sample("oj-market-mini");
    VerdictCsv.write(replay(sample, 2), out.resolve("two threads"));
    VerdictCsv.write(replay(sample, 1), out.resolve("one thread"));

    assertThat(out.resolve("one thread")).hasSameBinaryContentAs(out.resolve("two threads"));
  }

  private static List<PriceVerdict> replay(Path sample, int parallelism) throws IOException {
    return PriceReplay.run(new PriceFolderFeed(sample.toString(), Instant.now()), parallelism);
  }

  /** Revisions of one verdict are in their order. */
  private static Map<String, String> lines(List<PriceVerdict> verdicts, Instant knownAt) {
    Map<String, String> lines = new HashMap<>();
    for (PriceVerdict verdict : verdicts) {
      if (!verdict.getRecordedAt().isAfter(knownAt)) {
        lines.put(
            verdict.getObservationId(),
            IndependentVerdicts.line(
                verdict.getVerdict().name().toLowerCase(Locale.ROOT),
                verdict.getLegalMin(),
                verdict.getLegalMax(),
                verdict.getRuleId(),
                String.valueOf(verdict.getRuleVersion()),
                verdict.getDeviation()));
      }
    }
    return lines;
  }
}
