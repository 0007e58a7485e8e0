package dev.vedette.trend.study;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.vedette.trend.LittleMarket;
import dev.vedette.trend.Panel;
import dev.vedette.trend.Shape;
import dev.vedette.trend.SkuSeries.Loss;
import dev.vedette.trend.TrendState;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class PowerStudyTest {
  @Test
  void anAlarmKeepsAMethodQuietForAQuarter() {
    double[] figures = new double[30];
    Arrays.fill(figures, 3);
    assertThat(Alarms.count(figures, 3)).isEqualTo(3);
    assertThat(Alarms.count(figures, 3.1)).isZero();
    assertThat(Alarms.delay(figures, 5, new double[] {3, 3, 3, 3, 3, 3, 3, 3, 3, 3}, 3))
        .isEqualTo(8);
    assertThat(Alarms.delay(new double[9], 5, new double[] {0, 0, 4}, 3)).isEqualTo(2);
    assertThat(Alarms.delay(new double[9], 5, new double[] {0, 0, 2}, 3)).isEqualTo(3);
  }

  @Test
  void aDeclineTakesTheShareThatItShould() {
    Panel panel = new LittleMarket(1).panel();
    Panel less =
        Decline.in(panel, "brand-b", new Scenario(Shape.GRADUAL, 0.26), 40, Loss.DEMAND, 1);
    assertThat(share(panel, less, 39)).isEqualTo(1);
    assertThat(share(panel, less, 40)).isBetween(0.97, 0.99);
    assertThat(share(panel, less, 60)).isBetween(0.7, 0.78);
  }

  private static double share(Panel before, Panel after, int week) {
    return after.of("brand-b").getFirst().volume(week)
        / before.of("brand-b").getFirst().volume(week);
  }

  @Test
  void aCleanMarketIsReadWellAndSupplyIsToldFromDemand() {
    StudyResult result = study(1, "brand-b");
    Power ours = power(result, "Vedette");
    assertThat(ours.alarmsPerYear()).isLessThanOrEqualTo(0.5);
    assertThat(found(ours, 0.3)).isGreaterThan(0.9);
    assertThat(found(ours, 0.2)).isGreaterThan(found(power(result, "Mann–Kendall alone"), 0.2));
    assertThat(found(ours, 0)).isLessThan(0.3);
    Said supply =
        result.said().stream()
            .filter(said -> said.cause().equals("less supply") && said.weeks() == 8)
            .findFirst()
            .orElseThrow();
    assertThat(supply.shares().getOrDefault(TrendState.DECLINING_NOT_SUPPLIED, 0.0))
        .isGreaterThan(0.5);
    assertThat(supply.shares().getOrDefault(TrendState.DECLINING, 0.0)).isLessThan(0.15);
  }

  @Test
  void theSameSeedGivesTheSameResult() {
    assertThat(study(2, "brand-a")).isEqualTo(study(2, "brand-a"));
  }

  @Test
  void tooFewWeeksAreRefused() {
    PowerStudy study =
        new PowerStudy(
            List.of(new Area("market", "all", new Panel(List.of()))), brand -> true, 1, 1);
    assertThatThrownBy(() -> study.run(what -> {}))
        .hasMessage("Cannot study 0 weeks: it takes 59, of which the first 39 warm up");
  }

  /** Of the brands up to one. */
  private static StudyResult study(long seed, String last) {
    return new PowerStudy(
            List.of(new Area("market", "all", new LittleMarket(seed).panel())),
            brand -> brand.compareTo(last) <= 0,
            20,
            1)
        .run(what -> {});
  }

  private static Power power(StudyResult result, String method) {
    return result.powers().stream()
        .filter(power -> power.method().equals(method))
        .findFirst()
        .orElseThrow();
  }

  private static double found(Power power, double size) {
    return power
        .found()
        .getOrDefault(new Scenario(Shape.SUDDEN, size), List.of())
        .getLast()
        .value();
  }
}
