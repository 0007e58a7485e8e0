package dev.vedette.market.job;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vedette.availability.OrderCycles;
import dev.vedette.event.LateEvent;
import dev.vedette.event.MarketPane;
import dev.vedette.flink.Arrivals;
import dev.vedette.market.Amount;
import dev.vedette.market.Count;
import dev.vedette.market.Deals;
import dev.vedette.market.Fact;
import dev.vedette.market.MarketRecount;
import dev.vedette.market.Pane;
import dev.vedette.market.Periods;
import dev.vedette.market.Place;
import dev.vedette.market.Tally;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Random;
import java.util.TreeMap;
import org.apache.flink.streaming.api.watermark.Watermark;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The operators in a row, without a cluster. */
class MarketCourseTest {
  static final Duration LATENESS = Duration.ofDays(2);
  static final MarketRules RULES =
      new MarketRules(
          new Periods(new OrderCycles(ZoneId.of("Asia/Shanghai"), 7)),
          LATENESS,
          Duration.ofSeconds(1));
  private static final int WEEKS = 4;
  private static final Place NORTH = new Place("north/a", "urban", "kiosk", "1");

  /** What the current revisions say, by what they say it of. */
  private static Map<String, Tally> current(List<MarketPane> rows) {
    Map<String, Tally> current = new TreeMap<>();
    for (MarketPane row : Course.current(rows).values()) {
      Tally.Builder tally = new Tally.Builder();
      for (Count count : Count.values()) {
        tally.add(count, (long) row.get(count.column()));
      }
      for (Amount amount : Amount.values()) {
        tally.add(amount, (BigDecimal) row.get(amount.column()));
      }
      current.put(
          String.join(
              " ",
              row.getRegion(),
              row.getGroupKind(),
              row.getGroupValue(),
              row.getItemKind(),
              row.getItem(),
              row.getPeriodStart().toString(),
              Integer.toString(row.getPeriodDays())),
          tally.build());
    }
    return current;
  }

  private static Map<String, Tally> recounted(List<Fact> facts) {
    Map<String, Tally> expected = new TreeMap<>();
    long open = RULES.periods().cycle(RULES.periods().day(end()));
    for (Map.Entry<Pane, Tally> entry : MarketRecount.of(facts, RULES.periods(), open).entrySet()) {
      Pane pane = entry.getKey();
      expected.put(
          String.join(
              " ",
              pane.region(),
              pane.group().kind().word(),
              pane.group().value(),
              pane.item().kind().word(),
              pane.item().name(),
              LocalDate.ofEpochDay(pane.period().firstDay()).toString(),
              Integer.toString(pane.period().days())),
          entry.getValue());
    }
    return expected;
  }

  /** Four cycles later, with which all is settled that anything happened in. */
  private static Instant end() {
    return Deals.day(7 * (WEEKS + 4));
  }

  private static void settleAll(Course course) throws Exception {
    course.watermark(end().toEpochMilli());
  }

  private static List<Fact> shuffled(List<Fact> facts, Random random) {
    return Arrivals.shuffled(facts, Fact::at, LATENESS.minus(Deals.LONGEST_MOVE), random);
  }

  static void play(Course course, List<Fact> arrivals, Random random) throws Exception {
    long watermark = Long.MIN_VALUE;
    for (Fact fact : arrivals) {
      course.arrive(fact);
      watermark = Math.max(watermark, fact.at().minus(LATENESS).toEpochMilli() - 1);
      if (random.nextInt(3) == 0) {
        course.watermark(watermark);
      }
      if (random.nextInt(20) == 0) {
        course.pause();
      }
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2})
  void anyOrderOfArrivalWithinTheLatenessComesToTheSamePanes(long seed) throws Exception {
    List<Fact> facts = Deals.weeks(seed, WEEKS);
    Map<String, Tally> expected = recounted(facts);
    assertThat(expected.keySet())
        .anyMatch(pane -> pane.contains(" tier 2 sku sku-1 "))
        .anyMatch(pane -> pane.matches("\\S+ channel \\w+ brand .*"));
    Random random = new Random(seed);
    for (int i = 0; i < 2; i++) {
      try (Course course = new Course(RULES)) {
        play(course, shuffled(facts, random), random);
        settleAll(course);

        assertThat(course.late()).isEmpty();
        assertThat(current(course.said())).isEqualTo(expected);
        assertThat(Course.current(course.said()).values()).noneMatch(MarketPane::getProvisional);
      }
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {11})
  void aRestartInTheMiddleComesToTheSamePanes(long seed) throws Exception {
    List<Fact> facts = Deals.weeks(seed, WEEKS);
    Random random = new Random(seed);
    List<Fact> arrivals = shuffled(facts, random);
    int cut = random.nextInt(arrivals.size());
    List<MarketPane> said = new ArrayList<>();
    Course.State state;
    try (Course before = new Course(RULES)) {
      play(before, arrivals.subList(0, cut), random);
      state = before.checkpoint();
      said.addAll(before.said());
    }
    try (Course after = new Course(RULES, state)) {
      play(after, arrivals.subList(cut, arrivals.size()), random);
      settleAll(after);
      said.addAll(after.said());
      assertThat(after.late()).isEmpty();
    }
    assertThat(current(said)).isEqualTo(recounted(facts));
  }

  @Test
  void aDayIsSaidWhenItIsOverAndSettledWithItsCycle() throws Exception {
    try (Course course = new Course(RULES)) {
      course.arrive(Deals.filed("o", 0, NORTH));
      course.arrive(Deals.ordered("o", "s", 1, 10, 4));
      course.watermark(Deals.day(2).minus(LATENESS).toEpochMilli());
      assertThat(days(course))
          .isNotEmpty()
          .allMatch(row -> row.getProvisional() && row.getSuppliedUnits() == 4);

      course.watermark(Deals.day(8).toEpochMilli());
      assertThat(Course.current(days(course)).values())
          .isNotEmpty()
          .allMatch(row -> !row.getProvisional() && row.getRevision() == 2);
    }
  }

  private static List<MarketPane> days(Course course) {
    return course.said().stream().filter(row -> row.getPeriodDays() == 1).toList();
  }

  private static List<MarketPane> of(Course course, String itemKind, String item) {
    return course.said().stream()
        .filter(row -> row.getItemKind().equals(itemKind) && row.getItem().equals(item))
        .filter(row -> row.getRegion().equals("north") && row.getGroupKind().equals("total"))
        .filter(row -> row.getPeriodDays() == 7)
        .toList();
  }

  @Test
  void aCorrectionOfWhatWasSaidIsARevision() throws Exception {
    try (Course course = new Course(RULES)) {
      Fact.Ordered order = Deals.ordered("o", "s", 1, 10, 0);
      course.arrive(Deals.filed("o", 0, NORTH));
      course.arrive(order);
      course.watermark(Deals.day(6).toEpochMilli());
      course.arrive(Deals.corrected(order, 1, 10, OptionalLong.of(4)));
      course.pause();

      List<MarketPane> sku = of(course, "sku", "s");
      assertThat(sku).extracting(MarketPane::getSuppliedUnits).containsExactly(0L, 4L);
      assertThat(sku.get(0).getSupersedes()).isNull();
      assertThat(sku.get(1).getSupersedes()).isEqualTo(sku.get(0).getEventId());
      assertThat(sku.get(1).getRecordedAt()).isEqualTo(order.recordedAt().plusSeconds(60));
    }
  }

  @Test
  void anOutletWithTwoSkusOfABrandCountsOnceForIt() throws Exception {
    try (Course course = new Course(RULES)) {
      course.arrive(Deals.made("s", 0, "b", "c"));
      course.arrive(Deals.made("t", 0, "b", "c"));
      course.arrive(Deals.filed("o", 0, NORTH));
      course.arrive(Deals.ordered("o", "s", 1, 10, 10));
      course.arrive(Deals.ordered("o", "t", 1, 10, 10));
      course.watermark(Deals.day(8).toEpochMilli());

      assertThat(of(course, "brand", "b"))
          .singleElement()
          .satisfies(row -> assertThat(row.getStocking()).isEqualTo(1))
          .satisfies(row -> assertThat(row.getSuppliedUnits()).isEqualTo(20));
    }
  }

  @Test
  void aProductsNewBrandMovesWhatWasSaidOfTheOpenCycle() throws Exception {
    try (Course course = new Course(RULES)) {
      course.arrive(Deals.made("s", 0, "old", "c"));
      course.arrive(Deals.filed("o", 0, NORTH));
      course.arrive(Deals.ordered("o", "s", 1, 10, 10));
      course.watermark(Deals.day(6).toEpochMilli());
      course.arrive(Deals.made("s", 5, "new", "c"));
      course.watermark(Deals.day(8).toEpochMilli());

      assertThat(of(course, "brand", "old"))
          .extracting(MarketPane::getStatus)
          .containsExactly("stated", "withdrawn");
      assertThat(of(course, "brand", "new"))
          .extracting(MarketPane::getSuppliedUnits)
          .containsExactly(10L);
    }
  }

  @Test
  void anOutletThatIsSilentStaysInTheUniverseUntilItCloses() throws Exception {
    try (Course course = new Course(RULES)) {
      course.arrive(Deals.filed("o", 0, NORTH));
      course.arrive(Deals.filed("o", 15, NORTH, Fact.Status.CLOSED));
      course.watermark(Deals.day(36).toEpochMilli());

      assertThat(of(course, "category", ""))
          .extracting(row -> row.getPeriodStart() + " " + row.getUniverse())
          .containsExactly("2026-01-05 1", "2026-01-12 1");
    }
  }

  @Test
  void factsAfterTheirCycleWasSettledAreSetAside() throws Exception {
    try (Course course = new Course(RULES)) {
      course.arrive(Deals.filed("o", 0, NORTH));
      course.arrive(Deals.ordered("o", "s", 1, 10, 0));
      course.watermark(Deals.day(8).toEpochMilli());
      int before = course.said().size();
      course.arrive(Deals.ordered("o", "s", 2, 10, 10));
      course.arrive(Deals.sampled("o", "s", 2, 0));
      course.arrive(Deals.priced("o", "s", 2, "21", Fact.Basis.PACK));
      course.arrive(Deals.made("s", 2, "b", "c"));
      course.pause();

      assertThat(course.late())
          .extracting(LateEvent::getEventType)
          .containsExactlyInAnyOrder(
              "orders", "inventory-readings", "price-observations", "products");
      assertThat(course.said()).hasSize(before);
    }
  }

  @Test
  void whatWasSettledBeforeARestartStaysSo() throws Exception {
    Course.State state;
    try (Course before = new Course(RULES)) {
      before.arrive(Deals.ordered("o", "s", 1, 10, 0));
      before.watermark(Deals.day(8).toEpochMilli());
      state = before.checkpoint();
    }
    try (Course after = new Course(RULES, state)) {
      after.arrive(Deals.ordered("an outlet never seen", "s", 1, 10, 0));
      after.arrive(Deals.made("s", 1, "b", "c"));
      after.watermark(Deals.day(9).toEpochMilli());
      assertThat(after.late()).hasSize(2);
      assertThat(after.said()).isEmpty();
    }
  }

  @Test
  void theEndOfTheFeedLetsNoTimePass() throws Exception {
    try (Course course = new Course(RULES)) {
      course.arrive(Deals.filed("o", 0, NORTH));
      course.arrive(Deals.ordered("o", "s", 1, 10, 0));
      course.arrive(Deals.ordered("o", "s", 8, 10, 0));
      course.watermark(Deals.day(7).toEpochMilli());
      course.watermark(Watermark.MAX_WATERMARK.getTimestamp());
      assertThat(of(course, "category", ""))
          .singleElement()
          .satisfies(row -> assertThat(row.getPeriodStart()).isEqualTo("2026-01-05"));
    }
  }

  @Test
  void nothingIsKeptOfUnknownOutletsThatAreSilentForLong() throws Exception {
    try (Course course = new Course(RULES)) {
      course.arrive(Deals.ordered("o", "s", 1, 10, 5));
      course.arrive(Deals.sampled("o", "s", 2, 0));
      course.watermark(Deals.day(7 * 16).toEpochMilli());
      assertThat(course.entriesOfState()).isZero();
    }
  }
}
