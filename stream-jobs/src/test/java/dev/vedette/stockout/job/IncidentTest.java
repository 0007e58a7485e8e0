package dev.vedette.stockout.job;

import static dev.vedette.stockout.Market.counted;
import static dev.vedette.stockout.Market.day;
import static dev.vedette.stockout.Market.delivered;
import static dev.vedette.stockout.Market.depot;
import static org.assertj.core.api.Assertions.assertThat;

import dev.vedette.event.StockoutAlert;
import dev.vedette.stockout.Fact;
import dev.vedette.stockout.Market;
import dev.vedette.stockout.RuleSettings;
import dev.vedette.stockout.StockoutRules;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import org.apache.flink.streaming.api.watermark.Watermark;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a depot's shortage does to the alerts of its outlets, through the production operators. */
class IncidentTest {
  private static final Duration LATENESS = JudgeHarness.LATENESS;

  /** In the order of their time, whatever the order of arrival and of the operators. */
  private static List<String> settled(List<StockoutAlert> alerts) {
    return alerts.stream()
        .filter(alert -> !alert.getProvisional())
        .sorted(
            Comparator.comparing(StockoutAlert::getAt)
                .thenComparing(StockoutAlert::getAlertId)
                .thenComparingInt(StockoutAlert::getRevision))
        .map(IncidentTest::said)
        .toList();
  }

  private static String said(StockoutAlert alert) {
    return "%s %s/%d %s %s %s %s held=%s under=%s outlets=%s lost=%s worth=%s order=%s %s %s"
        .formatted(
            alert.getKind(),
            alert.getAlertId().substring(0, 6),
            alert.getRevision(),
            alert.getAt(),
            alert.getTransition(),
            alert.getState(),
            alert.getCause(),
            alert.getHeldBack(),
            alert.getIncidentId(),
            alert.getOutletsHeldBack(),
            alert.getLostQty(),
            alert.getLostValue(),
            alert.getSuggestedQty(),
            alert.getRecordedAt(),
            alert.getEvidence());
  }

  /** Of each alert the current statement. */
  private static Map<String, StockoutAlert> current(List<StockoutAlert> alerts) {
    Map<String, StockoutAlert> latest = new LinkedHashMap<>();
    for (StockoutAlert alert : alerts) {
      latest.merge(alert.getAlertId(), alert, (a, b) -> a.getSequence() > b.getSequence() ? a : b);
    }
    return latest;
  }

  /** "kind transition held", settled, oldest first. */
  private static List<String> story(BooksHarness books) {
    return books.alerts().stream()
        .filter(alert -> !alert.getProvisional())
        .sorted(
            Comparator.comparing(StockoutAlert::getAt)
                .thenComparing(StockoutAlert::getKind)
                .thenComparingInt(StockoutAlert::getRevision))
        .map(IncidentTest::brief)
        .toList();
  }

  private static String brief(StockoutAlert alert) {
    return alert.getKind().equals("depot")
        ? "depot %s %d".formatted(alert.getTransition(), alert.getOutletsHeldBack())
        : "outlet %s%s".formatted(alert.getTransition(), alert.getHeldBack() ? " held" : "");
  }

  private static void play(BooksHarness books, List<Fact> facts) throws Exception {
    for (Fact fact : facts) {
      books.send(fact);
      books.reachAfter(fact);
    }
  }

  private static Instant newest(List<Fact> facts) {
    return facts.stream().map(Fact::at).max(Instant::compareTo).orElseThrow();
  }

  private static List<Fact> inOrder(List<Fact> facts) {
    return facts.stream().sorted(Fact.IN_EFFECT).toList();
  }

  /** Stock for nine days at first, and empty from the ninth evening to a delivery on day 14. */
  private static List<Fact> outletThatRunsOut() {
    List<Fact> facts = new ArrayList<>();
    facts.add(Market.outlet());
    facts.add(Market.product(0.1, Optional.empty()));
    for (int day = 0; day < 14; day++) {
      facts.add(counted(day + 0.875, Math.max(0, 90 - 10L * (day + 1))));
    }
    facts.add(delivered(14.25, 100));
    facts.add(counted(14.875, 90));
    return facts;
  }

  private static BooksHarness played(List<Fact> depotCounts) throws Exception {
    List<Fact> facts = new ArrayList<>(outletThatRunsOut());
    facts.addAll(depotCounts);
    BooksHarness books = BooksHarness.open();
    play(books, inOrder(facts));
    books.reach(newest(facts).plus(Duration.ofDays(1)));
    return books;
  }

  @Test
  void anEmptyDepotHoldsItsOutletsAlertsBackAndARecoveredOneLetsThemGo() throws Exception {
    try (BooksHarness books =
        played(
            List.of(
                depot(4.8, 900),
                depot(5.8, 0),
                depot(7.8, 0),
                depot(9.8, 300),
                depot(10.8, 300)))) {
      assertThat(story(books))
          .containsExactly(
              "depot RAISED 0",
              "outlet RAISED held",
              "depot UPDATED 1",
              "depot CLEARED 0",
              "outlet UPDATED",
              "outlet CLEARED");
      StockoutAlert held =
          books.alerts().stream().filter(StockoutAlert::getHeldBack).findFirst().orElseThrow();
      StockoutAlert incident =
          books.alerts().stream()
              .filter(a -> a.getKind().equals("depot"))
              .findFirst()
              .orElseThrow();
      assertThat(held.getIncidentId()).isEqualTo(incident.getAlertId());
      assertThat(held.getCause()).isEqualTo("company_short");
      assertThat(held.getOwner()).isEqualTo("supply");
      assertThat(held.getEvidence()).contains("held_back_by");
      assertThat(incident.getOutletId()).isNull();
      assertThat(incident.getRegion()).isEqualTo("north");
      assertThat(incident.getState().name()).isEqualTo("OUT");
      assertThat(incident.getEvidence()).contains("depot-stock.csv:580").contains("depot-short/1");
    }
  }

  @Test
  void theMoneyAtRiskIsThatOfTheAlertsHeldBack() throws Exception {
    try (BooksHarness books = played(List.of(depot(5.8, 0), depot(7.8, 0), depot(9.8, 0)))) {
      StockoutAlert incident =
          current(
                  books.alerts().stream()
                      .filter(a -> !a.getProvisional() && a.getAt().isBefore(day(9.5)))
                      .toList())
              .values()
              .stream()
              .filter(a -> a.getKind().equals("depot"))
              .findFirst()
              .orElseThrow();
      StockoutAlert held =
          books.alerts().stream()
              .filter(a -> !a.getProvisional() && a.getHeldBack() && a.getAt().isBefore(day(9.5)))
              .reduce((a, b) -> b)
              .orElseThrow();
      assertThat(incident.getLostQty()).isEqualTo(held.getLostQty()).isPositive();
      assertThat(incident.getLostValue())
          .isEqualTo(held.getLostValue())
          .isEqualByComparingTo(
              new BigDecimal("90.5")
                  .multiply(BigDecimal.valueOf(held.getLostQty()))
                  .divide(BigDecimal.valueOf(200)));
    }
  }

  @Test
  void anAlertThatWasOpenBeforeIsHeldBackFromTheDepotsCountOn() throws Exception {
    try (BooksHarness books =
        played(List.of(depot(4.8, 900), depot(6.8, 900), depot(9.8, 0), depot(10.8, 0)))) {
      assertThat(story(books))
          .startsWith("outlet RAISED", "depot RAISED 1", "outlet UPDATED held")
          .doesNotContain("depot UPDATED 0");
    }
  }

  @Test
  void aDepotWhoseCountsFlapHasOneIncident() throws Exception {
    List<Fact> flapping = new ArrayList<>();
    for (int i = 0; i < 40; i++) {
      flapping.add(depot(5.8 + i * 0.2, i % 2 == 0 ? 0 : 50));
    }
    flapping.add(depot(13.8, 700));
    flapping.add(depot(14.4, 700));
    try (BooksHarness books = played(flapping)) {
      assertThat(story(books).stream().filter(said -> said.matches("depot (RAISED|CLEARED).*")))
          .hasSize(2);
    }
  }

  @Test
  void twoDepotsOfARegionAreShortOnlyTogether() throws Exception {
    try (BooksHarness books =
        played(
            List.of(
                depot("a", 5.8, 0),
                depot("b", 5.8, 40),
                depot("a", 6.8, 0),
                depot("b", 6.8, 40),
                depot("a", 9.8, 0),
                depot("b", 9.8, 0)))) {
      assertThat(
              books.alerts().stream()
                  .filter(a -> a.getKind().equals("depot") && !a.getProvisional())
                  .map(StockoutAlert::getAt)
                  .min(Instant::compareTo))
          .contains(day(9.8));
    }
  }

  @Test
  void nothingIsHeldBackOnAnOldWord() throws Exception {
    try (BooksHarness books = played(List.of(depot(7.8, 0)))) {
      assertThat(story(books)).contains("depot EXPIRED 0", "outlet UPDATED");
    }
  }

  @Test
  void theIncidentAndWhatItHoldsBackAreSaidAtOnce() throws Exception {
    try (BooksHarness books = BooksHarness.open()) {
      List<Fact> facts = new ArrayList<>(outletThatRunsOut().subList(0, 11));
      play(books, facts);
      assertThat(current(books.alerts()).values())
          .extracting(IncidentTest::brief)
          .containsExactly("outlet RAISED");
      int before = books.alerts().size();
      books.send(depot(9.0, 0));
      assertThat(books.alerts().subList(before, books.alerts().size()))
          .extracting(IncidentTest::brief)
          .containsExactly("depot RAISED 0");
      books.waitALittle();
      books.reach(day(9.0).minus(LATENESS));
      books.waitALittle();
      assertThat(current(books.alerts()).values())
          .allMatch(StockoutAlert::getProvisional)
          .extracting(IncidentTest::brief)
          .containsExactlyInAnyOrder("outlet UPDATED held", "depot UPDATED 1");
    }
  }

  @Test
  void aCountThatIsCorrectedTakesTheIncidentBack() throws Exception {
    try (BooksHarness books = BooksHarness.open()) {
      play(books, outletThatRunsOut().subList(0, 11));
      Fact.DepotCounted wrong = depot(9.0, 0);
      books.send(wrong);
      books.waitALittle();
      books.send(
          new Fact.DepotCounted(
              "corrected",
              wrong.depotId(),
              wrong.region(),
              wrong.sku(),
              wrong.at(),
              wrong.at().plusSeconds(60),
              wrong.origin(),
              400));
      books.waitALittle();
      assertThat(current(books.alerts()).values())
          .extracting(IncidentTest::brief)
          .containsExactlyInAnyOrder("outlet RAISED", "depot CLEARED 0");
      books.reach(day(12));
      assertThat(books.alerts().stream().filter(a -> !a.getProvisional()))
          .noneMatch(StockoutAlert::getHeldBack)
          .noneMatch(alert -> alert.getKind().equals("depot"));
    }
  }

  @Test
  void aDepotCountThatCameTooLateIsSetAside() throws Exception {
    try (BooksHarness books = BooksHarness.open()) {
      books.send(Market.outlet());
      books.reach(day(7));
      books.send(depot(6, 0));
      assertThat(books.lateDepotCounts()).isEqualTo(1);
      assertThat(books.alerts()).isEmpty();
    }
  }

  @Test
  void aLateProductIsReportedAndYetKnownFromThenOn() throws Exception {
    List<Fact> facts = outletThatRunsOut();
    try (BooksHarness books = BooksHarness.open()) {
      for (Fact fact : facts) {
        if (!(fact instanceof Fact.ProductChanged)) {
          books.send(fact);
          books.reachAfter(fact);
        }
        if (fact.at().equals(day(5.875))) {
          books.send(facts.get(1));
        }
      }
      assertThat(books.late()).isEqualTo(1);
      assertThat(books.alerts().getLast().getTransition().name()).isEqualTo("CLEARED");
      assertThat(books.alerts()).anyMatch(alert -> alert.getLostValue() != null);
    }
  }

  @Test
  void nothingIsRememberedOfDepotsThatAreSilentAndOfIncidentsThatAreOver() throws Exception {
    try (BooksHarness books = played(List.of(depot(5.8, 0), depot(8.8, 300), depot(9.8, 300)))) {
      books.reach(day(30));
      assertThat(books.remembered()).isZero();
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 3, 4, 5, 6, 7})
  void anyOrderOfArrivalWithinTheLatenessSettlesTheSameIncidents(long seed) throws Exception {
    List<Fact> facts = Market.tradeAroundADepot(seed, 16);
    List<StockoutAlert> expected = allInOrder(facts);
    assertThat(settled(expected)).anyMatch(said -> said.contains("held=true"));
    assertThat(settled(expected)).anyMatch(said -> said.startsWith("depot"));
    Random random = new Random(seed);
    for (int i = 0; i < 4; i++) {
      List<StockoutAlert> actual = shuffled(facts, random);
      assertThat(settled(actual)).isEqualTo(settled(expected));
      Map<String, StockoutAlert> inView = current(actual);
      current(expected)
          .forEach(
              (id, alert) ->
                  assertThat(said(Objects.requireNonNull(inView.get(id)))).isEqualTo(said(alert)));
    }
  }

  private static List<StockoutAlert> allInOrder(List<Fact> facts) throws Exception {
    try (BooksHarness books = BooksHarness.open()) {
      play(books, inOrder(facts));
      books.reach(newest(facts).plus(Duration.ofDays(1)));
      return books.alerts();
    }
  }

  private static List<StockoutAlert> shuffled(List<Fact> facts, Random random) throws Exception {
    Map<Fact, Long> delays = new LinkedHashMap<>();
    facts.forEach(fact -> delays.put(fact, random.nextLong(LATENESS.toMillis())));
    List<Fact> arrivals = new ArrayList<>(facts);
    arrivals.sort(
        Comparator.comparing(fact -> fact.at().plusMillis(delays.getOrDefault(fact, 0L))));
    for (int i = 0; i < facts.size() / 10; i++) {
      int from = random.nextInt(arrivals.size());
      arrivals.add(Math.min(arrivals.size(), from + random.nextInt(3)), arrivals.get(from));
    }
    try (BooksHarness books = BooksHarness.open()) {
      long watermark = Long.MIN_VALUE;
      for (Fact fact : arrivals) {
        books.send(fact);
        watermark = Math.max(watermark, fact.at().minus(LATENESS).toEpochMilli() - 1);
        if (random.nextInt(3) == 0) {
          books.reach(new Watermark(watermark));
        }
        if (random.nextInt(5) == 0) {
          books.waitALittle();
        }
      }
      books.waitALittle();
      books.reach(newest(facts).plus(Duration.ofDays(1)));
      assertThat(books.late()).isZero();
      assertThat(books.lateDepotCounts()).isZero();
      return books.alerts();
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {11, 12, 13, 14})
  void aRestartInTheMiddleSettlesTheSameIncidents(long seed) throws Exception {
    List<Fact> facts = inOrder(Market.tradeAroundADepot(seed, 14));
    int cut = new Random(seed).nextInt(facts.size());
    List<StockoutAlert> actual = new ArrayList<>();
    BooksHarness.Snapshot state;
    try (BooksHarness before = BooksHarness.open()) {
      play(before, facts.subList(0, cut));
      state = before.snapshot();
      actual.addAll(before.alerts());
    }
    try (BooksHarness after = BooksHarness.restored(state)) {
      play(after, facts.subList(cut, facts.size()));
      after.reach(newest(facts).plus(Duration.ofDays(1)));
      actual.addAll(after.alerts());
    }
    assertThat(settled(actual)).isEqualTo(settled(allInOrder(facts)));
  }

  @Test
  void whatIsShortIsARule() throws Exception {
    StockoutRules rules =
        RuleSettings.with(
            RuleSettings.with(StockoutRules.standard(), "depot-recovered-from", "800"),
            "depot-short-below",
            "200");
    try (BooksHarness books = BooksHarness.open(rules)) {
      books.send(depot(1, 250));
      assertThat(books.alerts()).isEmpty();
      books.send(depot(2, 150));
      books.send(depot(3, 500));
      books.send(depot(4, 500));
      assertThat(books.alerts()).extracting(IncidentTest::brief).containsExactly("depot RAISED 0");
      assertThat(books.alerts().getFirst().getState().name()).isEqualTo("AT_RISK");
      books.send(depot(5, 900));
      books.send(depot(6, 900));
      assertThat(books.alerts())
          .extracting(IncidentTest::brief)
          .containsExactly("depot RAISED 0", "depot CLEARED 0");
    }
  }

  @Test
  void aProductThatLeftTheMarketRaisesNoAlertAndAnOpenOneAdvisesNoOrder() throws Exception {
    LocalDate first = LocalDate.of(2026, 1, 5);
    List<Fact> facts = new ArrayList<>(outletThatRunsOut());
    facts.set(1, Market.product(0.1, Optional.of(first.plusDays(9))));
    try (BooksHarness books = BooksHarness.open()) {
      play(books, facts);
      books.reach(day(20));
      List<StockoutAlert> said =
          books.alerts().stream().filter(alert -> !alert.getProvisional()).toList();
      StockoutAlert delisted =
          said.stream().filter(a -> "delisted".equals(a.getCause())).findFirst().orElseThrow();
      assertThat(delisted.getAt()).isEqualTo(day(9));
      assertThat(delisted.getOwner()).isEqualTo("assortment planning");
      assertThat(delisted.getSuggestedQty()).isNull();
      assertThat(delisted.getOrderBy()).isNull();
    }
    facts.set(1, Market.product(0.1, Optional.of(first.plusDays(3))));
    try (BooksHarness books = BooksHarness.open()) {
      play(books, facts);
      books.reach(day(20));
      assertThat(books.alerts()).isEmpty();
    }
  }
}
