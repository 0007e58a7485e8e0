package dev.vedette.stockout.job;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vedette.event.StockoutAlert;
import dev.vedette.stockout.Fact;
import dev.vedette.stockout.Market;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.streaming.util.OperatorSnapshotUtil;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * State that an earlier version wrote is read by this one, and the course goes on as if nothing had
 * happened.
 */
class StoredStateTest {
  private static final String FIXTURE = "operator-state-1.bin";
  private static final int CUT = 60;

  private static List<Fact> facts() {
    return Market.trade(42, 16).stream().sorted(Fact.IN_EFFECT).toList();
  }

  private static void play(JudgeHarness harness, List<Fact> facts) throws Exception {
    for (Fact fact : facts) {
      harness.send(fact);
      harness.reachAfter(fact);
    }
  }

  private static List<String> settled(List<StockoutAlert> alerts) {
    return alerts.stream()
        .filter(alert -> !alert.getProvisional())
        .map(alert -> alert.getAlertId() + "/" + alert.getRevision() + "/" + alert.getTransition())
        .toList();
  }

  @Test
  void theStateOfVersionOneIsReadAndTheCourseGoesOn(@TempDir Path folder) throws Exception {
    Path copy = folder.resolve(FIXTURE);
    try (InputStream fixture =
        Objects.requireNonNull(StoredStateTest.class.getResourceAsStream(FIXTURE))) {
      Files.copy(fixture, copy);
    }
    OperatorSubtaskState state = OperatorSnapshotUtil.readStateHandle(copy.toString());
    List<Fact> facts = facts();
    List<String> whole;
    int before;
    try (var undisturbed = JudgeHarness.open()) {
      play(undisturbed, facts.subList(0, CUT));
      before = settled(undisturbed.alerts()).size();
      play(undisturbed, facts.subList(CUT, facts.size()));
      whole = settled(undisturbed.alerts());
    }
    try (var restored = JudgeHarness.restored(state)) {
      play(restored, facts.subList(CUT, facts.size()));
      assertThat(settled(restored.alerts()))
          .isNotEmpty()
          .isEqualTo(whole.subList(before, whole.size()));
    }
  }

  /**
   * Writes the fixture of the present version to the path given, to be run when the stored form
   * gets a new version.
   */
  public static void main(String[] arguments) throws Exception {
    try (var harness = JudgeHarness.open()) {
      play(harness, facts().subList(0, CUT));
      OperatorSnapshotUtil.writeStateHandle(harness.snapshot(), arguments[0]);
    }
  }
}
