package dev.vedette.cli.trend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import dev.vedette.trend.Shape;
import dev.vedette.trend.TrendState;
import dev.vedette.trend.study.Area;
import dev.vedette.trend.study.Power;
import dev.vedette.trend.study.PowerStudy;
import dev.vedette.trend.study.Said;
import dev.vedette.trend.study.Scenario;
import dev.vedette.trend.study.StudyResult;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Declines in real brands: the figures of docs/trends.md, with some room. */
class SampleTrendsIT {
  @Test
  void aFifthLessIsFoundMuchMoreOftenThanBefore() {
    StudyResult result = study("oj-market-fast");
    assertThat(found(result, "Vedette", 0.2)).isBetween(0.65, 0.85);
    assertThat(found(result, "Vedette", 0)).isLessThan(0.2);
    assertThat(found(result, "Mann–Kendall alone", 0.2)).isBetween(0.1, 0.35);
    assertThat(found(result, "Page–Hinkley", 0.2)).isBetween(0.2, 0.45);
    assertThat(result.asShipped().get("market")).isBetween(0.2, 0.6);
    for (Said said : result.said()) {
      if (said.cause().equals("less supply")) {
        assertThat(said.shares().getOrDefault(TrendState.DECLINING, 0.0)).isLessThan(0.06);
      }
    }
  }

  private static StudyResult study(String folder) {
    Path sample = Path.of(System.getProperty("vedette.shared-data", "absent"), folder);
    assumeThat(sample).as("sample data beside the checkout").isDirectory();
    List<Area> market =
        WeeklySales.read(
                sample,
                0,
                Instant.parse("2026-01-01T00:00:00Z"),
                warning -> assertThat(warning).isNull())
            .stream()
            .filter(area -> area.level().equals("market"))
            .toList();
    return new PowerStudy(market, brand -> true, 1, 1).run(what -> {});
  }

  private static double found(StudyResult result, String method, double size) {
    Power power =
        result.powers().stream().filter(p -> p.method().equals(method)).findFirst().orElseThrow();
    return power
        .found()
        .getOrDefault(new Scenario(Shape.SUDDEN, size), List.of())
        .getLast()
        .value();
  }
}
