package dev.vedette.backtest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class BaselineTest {
  private static final double TINY = 1e-12;

  private final LittleWorld world = new LittleWorld();

  @Test
  void simpleSmoothingMovesTowardsWhatSold() {
    SimpleSmoothing rate = new SimpleSmoothing(0.1);
    assertThat(rate.unitsPerDay()).isNaN();
    rate.observe(10, 1);
    rate.observe(20, 1);
    assertThat(rate.unitsPerDay()).isCloseTo(11, within(TINY));
  }

  @Test
  void twoDaysWeighAsTwoEqualOnes() {
    SimpleSmoothing together = new SimpleSmoothing(0.1);
    together.observe(10, 1);
    together.observe(40, 2);
    SimpleSmoothing apart = new SimpleSmoothing(0.1);
    apart.observe(10, 1);
    apart.observe(20, 1);
    apart.observe(20, 1);
    assertThat(together.unitsPerDay()).isCloseTo(apart.unitsPerDay(), within(TINY));
  }

  @Test
  void syntetosBoylanSmoothsSizesAndIntervals() {
    SyntetosBoylan rate = new SyntetosBoylan(0.1, 0.2);
    rate.observe(0, 1);
    rate.observe(6, 1);
    rate.observe(0, 3);
    rate.observe(10, 1);
    // Size 6 + 0.1 · 4, interval 2 + 0.2 · 2, less a tenth.
    assertThat(rate.unitsPerDay()).isCloseTo(0.9 * 6.4 / 2.4, within(TINY));
  }

  @Test
  void teunterSyntetosBabaiFallsWhileNothingSells() {
    TeunterSyntetosBabai rate = new TeunterSyntetosBabai(0.1, 0.2);
    rate.observe(6, 1);
    rate.observe(0, 1);
    rate.observe(0, 1);
    assertThat(rate.unitsPerDay()).isCloseTo(6 * 0.64, within(TINY));
  }

  @Test
  void theWindowForgetsWhatIsOlder() {
    WindowedMean rate = new WindowedMean(3);
    rate.observe(90, 1);
    rate.observe(3, 1);
    rate.observe(4, 1);
    rate.observe(5, 1);
    assertThat(rate.unitsPerDay()).isCloseTo(4, within(TINY));
  }

  @Test
  void theStaticLevelComesFromTheDaysOfWarmUpAlone() {
    world.key("A", "x").closes(20, 18, 16, 8);
    MethodScores scores = Baseline.staticLevel(world.history(), new DaySpan(0, 2));
    assertThat(scores.score(0, 3)).isCloseTo(-8 / 2.0, within(TINY));
    assertThat(scores.score(0, 2)).isEqualTo(MethodScores.NONE);
  }

  @Test
  void coverIsComparedWithTheDaysToDelivery() {
    world.planned("A", 0, 7);
    world.key("A", "x").delivered(20, 20).closes(18, 16, 14, 12, 10, 8);
    MethodScores scores = Baseline.coverOverDaysToDelivery(world.history(), 0.1);
    // Day 3: 14 units at 2 a day are 7 days, and 3 days of sale remain.
    assertThat(scores.score(0, 3)).isCloseTo(-7 / 3.0, within(TINY));
    // Day 6: the delivery comes before the shop opens again.
    assertThat(scores.score(0, 6)).isEqualTo(-Double.MAX_VALUE);
  }

  @Test
  void whatIsNotPlannedCannotBeCompared() {
    world.key("A", "x").delivered(20, 20).closes(18, 16, 14);
    assertThat(Baseline.coverOverDaysToDelivery(world.history(), 0.1).score(0, 3))
        .isEqualTo(MethodScores.NONE);
  }

  @Test
  void theStockFallsOnWhileNobodyReadsIt() {
    world.key("A", "x").closes(20, 18, 16).unread(14).unread(12);
    MethodScores scores = Baseline.daysOfCover(world.history(), 28);
    assertThat(scores.score(0, 4)).isCloseTo(-6, within(TINY));
  }

  @Test
  void demandIsNormalAboutTheForecast() {
    world.planned("A", 0, 7);
    world.key("A", "x").delivered(20, 20).closes(18, 16, 14);
    MethodScores scores =
        Baseline.normal(
            world.history(), new Baseline.MethodName("SES", ""), () -> new SimpleSmoothing(0.1));
    // On day 2 the first error, none, is taken for that of a Poisson count: a variance of 2. On
    // day 3 it is 2 · 0.98, and over 3 days demand is 6 ± √5.88: 13.5 is 3.0930 deviations above.
    assertThat(scores.score(0, 3)).isCloseTo(0.00099, within(0.00001));
  }
}
