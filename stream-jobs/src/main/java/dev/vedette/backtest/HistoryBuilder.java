package dev.vedette.backtest;

import dev.vedette.backtest.KnowledgeReader.Plan;
import dev.vedette.backtest.KnowledgeReader.Report;
import dev.vedette.stockout.Fact;
import dev.vedette.stockout.OutletProfile;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * Puts the truth of each day beside the facts that were reported. The truth decides which days and
 * keys there are; facts about others are left out.
 */
public final class HistoryBuilder {
  private record Key(String outletId, String sku) {
    static final Comparator<Key> ORDER =
        Comparator.comparing(Key::outletId).thenComparing(Key::sku);
  }

  private static final class Facts {
    final Map<LocalDate, Long> closingStock = new HashMap<>();
    final List<Report> deliveries = new ArrayList<>();
    final List<Report> readings = new ArrayList<>();
  }

  private final ScoringTime scoringTime;
  private final Map<Key, Facts> keys = new TreeMap<>(Key.ORDER);
  private final Map<String, List<Plan>> plans = new HashMap<>();
  private final Set<String> eventIds = new HashSet<>();

  public HistoryBuilder(ScoringTime scoringTime) {
    this.scoringTime = scoringTime;
  }

  /**
   * What was left of a SKU at the end of a day.
   *
   * @param closingStock base units, at least 0
   * @throws IllegalArgumentException if the stock is negative, or the day was told already
   */
  public void truth(String outletId, String sku, LocalDate day, long closingStock) {
    if (closingStock < 0) {
      throw new IllegalArgumentException(
          "Cannot use a closing stock of %d: it is at least 0".formatted(closingStock));
    }
    Facts facts = keys.computeIfAbsent(new Key(outletId, sku), key -> new Facts());
    if (facts.closingStock.putIfAbsent(day, closingStock) != null) {
      throw new IllegalArgumentException(
          "Cannot use a second row for %s, %s, %s".formatted(outletId, sku, day));
    }
  }

  /** What was reported, in any order; what was reported twice counts once. */
  public void fact(Fact fact) {
    switch (fact) {
      case Fact.Delivered delivered -> {
        Facts facts = keys.get(new Key(delivered.outletId(), delivered.sku()));
        if (facts != null && eventIds.add(delivered.eventId())) {
          facts.deliveries.add(
              new Report(
                  delivered.line(), delivered.at(), delivered.recordedAt(), delivered.quantity()));
        }
      }
      case Fact.Counted counted -> {
        Facts facts = keys.get(new Key(counted.outletId(), counted.sku()));
        if (facts != null) {
          facts.readings.add(
              new Report(
                  counted.source().name(), counted.at(), counted.recordedAt(), counted.onHand()));
        }
      }
      case Fact.OutletChanged changed -> {
        OutletProfile profile = changed.profile();
        plans
            .computeIfAbsent(changed.outletId(), id -> new ArrayList<>())
            .add(new Plan(changed.at(), changed.recordedAt(), profile.deliveries()));
      }
      case Fact.Ordered ordered -> {}
      case Fact.TimeReached reached -> {}
      case Fact.ProductChanged changed -> {}
      case Fact.DepotCounted counted -> {}
    }
  }

  /**
   * @throws IllegalArgumentException if no truth was told
   */
  public History build() {
    List<LocalDate> dates =
        keys.values().stream()
            .flatMap(facts -> facts.closingStock.keySet().stream())
            .distinct()
            .sorted()
            .toList();
    if (dates.isEmpty()) {
      throw new IllegalArgumentException("Cannot score: no day's truth is known");
    }
    LocalDate firstDay = dates.getFirst();
    int days = (int) ChronoUnit.DAYS.between(firstDay, dates.getLast()) + 1;
    plans.values().forEach(list -> list.sort(Comparator.comparing(Plan::at)));
    List<KeyHistory> histories = new ArrayList<>(keys.size());
    keys.forEach((key, facts) -> histories.add(history(key, facts, firstDay, days)));
    return new History(firstDay, days, scoringTime, histories);
  }

  private KeyHistory history(Key key, Facts facts, LocalDate firstDay, int days) {
    long[] closingStock = new long[days];
    long[] delivered = new long[days];
    Arrays.fill(closingStock, KeyHistory.UNKNOWN);
    Arrays.fill(delivered, KeyHistory.UNKNOWN);
    facts.closingStock.forEach(
        (date, stock) -> closingStock[(int) ChronoUnit.DAYS.between(firstDay, date)] = stock);
    for (Report delivery : lastWords(facts.deliveries)) {
      long day = ChronoUnit.DAYS.between(firstDay, scoringTime.day(delivery.at()));
      if (day >= 0 && day < days) {
        delivered[(int) day] = Math.max(0, delivered[(int) day]) + delivery.quantity();
      }
    }
    KnowledgeReader reader =
        new KnowledgeReader(
            scoringTime,
            facts.deliveries,
            facts.readings,
            plans.getOrDefault(key.outletId(), List.of()));
    return new KeyHistory(
        key.outletId(), key.sku(), closingStock, delivered, reader.read(firstDay, days));
  }

  /** What really came: of two words about one line the later is right. */
  private static List<Report> lastWords(List<Report> deliveries) {
    Map<String, Report> last = new HashMap<>();
    deliveries.stream()
        .sorted(Comparator.comparing(Report::recordedAt))
        .forEach(delivery -> last.put(delivery.subject(), delivery));
    return List.copyOf(last.values());
  }
}
