package dev.vedette.availability.job;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vedette.availability.Cell;
import dev.vedette.availability.Fact;
import dev.vedette.availability.Metric;
import dev.vedette.availability.OrderCycles;
import dev.vedette.availability.Recount;
import dev.vedette.availability.Tally;
import dev.vedette.availability.Trade;
import dev.vedette.event.Availability;
import dev.vedette.flink.Arrivals;
import java.time.Duration;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Random;
import org.apache.flink.streaming.api.watermark.Watermark;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The operators in a row, without a cluster. */
class AvailabilityCourseTest {
  private static final Duration LATENESS = Duration.ofDays(2);
  private static final int WEEKS = 9;
  private static final AvailabilityRules RULES =
      new AvailabilityRules(
          new OrderCycles(ZoneId.of("Asia/Shanghai"), 7), LATENESS, Duration.ofSeconds(1));

  /** What a row says, of what; not which revision says it. */
  private record Said(
      String metric, Cell cell, String status, long numerator, long denominator, long excluded) {}

  private static Said said(Availability row) {
    return new Said(
        row.getMetricId(),
        new Cell(
            row.getRegion(),
            row.getSku(),
            RULES
                .cycles()
                .of(row.getPeriodStart().atStartOfDay(RULES.cycles().zone()).toInstant())),
        row.getStatus(),
        row.getNumerator(),
        row.getDenominator(),
        row.getExcluded());
  }

  private static List<Said> current(List<Availability> rows) {
    return sorted(
        Course.current(rows).values().stream().map(AvailabilityCourseTest::said).toList());
  }

  private static List<Said> recounted(List<Fact> facts) {
    List<Said> expected = new ArrayList<>();
    for (Map.Entry<Cell, Tally> cell : Recount.of(facts, RULES.cycles()).entrySet()) {
      Tally tally = cell.getValue();
      long decided = tally.supplied() + tally.unsupplied();
      expected.add(
          new Said(
              Metric.COMPANY_STOCKOUT_RATE.id(),
              cell.getKey(),
              decided == 0 ? "not_observed" : "observed",
              tally.unsupplied(),
              decided,
              tally.undecided()));
      expected.add(
          new Said(
              Metric.CUSTOMER_STOCKOUT_RATE.id(),
              cell.getKey(),
              tally.ordering() == 0 ? "not_observed" : "observed",
              tally.emptyOrdering(),
              tally.ordering(),
              tally.emptyOther()));
    }
    return sorted(expected);
  }

  private static List<Said> sorted(List<Said> rows) {
    return rows.stream()
        .sorted(
            Comparator.comparing(Said::metric)
                .thenComparing(said -> said.cell().region())
                .thenComparing(said -> said.cell().sku())
                .thenComparingLong(said -> said.cell().cycle()))
        .toList();
  }

  private static void settleAll(Course course) throws Exception {
    course.watermark(Trade.day(7 * (WEEKS + 2)).toEpochMilli());
  }

  private static long behind(Fact fact) {
    return fact.at().minus(LATENESS).toEpochMilli() - 1;
  }

  private static List<Fact> shuffled(List<Fact> facts, Random random) {
    return Arrivals.shuffled(facts, Fact::at, LATENESS.minus(Trade.LONGEST_MOVE), random);
  }

  private static void play(Course course, List<Fact> arrivals, Random random) throws Exception {
    long watermark = Long.MIN_VALUE;
    for (Fact fact : arrivals) {
      course.arrive(fact);
      watermark = Math.max(watermark, behind(fact));
      if (random.nextInt(3) == 0) {
        course.watermark(watermark);
      }
      if (random.nextInt(20) == 0) {
        course.pause();
      }
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6})
  void anyOrderOfArrivalWithinTheLatenessComesToTheSameFigures(long seed) throws Exception {
    List<Fact> facts = Trade.weeks(seed, WEEKS);
    List<Said> expected = recounted(facts);
    assertThat(expected).anyMatch(said -> said.numerator() > 0 && said.cell().level() == 3);
    Random random = new Random(seed);
    for (int i = 0; i < 3; i++) {
      try (Course course = new Course(RULES)) {
        play(course, shuffled(facts, random), random);
        settleAll(course);

        assertThat(course.late()).isEmpty();
        assertThat(current(course.said())).isEqualTo(expected);
        assertThat(Course.current(course.said()).values()).noneMatch(Availability::getProvisional);
      }
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {11, 12, 13})
  void aRestartInTheMiddleComesToTheSameFigures(long seed) throws Exception {
    List<Fact> facts = Trade.weeks(seed, WEEKS);
    Random random = new Random(seed);
    List<Fact> arrivals = shuffled(facts, random);
    int cut = random.nextInt(arrivals.size());
    List<Availability> said = new ArrayList<>();
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
  void aFigureIsSaidWhenItsCycleIsOverAndSettledWhenNothingCanComeInTime() throws Exception {
    try (Course course = new Course(RULES)) {
      course.arrive(Trade.filed("o", 0, "north/a"));
      course.arrive(Trade.ordered("o", "s", 1, 10, 0));
      long end = RULES.cycles().end(RULES.cycles().of(Trade.day(1))).toEpochMilli();

      course.watermark(end - LATENESS.toMillis() - 2);
      assertThat(course.said()).isEmpty();
      course.watermark(end - LATENESS.toMillis() - 1);
      assertThat(course.said())
          .filteredOn(row -> row.getMetricId().equals("company_stockout_rate"))
          .extracting(Availability::getRegion, Availability::getRate, Availability::getProvisional)
          .containsExactlyInAnyOrder(tuple("north", 1.0, true), tuple("north/a", 1.0, true));
      course.watermark(end - 1);
      assertThat(course.said()).hasSize(8);
      assertThat(Course.current(course.said()).values())
          .allMatch(row -> !row.getProvisional() && row.getRevision() == 2);
    }
  }

  private static org.assertj.core.groups.Tuple tuple(Object... values) {
    return org.assertj.core.groups.Tuple.tuple(values);
  }

  @Test
  void aCorrectionOfAFigureThatWasSaidIsARevision() throws Exception {
    try (Course course = new Course(RULES)) {
      Fact.Ordered order = Trade.ordered("o", "s", 1, 10, 0);
      course.arrive(Trade.filed("o", 0, "north"));
      course.arrive(order);
      course.watermark(Trade.day(6).toEpochMilli());
      course.arrive(Trade.corrected(order, 1, 10, OptionalLong.of(4)));
      course.pause();

      List<Availability> company =
          course.said().stream()
              .filter(row -> row.getMetricId().equals("company_stockout_rate"))
              .toList();
      assertThat(company).extracting(Availability::getRate).containsExactly(1.0, 0.0);
      assertThat(company.get(0).getSupersedes()).isNull();
      assertThat(company.get(1).getSupersedes()).isEqualTo(company.get(0).getEventId());
      assertThat(company.get(1).getRecordedAt()).isEqualTo(order.recordedAt().plusSeconds(60));
    }
  }

  @Test
  void whatIsTakenBackEntirelyIsWithdrawn() throws Exception {
    try (Course course = new Course(RULES)) {
      Fact.Ordered order = Trade.ordered("o", "s", 1, 10, 0);
      course.arrive(order);
      course.watermark(Trade.day(6).toEpochMilli());
      course.arrive(Trade.filed("o", 0, "north"));
      settleAll(course);

      assertThat(course.said())
          .filteredOn(row -> row.getRegion().equals("unknown"))
          .last()
          .satisfies(row -> assertThat(row.getStatus()).isEqualTo("withdrawn"));
      assertThat(Course.current(course.said()).values())
          .extracting(Availability::getRegion)
          .containsOnly("north");
    }
  }

  @Test
  void aFactAfterItsCycleWasSettledIsSetAside() throws Exception {
    try (Course course = new Course(RULES)) {
      course.arrive(Trade.filed("o", 0, "north"));
      course.arrive(Trade.ordered("o", "s", 1, 10, 0));
      course.watermark(Trade.day(8).toEpochMilli());
      int before = course.said().size();
      course.arrive(Trade.ordered("o", "s", 2, 10, 10));
      course.arrive(Trade.sampled("o", "s", 2, 0));
      settleAll(course);

      assertThat(course.late())
          .extracting(late -> late.getJob() + " " + late.getEventType())
          .containsExactly("availability orders", "availability inventory-readings");
      assertThat(course.late().getFirst().getSourceOffset()).isEqualTo(2);
      assertThat(course.said()).hasSize(before);
    }
  }

  @Test
  void aFileThatComesTooLateHoldsForTheCyclesThatAreOpen() throws Exception {
    try (Course course = new Course(RULES)) {
      course.arrive(Trade.ordered("o", "s", 1, 10, 0));
      course.arrive(Trade.ordered("o", "s", 9, 10, 0));
      course.watermark(Trade.day(8).toEpochMilli());
      course.arrive(Trade.filed("o", 0, "north"));
      settleAll(course);

      assertThat(course.late()).hasSize(1);
      assertThat(Course.current(course.said()).values())
          .filteredOn(row -> row.getMetricId().equals("company_stockout_rate"))
          .extracting(row -> row.getRegion() + " " + row.getPeriodStart())
          .containsExactlyInAnyOrder("unknown 2026-01-05", "north 2026-01-12");
    }
  }

  @Test
  void aCorrectionThatWouldChangeASettledCycleIsSetAside() throws Exception {
    try (Course course = new Course(RULES)) {
      Fact.Ordered order = Trade.ordered("o", "s", 6, 10, 0);
      course.arrive(order);
      course.watermark(Trade.day(8).toEpochMilli());
      course.arrive(Trade.corrected(order, 9, 10, OptionalLong.of(0)));
      settleAll(course);

      assertThat(course.late()).hasSize(1);
      assertThat(Course.current(course.said()).values())
          .filteredOn(row -> row.getMetricId().equals("company_stockout_rate"))
          .extracting(row -> row.getPeriodStart().toString())
          .containsExactly("2026-01-05");
    }
  }

  @Test
  void whatWasSettledBeforeARestartStaysSo() throws Exception {
    Course.State state;
    try (Course before = new Course(RULES)) {
      before.arrive(Trade.ordered("o", "s", 1, 10, 0));
      before.watermark(Trade.day(8).toEpochMilli());
      state = before.checkpoint();
    }
    try (Course after = new Course(RULES, state)) {
      after.arrive(Trade.ordered("an outlet never seen", "s", 1, 10, 0));
      settleAll(after);
      assertThat(after.late()).hasSize(1);
      assertThat(after.said()).isEmpty();
    }
  }

  @Test
  void theEndOfTheFeedLetsNoTimePass() throws Exception {
    try (Course course = new Course(RULES)) {
      course.arrive(Trade.ordered("o", "s", 1, 10, 0));
      course.arrive(Trade.ordered("o", "s", 8, 10, 0));
      course.watermark(Trade.day(7).toEpochMilli());
      course.watermark(Watermark.MAX_WATERMARK.getTimestamp());
      assertThat(course.said())
          .isNotEmpty()
          .allSatisfy(row -> assertThat(row.getPeriodStart()).hasToString("2026-01-05"));
    }
  }

  @Test
  void nothingIsKeptOfOutletsThatAreSilentForLong() throws Exception {
    try (Course course = new Course(RULES)) {
      course.arrive(Trade.ordered("o", "s", 1, 10, 0));
      course.arrive(Trade.sampled("o", "s", 2, 0));
      course.watermark(Trade.day(7 * 5).toEpochMilli());
      assertThat(course.entriesOfState()).isZero();
    }
  }
}
