package dev.vedette.availability.job;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vedette.availability.Fact;
import dev.vedette.availability.OrderCycles;
import dev.vedette.availability.Trade;
import dev.vedette.event.Availability;
import dev.vedette.flink.StoredState;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.List;
import org.apache.flink.streaming.util.OperatorSnapshotUtil;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * State that an earlier version wrote is read by this one, and the course goes on as if nothing had
 * happened.
 */
class StoredStateTest {
  private static final String OUTLETS = "outlets-state-1.bin";
  private static final String CELLS = "cells-state-1.bin";
  private static final Duration LATENESS = Duration.ofDays(2);
  private static final AvailabilityRules RULES =
      new AvailabilityRules(
          new OrderCycles(ZoneId.of("Asia/Shanghai"), 7), LATENESS, Duration.ofSeconds(1));

  private static List<Fact> facts() {
    return Trade.weeks(42, 6).stream()
        .sorted(Comparator.comparing(Fact::at).thenComparing(Fact.RECORDED))
        .toList();
  }

  /** The middle, just after the end of a cycle, so that figures have been said and may change. */
  private static int cut(List<Fact> facts) {
    return (int) facts.stream().filter(fact -> fact.at().isBefore(Trade.day(22))).count();
  }

  private static void play(Course course, List<Fact> facts) throws Exception {
    for (Fact fact : facts) {
      course.arrive(fact);
      course.watermark(fact.at().minus(LATENESS).toEpochMilli() - 1);
    }
  }

  private static List<String> rows(List<Availability> said) {
    return said.stream()
        .map(
            row ->
                "%s %d %s %d/%d %s"
                    .formatted(
                        row.getResultId(),
                        row.getRevision(),
                        row.getStatus(),
                        row.getNumerator(),
                        row.getDenominator(),
                        row.getRecordedAt()))
        .sorted()
        .toList();
  }

  @Test
  void theStateOfVersionOneIsReadAndTheCourseGoesOn(@TempDir Path folder) throws Exception {
    Course.State state =
        new Course.State(
            StoredState.read(StoredStateTest.class, OUTLETS, folder),
            StoredState.read(StoredStateTest.class, CELLS, folder));
    List<Fact> facts = facts();
    List<String> whole;
    int before;
    try (Course undisturbed = new Course(RULES)) {
      play(undisturbed, facts.subList(0, cut(facts)));
      undisturbed.checkpoint();
      before = undisturbed.said().size();
      play(undisturbed, facts.subList(cut(facts), facts.size()));
      List<Availability> said = undisturbed.said();
      whole = rows(said.subList(before, said.size()));
    }
    assertThat(before).isPositive();
    try (Course restored = new Course(RULES, state)) {
      play(restored, facts.subList(cut(facts), facts.size()));
      assertThat(rows(restored.said())).isNotEmpty().isEqualTo(whole);
    }
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
      OperatorSnapshotUtil.writeStateHandle(state.outlets(), folder.resolve(OUTLETS).toString());
      OperatorSnapshotUtil.writeStateHandle(state.cells(), folder.resolve(CELLS).toString());
    }
  }
}
