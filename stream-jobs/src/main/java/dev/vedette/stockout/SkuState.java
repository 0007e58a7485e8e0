package dev.vedette.stockout;

import dev.vedette.demand.Consumption;
import dev.vedette.demand.DemandModel;
import dev.vedette.demand.Forecast;
import dev.vedette.demand.Surge;
import dev.vedette.event.ReadingSource;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What is known of one SKU at one outlet from the facts so far.
 *
 * @param reading the last count, where there is one
 * @param arrivedSince base units that arrived since that count
 * @param delivery the last delivery, where there is one
 * @param order the last order, where there is one
 * @param demand how it sells, from the first count on
 * @param unlearnt what went between counts since the day last ended; the model takes it in when the
 *     day ends and the region's surge is known
 * @param cycle whether a delivery cycle has begun since then
 * @param episode the open episode, where there is one
 */
record SkuState(
    Optional<Fact.Counted> reading,
    long arrivedSince,
    Optional<Fact.Delivered> delivery,
    Optional<Fact.Ordered> order,
    Optional<DemandModel> demand,
    List<Consumption> unlearnt,
    Cycle cycle,
    Optional<Episode> episode) {
  /** Where the delivery cycle stands. */
  enum Cycle {
    UNDER_WAY,
    JUST_BEGUN
  }

  static final SkuState NOTHING_KNOWN =
      new SkuState(
          Optional.empty(),
          0,
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          List.of(),
          Cycle.UNDER_WAY,
          Optional.empty());

  SkuState with(Optional<Episode> newEpisode) {
    return new SkuState(
        reading, arrivedSince, delivery, order, demand, unlearnt, cycle, newEpisode);
  }

  /** Base units on hand at the last count and arrived since. */
  long inHand() {
    return reading.map(Fact.Counted::onHand).orElse(0L) + arrivedSince;
  }

  /**
   * What is known after one more fact, which must not be older than those before it.
   *
   * @param plan of the outlet's deliveries at that time
   * @param surge as known when the last day had ended
   */
  SkuState after(Fact.OfSku fact, Optional<DeliveryPlan> plan, Surge surge, StockoutRules rules) {
    return switch (fact) {
      case Fact.Counted counted -> counted(counted, surge, rules);
      case Fact.Delivered delivered -> delivered(delivered, plan, rules);
      case Fact.Ordered ordered ->
          new SkuState(
              reading,
              arrivedSince,
              delivery,
              Optional.of(ordered),
              demand,
              unlearnt,
              cycle,
              episode);
    };
  }

  private SkuState counted(Fact.Counted counted, Surge surge, StockoutRules rules) {
    List<Consumption> more = unlearnt;
    if (reading.isPresent() && counted.at().isAfter(reading.get().at())) {
      more = new ArrayList<>(unlearnt);
      Fact.Counted last = reading.get();
      more.add(
          between(
              last.at(), last.source(), last.onHand(), last.unit(), arrivedSince, counted, rules));
    }
    return new SkuState(
        Optional.of(counted),
        0,
        delivery,
        order,
        Optional.of(
            demand.orElseGet(() -> DemandModel.unseen(surge.typicalRate(), counted.unit()))),
        List.copyOf(more),
        cycle,
        episode);
  }

  /** What went between two counts, of which the first was followed by arrivals. */
  static Consumption between(
      Instant first,
      ReadingSource source,
      long onHand,
      long unit,
      long arrived,
      Fact.Counted second,
      StockoutRules rules) {
    long before = onHand + arrived;
    double spread =
        StrictMath.hypot(
            rules.spread(source, onHand), rules.spread(second.source(), second.onHand()));
    return new Consumption(
        rules.trading().at(first),
        rules.trading().at(second.at()),
        Math.max(0, before - second.onHand()),
        spread,
        Math.min(unit, second.unit()),
        before == 0
            ? Consumption.Shelf.EMPTY_THROUGHOUT
            : second.onHand() == 0 ? Consumption.Shelf.FOUND_EMPTY : Consumption.Shelf.STOCKED);
  }

  private SkuState delivered(
      Fact.Delivered delivered, Optional<DeliveryPlan> plan, StockoutRules rules) {
    LocalDate day = delivered.at().atZone(rules.trading().zone()).toLocalDate();
    boolean sameDay =
        delivery
            .map(last -> last.at().atZone(rules.trading().zone()).toLocalDate())
            .filter(day::equals)
            .isPresent();
    Optional<DemandModel> after =
        sameDay || plan.isEmpty()
            ? demand
            : demand.map(model -> model.cycleEnded().delivered(daysLate(day, plan.get())));
    return new SkuState(
        reading,
        Math.addExact(arrivedSince, delivered.quantity()),
        Optional.of(delivered),
        order,
        after,
        unlearnt,
        Cycle.JUST_BEGUN,
        episode);
  }

  /** Days after the planned one; one nearer to the next planned day came early, not late. */
  private static int daysLate(LocalDate day, DeliveryPlan plan) {
    int late = Math.floorMod(ChronoUnit.DAYS.between(plan.anchor(), day), plan.cycleDays());
    return late > plan.cycleDays() / 2 ? 0 : late;
  }

  /** The day ends: what went since the last is learnt, in the light of the region's surge. */
  SkuState dayEnded(Optional<DeliveryPlan> plan, Instant at, Surge surge, StockoutRules rules) {
    if (demand.isEmpty() || (unlearnt.isEmpty() && cycle == Cycle.UNDER_WAY)) {
      return this;
    }
    DemandModel model = demand.get();
    for (Consumption each : unlearnt) {
      model = model.after(each, surge);
      if (each.shelf() != Consumption.Shelf.STOCKED) {
        model = model.cycleSpoilt();
      }
    }
    if (cycle == Cycle.JUST_BEGUN && plan.isPresent()) {
      model =
          inHand() == 0
              ? model.cycleSpoilt()
              : model.cycleBegun(
                  forecast(model, plan, surge, rules)
                      .until(rules.trading().at(plan.get().next(at, rules.deliveryHour())))
                      .moments());
    }
    return new SkuState(
        reading,
        arrivedSince,
        delivery,
        order,
        Optional.of(model),
        List.of(),
        Cycle.UNDER_WAY,
        episode);
  }

  /** Demand from the last count on, which must exist. */
  Forecast forecast(
      DemandModel model, Optional<DeliveryPlan> plan, Surge surge, StockoutRules rules) {
    Fact.Counted last = reading.orElseThrow();
    return new Forecast(
        model,
        surge,
        rules.trading().at(last.at()),
        rules.spread(last.source(), last.onHand()),
        plan.map(DeliveryPlan::cycleDays).orElse(7));
  }
}
