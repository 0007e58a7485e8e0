package dev.vedette.market.job;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vedette.event.BrandTrend;
import dev.vedette.event.MarketPane;
import dev.vedette.flink.StoredState;
import dev.vedette.market.Deals;
import dev.vedette.market.Fact;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.streaming.util.OperatorSnapshotUtil;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * State that an earlier version wrote is read by this one, and the course goes on as if nothing had
 * happened.
 */
class StoredStateTest {
  private static final String REGISTER = "register-state-1.bin";
  private static final String OUTLETS = "outlets-state-1.bin";
  private static final String PANES = "panes-state-1.bin";
  private static final String TRENDS = "trends-state-1.bin";
  private static final MarketRules RULES = MarketCourseTest.RULES;

  private static List<Fact> facts() {
    return Deals.weeks(42, 3).stream()
        .sorted(Comparator.comparing(Fact::at).thenComparing(Fact.RECORDED))
        .toList();
  }

  /** The middle, just after the end of a cycle, so that panes have been said and may change. */
  private static int cut(List<Fact> facts) {
    return (int) facts.stream().filter(fact -> fact.at().isBefore(Deals.day(8))).count();
  }

  private static void play(Course course, List<Fact> facts) throws Exception {
    for (Fact fact : facts) {
      course.arrive(fact);
      course.watermark(fact.at().minus(RULES.allowedLateness()).toEpochMilli() - 1);
    }
  }

  /** What was settled. How often it was said before may differ: a restart says sooner. */
  private static List<String> rows(List<MarketPane> said) {
    List<MarketPane> settled =
        said.stream()
            .filter(row -> !row.getProvisional() && !row.getStatus().equals("withdrawn"))
            .toList();
    for (MarketPane row : settled) {
      row.setEmittedAt(Instant.EPOCH);
      row.setEventId("");
      row.setRevision(0);
      row.setSupersedes(null);
    }
    return settled.stream().map(MarketPane::toString).sorted().toList();
  }

  @Test
  void theStateOfVersionOneIsReadAndTheCourseGoesOn(@TempDir Path folder) throws Exception {
    Course.State state =
        new Course.State(read(REGISTER, folder), read(OUTLETS, folder), read(PANES, folder));
    List<Fact> facts = facts();
    List<String> whole;
    int before;
    try (Course undisturbed = new Course(RULES)) {
      play(undisturbed, facts.subList(0, cut(facts)));
      undisturbed.checkpoint();
      before = undisturbed.said().size();
      play(undisturbed, facts.subList(cut(facts), facts.size()));
      List<MarketPane> said = undisturbed.said();
      whole = rows(said.subList(before, said.size()));
    }
    assertThat(before).isPositive();
    try (Course restored = new Course(RULES, state)) {
      play(restored, facts.subList(cut(facts), facts.size()));
      assertThat(rows(restored.said())).isNotEmpty().isEqualTo(whole);
    }
  }

  @Test
  void trendsOfVersionOneAreReadAndGoOn(@TempDir Path folder) throws Exception {
    List<List<MarketPane>> weeks = TrendCourse.weeks(42, 9, 9);
    List<String> whole;
    try (TrendCourse undisturbed = new TrendCourse()) {
      playHalf(undisturbed, weeks);
      int before = undisturbed.said().size();
      goOn(undisturbed, weeks);
      List<BrandTrend> said = undisturbed.said();
      whole = TrendCourse.settled(said.subList(before, said.size()));
    }
    try (TrendCourse restored = new TrendCourse(read(TRENDS, folder))) {
      goOn(restored, weeks);
      assertThat(TrendCourse.settled(restored.said())).isNotEmpty().isEqualTo(whole);
    }
  }

  private static void playHalf(TrendCourse course, List<List<MarketPane>> weeks) throws Exception {
    course.makeProducts();
    for (int week = 0; week < 4; week++) {
      course.arriveAll(weeks.get(week));
      course.settleWeek(week);
    }
    course.arriveAll(weeks.get(4));
    course.endWeek(4);
  }

  private static void goOn(TrendCourse course, List<List<MarketPane>> weeks) throws Exception {
    for (int week = 5; week < weeks.size(); week++) {
      course.arriveAll(weeks.get(week));
      course.settleWeek(week);
    }
  }

  private static OperatorSubtaskState read(String fixture, Path folder) throws Exception {
    return StoredState.read(StoredStateTest.class, fixture, folder);
  }

  /**
   * Writes the fixtures of the present version to the folder given, to be run when the stored form
   * gets a new version.
   */
  public static void main(String[] arguments) throws Exception {
    List<Fact> facts = facts();
    try (Course course = new Course(RULES)) {
      play(course, facts.subList(0, cut(facts)));
      Course.State state = course.checkpoint();
      Path folder = Path.of(arguments[0]);
      OperatorSnapshotUtil.writeStateHandle(state.register(), folder.resolve(REGISTER).toString());
      OperatorSnapshotUtil.writeStateHandle(state.outlets(), folder.resolve(OUTLETS).toString());
      OperatorSnapshotUtil.writeStateHandle(state.panes(), folder.resolve(PANES).toString());
    }
    try (TrendCourse course = new TrendCourse()) {
      playHalf(course, TrendCourse.weeks(42, 9, 9));
      OperatorSnapshotUtil.writeStateHandle(
          course.checkpoint(), Path.of(arguments[0]).resolve(TRENDS).toString());
    }
  }
}
