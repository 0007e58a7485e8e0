package dev.vedette.trend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.vedette.trend.SkuSeries.Loss;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class TrendDetectorTest {
  private static final String BRAND = "brand-c";
  private static final int LAST = LittleMarket.WEEKS - 1;

  private final TrendDetector detector = new TrendDetector(TrendRules.standard());

  @Test
  void aBrandOfWhichLessIsAskedForDeclines() {
    TrendVerdict verdict = said(new LittleMarket(1).losing(BRAND, LAST - 7, 0.4, Loss.DEMAND));
    assertThat(verdict.state()).isEqualTo(TrendState.DECLINING);
    Change change = verdict.change().orElseThrow();
    assertThat(change.since()).isCloseTo(LAST - 7, within(3));
    assertThat(change.low()).isLessThan(-0.4);
    assertThat(change.high()).isBetween(-0.4, 0.0);
    assertThat(verdict.slope().orElseThrow().perWeek()).isNegative();
    assertThat(verdict.gap()).isNegative();
  }

  @Test
  void aBrandOfWhichMoreIsAskedForGrows() {
    TrendVerdict verdict = said(new LittleMarket(1).losing(BRAND, LAST - 7, -0.3, Loss.DEMAND));
    assertThat(verdict.state()).isEqualTo(TrendState.GROWING);
    assertThat(verdict.change().orElseThrow().size()).isCloseTo(0.3, within(0.1));
  }

  @Test
  void aBrandThatWeDoNotSupplyIsNotSaidToLoseDemand() {
    TrendVerdict verdict = said(new LittleMarket(1).losing(BRAND, LAST - 7, 0.3, Loss.SUPPLY));
    assertThat(verdict.state()).isEqualTo(TrendState.DECLINING_NOT_SUPPLIED);
    assertThat(verdict.change().orElseThrow().size()).isCloseTo(-0.3, within(0.1));
    // Demand as it was: the cleaned level does not know of it.
    assertThat(verdict.isConfirmed()).isFalse();
  }

  @Test
  void brandsWithoutAChangeAreStableAndSayWhatTheyWouldHaveShown() {
    int stable = 0;
    for (int seed = 0; seed < 20; seed++) {
      TrendVerdict verdict = said(new LittleMarket(seed));
      stable += verdict.state() == TrendState.STABLE ? 1 : 0;
      assertThat(verdict.foundEvenly()).isBetween(0.05, 0.25);
      assertThat(verdict.foundMostly()).isGreaterThan(verdict.foundEvenly());
    }
    assertThat(stable).isGreaterThanOrEqualTo(16);
  }

  @Test
  void aSeasonThatAllBrandsHaveIsNoDecline() {
    // Weeks 65 to 91 fall by a third.
    for (int seed = 30; seed < 35; seed++) {
      assertThat(said(new LittleMarket(seed)).state()).isNotEqualTo(TrendState.DECLINING);
    }
  }

  @Test
  void anotherBrandsDeclineIsNotOurs() {
    LittleMarket market = new LittleMarket(2).losing("brand-a", LAST - 7, 0.5, Loss.DEMAND);
    Panel panel = market.panel();
    assertThat(detector.verdict(panel, BRAND, LAST).state()).isEqualTo(TrendState.STABLE);
    assertThat(detector.verdict(panel, "brand-a", LAST).state()).isEqualTo(TrendState.DECLINING);
  }

  @Test
  void theCleanedLevelDoesNotKnowOfPromotions() {
    Panel panel = new LittleMarket(3).withoutSeason().panel();
    double[] levels = detector.levels(panel, BRAND, LAST);
    double[] volumes =
        IntStream.rangeClosed(LAST - levels.length + 1, LAST)
            .mapToDouble(
                week ->
                    StrictMath.log(
                        panel.of(BRAND).stream().mapToDouble(sku -> sku.volume(week)).sum()))
            .toArray();
    assertThat(deviation(levels)).isLessThan(0.8 * deviation(volumes));
  }

  @Test
  void fewWeeksAreNotEnough() {
    Panel panel = new LittleMarket(1).panel();
    TrendVerdict verdict = detector.verdict(panel, BRAND, 20);
    assertThat(verdict.state()).isEqualTo(TrendState.NOT_ENOUGH_DATA);
    assertThat(verdict.change()).isEmpty();
    assertThat(verdict.slope()).isEmpty();
    assertThat(verdict.foundEvenly()).isEqualTo(1);
    assertThat(detector.declineEvidence(panel, BRAND, 20)).isEmpty();
    assertThat(detector.verdict(panel, "no such brand", LAST).state())
        .isEqualTo(TrendState.NOT_ENOUGH_DATA);
  }

  @Test
  void weeksThatComeLaterChangeNothing() {
    Panel whole = new LittleMarket(5).panel();
    Panel cut =
        new Panel(
            whole.series().stream()
                .map(
                    sku ->
                        new SkuSeries(
                            sku.sku(),
                            sku.brand(),
                            IntStream.rangeClosed(0, 70)
                                .mapToObj(
                                    week ->
                                        new SkuWeek(
                                            week,
                                            sku.volume(week),
                                            sku.unsupplied(week),
                                            StrictMath.exp(sku.logPrice(week)),
                                            Selling.USUAL))
                                .toList()))
                .toList());
    TrendVerdict early = detector.verdict(cut, BRAND, 70);
    TrendVerdict late = detector.verdict(whole, BRAND, 70);
    assertThat(late.state()).isEqualTo(early.state());
    assertThat(late.change().orElseThrow().evidence())
        .isCloseTo(early.change().orElseThrow().evidence(), within(1e-9));
  }

  @Test
  void smallVolumesAreJudgedWithTheNoiseOfCounting() {
    double large = said(new LittleMarket(6)).foundEvenly();
    double small = said(new LittleMarket(6).selling(4)).foundEvenly();
    assertThat(small).isGreaterThan(1.5 * large);
  }

  @Test
  void weeksThatWereHardlySuppliedAreLeftOut() {
    Panel panel = new LittleMarket(7).losing(BRAND, LAST - 1, 0.8, Loss.SUPPLY).panel();
    double[] levels = detector.levels(panel, BRAND, LAST);
    assertThat(levels[levels.length - 1]).isNaN();
    assertThat(levels[levels.length - 3]).isFinite();
    assertThat(detector.verdict(panel, BRAND, LAST).mannKendall().n()).isEqualTo(11);
  }

  @Test
  void aSkuThatIsNewHasNoSay() {
    Panel panel = new LittleMarket(8).panel();
    SkuSeries launched =
        new SkuSeries(
            "new",
            BRAND,
            List.of(
                new SkuWeek(LAST - 1, 5000, 0, 10, Selling.USUAL),
                new SkuWeek(LAST, 10, 0, 10, Selling.USUAL)));
    List<SkuSeries> more = new ArrayList<>(panel.series());
    more.add(launched);
    assertThat(detector.declineEvidence(new Panel(more), BRAND, LAST))
        .isEqualTo(detector.declineEvidence(panel, BRAND, LAST));
  }

  @Test
  void withoutPricesAMarkedPromotionIsSetAside() {
    assertThat(detector.alarm(unpriced(Selling.PROMOTION), "alone", 59))
        .isEqualTo(TrendRules.standard().alarm());
    assertThat(detector.alarm(unpriced(Selling.USUAL), "alone", 59))
        .isEqualTo(TrendRules.standard().alarmWithoutPrices());
    assertThat(deviation(detector.levels(unpriced(Selling.PROMOTION), "alone", 59)))
        .isLessThan(0.5 * deviation(detector.levels(unpriced(Selling.USUAL), "alone", 59)));
  }

  /** Every fifth week sells 1.6 times as much. */
  private static Panel unpriced(Selling everyFifth) {
    SplittableRandom random = new SplittableRandom(1);
    return new Panel(
        List.of(
            new SkuSeries(
                "alone-1",
                "alone",
                IntStream.range(0, 60)
                    .mapToObj(
                        week ->
                            new SkuWeek(
                                week,
                                (week % 5 == 0 ? 1600 : 1000)
                                    * StrictMath.exp(0.03 * random.nextGaussian()),
                                0,
                                Double.NaN,
                                week % 5 == 0 ? everyFifth : Selling.USUAL))
                    .toList())));
  }

  private TrendVerdict said(LittleMarket market) {
    return detector.verdict(market.panel(), BRAND, LAST);
  }

  private static double deviation(double[] values) {
    double[] known = Arrays.stream(values).filter(Double::isFinite).toArray();
    double mean = Arrays.stream(known).average().orElseThrow();
    return StrictMath.sqrt(
        Arrays.stream(known).map(v -> (v - mean) * (v - mean)).average().orElseThrow());
  }
}
