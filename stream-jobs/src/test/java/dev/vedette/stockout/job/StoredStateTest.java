package dev.vedette.stockout.job;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vedette.event.StockoutAlert;
import dev.vedette.flink.StoredState;
import dev.vedette.stockout.Fact;
import dev.vedette.stockout.Market;
import java.nio.file.Path;
import java.util.List;
import org.apache.flink.streaming.util.OperatorSnapshotUtil;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * State that an earlier version wrote is read by this one, and the course goes on as if nothing had
 * happened.
 */
class StoredStateTest {
  private static final int DEPOT_CUT = 92;

  private static List<String> settled(List<StockoutAlert> alerts) {
    return alerts.stream()
        .filter(alert -> !alert.getProvisional())
        .map(alert -> alert.getAlertId() + "/" + alert.getRevision() + "/" + alert.getTransition())
        .toList();
  }

  /** Facts around a depot, cut while it is short and holds an alert back. */
  private static List<Fact> factsAroundADepot() {
    return Market.tradeAroundADepot(4, 16).stream().sorted(Fact.IN_EFFECT).toList();
  }

  private static void play(BooksHarness books, List<Fact> facts) throws Exception {
    for (Fact fact : facts) {
      books.send(fact);
      books.reachAfter(fact);
    }
  }

  @Test
  void theStateOfVersionOneIsReadAndTheCourseGoesOn(@TempDir Path folder) throws Exception {
    BooksHarness.Snapshot state =
        new BooksHarness.Snapshot(
            StoredState.read(StoredStateTest.class, "depot-state-1.bin", folder),
            StoredState.read(StoredStateTest.class, "operator-state-1.bin", folder),
            StoredState.read(StoredStateTest.class, "incident-state-1.bin", folder));
    List<Fact> facts = factsAroundADepot();
    List<String> whole;
    int before;
    try (BooksHarness undisturbed = BooksHarness.open()) {
      play(undisturbed, facts.subList(0, DEPOT_CUT));
      before = settled(undisturbed.alerts()).size();
      play(undisturbed, facts.subList(DEPOT_CUT, facts.size()));
      whole = settled(undisturbed.alerts());
    }
    try (BooksHarness restored = BooksHarness.restored(state)) {
      play(restored, facts.subList(DEPOT_CUT, facts.size()));
      assertThat(restored.alerts())
          .anyMatch(alert -> alert.getKind().equals("depot") && alert.getOutletsHeldBack() > 0);
      assertThat(settled(restored.alerts()))
          .isNotEmpty()
          .isEqualTo(whole.subList(before, whole.size()));
    }
  }

  /**
   * Writes the fixtures of the present version into the folder given, to be run when a stored form
   * gets a new version.
   */
  public static void main(String[] arguments) throws Exception {
    try (BooksHarness books = BooksHarness.open()) {
      play(books, factsAroundADepot().subList(0, DEPOT_CUT));
      BooksHarness.Snapshot state = books.snapshot();
      Path folder = Path.of(arguments[0]);
      OperatorSnapshotUtil.writeStateHandle(
          state.depots(), folder.resolve("depot-state-1.bin").toString());
      OperatorSnapshotUtil.writeStateHandle(
          state.judge(), folder.resolve("operator-state-1.bin").toString());
      OperatorSnapshotUtil.writeStateHandle(
          state.incidents(), folder.resolve("incident-state-1.bin").toString());
    }
  }
}
