package dev.vedette.price.job;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vedette.event.PriceCase;
import dev.vedette.event.PriceVerdict;
import dev.vedette.flink.StoredState;
import dev.vedette.price.Fact;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.flink.streaming.util.OperatorSnapshotUtil;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * State that an earlier version wrote is read by this one, and the course goes on as if nothing had
 * happened.
 */
class StoredStateTest {
  private static final String CLERK = "clerk-state-1.bin";
  private static final String JUDGE = "judge-state-1.bin";
  private static final String CASES = "cases-state-1.bin";
  private static final double LATER = 100.5 + PriceHarness.RETENTION.toDays();

  /** Verdicts of several revisions, one withdrawn, and a price that waits. */
  private static final List<Fact> BEFORE =
      List.of(
          Trade.outlet("outlet", 0),
          Trade.product("sku", 0),
          Trade.guide("sku", 1, "10", 0, 0),
          Trade.seen("outlet", "sku", 99, "10"),
          Trade.seen("outlet", "sku", 120, "12"),
          Trade.seen("outlet", "sku", 120, "10", 130),
          Trade.guide("sku", 3, "9", 0, 140),
          Trade.guide("sku", 2, "11", 0, 140),
          Trade.seen("nowhere", "sku", 200, "10"));

  private static final List<Fact> AFTER =
      List.of(
          Trade.guide("sku", 4, "12", 0, 150),
          Trade.seen("outlet", "sku", 98, "10"),
          Trade.outlet("nowhere", 0));

  private static void begin(PriceHarness harness) throws Exception {
    for (Fact fact : BEFORE) {
      harness.send(fact);
    }
    harness.reach(Trade.day(LATER));
  }

  private static List<String> goOn(PriceHarness harness) throws Exception {
    int before = harness.statements().size();
    int requested = harness.requests().size();
    for (Fact fact : AFTER) {
      harness.send(fact);
    }
    harness.wallClock(PriceHarness.PATIENCE.multipliedBy(2));
    List<String> said = new ArrayList<>();
    List<PriceVerdict> statements = harness.statements();
    statements
        .subList(before, statements.size())
        .forEach(next -> said.add("%s %d".formatted(next.getEventId(), next.getSequence())));
    said.sort(null);
    harness.requests().stream().skip(requested).forEach(request -> said.add(request.getEventId()));
    return said;
  }

  @Test
  void theStateOfVersionOneIsReadAndTheCourseGoesOn(@TempDir Path folder) throws Exception {
    PriceHarness.Stored stored =
        new PriceHarness.Stored(
            StoredState.read(StoredStateTest.class, CLERK, folder),
            StoredState.read(StoredStateTest.class, JUDGE, folder));
    List<String> whole;
    try (PriceHarness undisturbed = PriceHarness.open()) {
      begin(undisturbed);
      whole = goOn(undisturbed);
    }
    try (PriceHarness restored = PriceHarness.restored(stored, "first")) {
      assertThat(goOn(restored)).hasSizeGreaterThan(4).isEqualTo(whole);
    }
  }

  /** What is said of the verdicts before and after the cut. */
  private record Statements(List<PriceVerdict> before, List<PriceVerdict> after) {
    static Statements ofTheCourse() throws Exception {
      try (PriceHarness harness = PriceHarness.open()) {
        begin(harness);
        int cut = harness.statements().size();
        goOn(harness);
        List<PriceVerdict> all = harness.statements();
        return new Statements(all.subList(0, cut), all.subList(cut, all.size()));
      }
    }
  }

  @Test
  void theCasesOfVersionOneAreReadAndNoneIsOpenedAgain(@TempDir Path folder) throws Exception {
    Statements statements = Statements.ofTheCourse();
    List<PriceCase> whole;
    try (CaseHarness undisturbed = CaseHarness.open()) {
      undisturbed.hear(statements.before());
      undisturbed.hear(statements.after());
      whole = undisturbed.said();
    }
    try (CaseHarness restored =
        CaseHarness.restored(StoredState.read(StoredStateTest.class, CASES, folder))) {
      restored.hear(statements.after());
      List<PriceCase> said = restored.said();
      assertThat(said).isNotEmpty().hasSizeLessThan(whole.size());
      assertThat(said)
          .extracting(PriceCase::getEventId)
          .containsExactlyElementsOf(
              whole.subList(whole.size() - said.size(), whole.size()).stream()
                  .map(PriceCase::getEventId)
                  .toList());
    }
  }

  /**
   * Writes the fixtures of the present version to the folder given, to be run when the stored form
   * gets a new version.
   */
  public static void main(String[] arguments) throws Exception {
    try (PriceHarness harness = PriceHarness.open()) {
      begin(harness);
      PriceHarness.Stored stored = harness.snapshot();
      Path folder = Path.of(arguments[0]);
      OperatorSnapshotUtil.writeStateHandle(stored.clerk(), folder.resolve(CLERK).toString());
      OperatorSnapshotUtil.writeStateHandle(stored.judge(), folder.resolve(JUDGE).toString());
      try (CaseHarness cases = CaseHarness.open()) {
        cases.hear(Statements.ofTheCourse().before());
        OperatorSnapshotUtil.writeStateHandle(cases.snapshot(), folder.resolve(CASES).toString());
      }
    }
  }
}
