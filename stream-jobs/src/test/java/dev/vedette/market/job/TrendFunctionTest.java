package dev.vedette.market.job;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vedette.event.BrandTrend;
import dev.vedette.event.MarketPane;
import dev.vedette.market.Item;
import dev.vedette.market.RegionTrends;
import dev.vedette.market.Tally;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The trends as a table: what is said when, of what, and that it adds up. */
class TrendFunctionTest {
  private static final int WEEKS = 60;
  private static final int CHANGE = 52;

  private static List<BrandTrend> played(List<List<MarketPane>> weeks) throws Exception {
    try (TrendCourse course = new TrendCourse()) {
      course.makeProducts();
      for (int week = 0; week < weeks.size(); week++) {
        course.arriveAll(weeks.get(week));
        course.settleWeek(week);
      }
      return course.said();
    }
  }

  private static BrandTrend last(List<BrandTrend> said, String kind, String item) {
    return said.stream()
        .filter(row -> row.getItemKind().equals(kind) && row.getItem().equals(item))
        .reduce((one, other) -> other)
        .orElseThrow();
  }

  /** As wrong as a pane can be before it is corrected. */
  private static MarketPane mistaken(MarketPane pane, Random random) {
    MarketPane wrong = MarketPane.newBuilder(pane).build();
    wrong.setFilledUnits(random.nextInt(100));
    wrong.setDecidedUnits(100);
    if (random.nextInt(8) == 0) {
      wrong.setStatus("withdrawn");
    }
    return wrong;
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2})
  void anyOrderOfPanesAndWatermarksComesToTheSameTrends(long seed) throws Exception {
    List<List<MarketPane>> weeks = TrendCourse.weeks(seed, WEEKS, CHANGE);
    List<String> expected = TrendCourse.settled(played(weeks));
    assertThat(expected).hasSize(WEEKS * 3 * TrendCourse.BRANDS);
    Random random = new Random(seed);
    try (TrendCourse course = new TrendCourse()) {
      course.makeProducts();
      int week = 0;
      while (week < WEEKS) {
        // Several weeks may come before time moves on.
        int until = Math.min(WEEKS, week + 1 + random.nextInt(4));
        List<MarketPane> panes = new ArrayList<>();
        weeks.subList(week, until).forEach(panes::addAll);
        Collections.shuffle(panes, random);
        for (MarketPane pane : panes) {
          course.arrive(mistaken(pane, random));
        }
        if (random.nextBoolean()) {
          course.endWeek(week);
        }
        Collections.shuffle(panes, random);
        course.arriveAll(panes);
        week = until;
        course.settleWeek(week - 1);
      }
      assertThat(course.said()).anyMatch(BrandTrend::getProvisional);
      assertThat(TrendCourse.settled(course.said())).isEqualTo(expected);
    }
  }

  @Test
  void aRestartInTheMiddleComesToTheSameTrends() throws Exception {
    List<List<MarketPane>> weeks = TrendCourse.weeks(3, 12, 12);
    List<BrandTrend> said = new ArrayList<>();
    OperatorSubtaskState state;
    try (TrendCourse before = new TrendCourse()) {
      before.makeProducts();
      for (int week = 0; week < 6; week++) {
        before.arriveAll(weeks.get(week));
        before.settleWeek(week);
      }
      before.arriveAll(weeks.get(6));
      before.endWeek(6);
      state = before.checkpoint();
      said.addAll(before.said());
    }
    try (TrendCourse after = new TrendCourse(state)) {
      for (int week = 7; week < 12; week++) {
        after.arriveAll(weeks.get(week));
        after.settleWeek(week);
      }
      said.addAll(after.said());
    }
    assertThat(TrendCourse.settled(said)).isEqualTo(TrendCourse.settled(played(weeks)));
    assertThat(said.stream().filter(row -> row.getRevision() == 2))
        .hasSize(3 * TrendCourse.BRANDS)
        .allMatch(row -> !row.getProvisional());
  }

  @Test
  void aFallOfDemandAndOneOfSupplyAreToldApart() throws Exception {
    List<BrandTrend> said = played(TrendCourse.weeks(1, WEEKS, CHANGE));

    BrandTrend asked = last(said, "brand", "b");
    assertThat(asked.getState()).isEqualTo("declining");
    assertThat(asked.getCause()).isEqualTo("velocity");
    assertThat(asked.getChangeSize()).isNegative();
    BrandTrend given = last(said, "brand", "c");
    assertThat(given.getState()).isEqualTo("declining_not_supplied");
    assertThat(given.getByDistribution().add(given.getByVelocity()).add(given.getBySupply()))
        .isEqualByComparingTo(BigDecimal.valueOf(given.getVolume() - given.getVolumeBefore()));
    assertThat(last(said, "sku", "b-0").getState()).isEqualTo("declining");
    assertThat(last(said, "sku", "b-0").getBrand()).isEqualTo("b");
    assertThat(last(said, "brand", "a").getState()).isNotEqualTo("declining");
  }

  @Test
  void volumesAreThoseOfThePanesAndTheirPartsAddUp() throws Exception {
    List<List<MarketPane>> weeks = TrendCourse.weeks(5, 12, 9);
    for (BrandTrend row : played(weeks)) {
      int week = (int) (cycle(row) - TrendCourse.firstCycle());
      if (week < 2 * RegionTrends.SPLIT_CYCLES - 1) {
        assertThat(row.getVolume()).isNull();
      } else {
        long after = filled(weeks, row, week - 3, week);
        long before = filled(weeks, row, week - 7, week - 4);
        assertThat(row.getVolume()).isEqualTo(after);
        assertThat(row.getVolumeBefore()).isEqualTo(before);
        assertThat(row.getByDistribution().add(row.getByVelocity()).add(row.getBySupply()))
            .isEqualByComparingTo(BigDecimal.valueOf(after - before));
      }
    }
  }

  private static long cycle(BrandTrend row) {
    return TrendCourse.RULES.periods().cycle(row.getPeriodStart().toEpochDay());
  }

  private static long filled(List<List<MarketPane>> weeks, BrandTrend row, int from, int to) {
    return weeks.subList(from, to + 1).stream()
        .flatMap(List::stream)
        .filter(
            pane ->
                pane.getItemKind().equals(row.getItemKind())
                    && pane.getItem().equals(row.getItem()))
        .mapToLong(MarketPane::getFilledUnits)
        .sum();
  }

  @Test
  void whatIsCorrectedBeforeItIsSettledShowsInTheLastRevision() throws Exception {
    List<List<MarketPane>> weeks = TrendCourse.weeks(7, 8, 8);
    try (TrendCourse course = new TrendCourse()) {
      course.makeProducts();
      for (int week = 0; week < 8; week++) {
        course.arriveAll(weeks.get(week));
      }
      course.endWeek(7);
      Item item = new Item(Item.Kind.BRAND, "a");
      course.arrive(TrendCourse.pane(TrendCourse.NORTH, item, 7, TrendCourse.tally(1, 9, 9, 10)));
      course.settleWeek(7);

      List<BrandTrend> ofLastWeek =
          course.said().stream()
              .filter(row -> row.getItem().equals("a") && row.getVolume() != null)
              .toList();
      assertThat(ofLastWeek).extracting(BrandTrend::getProvisional).containsExactly(true, false);
      assertThat(ofLastWeek.get(1).getSupersedes()).isEqualTo(ofLastWeek.get(0).getEventId());
      assertThat(ofLastWeek.get(0).getVolume() - ofLastWeek.get(1).getVolume())
          .isEqualTo(filled(weeks, ofLastWeek.get(0), 7, 7) - 9);
    }
  }

  @Test
  void whatWasSaidOfAnItemWithoutAPaneIsTakenBack() throws Exception {
    List<List<MarketPane>> weeks = TrendCourse.weeks(7, 1, 1);
    try (TrendCourse course = new TrendCourse()) {
      course.makeProducts();
      course.arriveAll(weeks.get(0));
      course.endWeek(0);
      course.arrive(
          TrendCourse.pane(TrendCourse.NORTH, new Item(Item.Kind.SKU, "a-0"), 0, Tally.ZERO));
      course.settleWeek(0);
      assertThat(course.said().stream().filter(row -> row.getItem().equals("a-0")))
          .extracting(row -> row.getStatus() + " " + row.getRevision() + " " + row.getProvisional())
          .containsExactly("stated 1 true", "withdrawn 2 false");
    }
  }

  @Test
  void aSkuIsJudgedWithTheBrandThatItHasWhenTheWeekEnds() throws Exception {
    List<List<MarketPane>> weeks = TrendCourse.weeks(7, 3, 3);
    try (TrendCourse course = new TrendCourse()) {
      course.makeProducts();
      course.is("a-0", 8, "new");
      for (int week = 0; week < 3; week++) {
        course.arriveAll(weeks.get(week));
        course.settleWeek(week);
      }
      assertThat(course.said().stream().filter(row -> row.getItem().equals("a-0")))
          .extracting(BrandTrend::getBrand)
          .containsExactly("a", "new", "new");
    }
  }

  @Test
  void theEndOfTheFeedLetsNoTimePass() throws Exception {
    try (TrendCourse course = new TrendCourse()) {
      course.makeProducts();
      course.arriveAll(TrendCourse.weeks(7, 1, 1).get(0));
      course.end();
      assertThat(course.said()).isEmpty();
    }
  }

  @Test
  void nothingIsKeptOfARegionThatIsSilentForLong() throws Exception {
    try (TrendCourse course = new TrendCourse()) {
      course.makeProducts();
      course.arriveAll(TrendCourse.weeks(7, 1, 1).get(0));
      course.settleWeek(0);
      assertThat(course.entriesOfState()).isPositive();
      course.settleWeek(RegionTrends.KEPT_CYCLES);
      assertThat(course.entriesOfState()).isZero();
    }
  }
}
