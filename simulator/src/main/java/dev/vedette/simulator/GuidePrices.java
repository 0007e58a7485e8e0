package dev.vedette.simulator;

import dev.vedette.event.PriceBasis;
import dev.vedette.event.PriceRule;
import dev.vedette.event.PriceRuleKind;
import dev.vedette.simulator.Chance.Purpose;
import dev.vedette.topic.EventType;
import java.math.BigDecimal;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** The guide prices 零售指导价; some change half-way through, and are announced ten days before. */
final class GuidePrices {
  private static final int ANNOUNCED_BEFORE = 10;
  private static final double RISE = 1.08;

  private GuidePrices() {}

  /** Guide price of a pack on a day. */
  static BigDecimal on(MarketParameters parameters, Sku sku, int day) {
    return day >= changeDay(parameters) && changes(parameters, sku) ? raised(sku) : sku.guide();
  }

  private static int changeDay(MarketParameters parameters) {
    return parameters.days() / 2;
  }

  private static boolean changes(MarketParameters parameters, Sku sku) {
    return Chance.of(parameters.seed(), Purpose.PRICE_RULES, sku.number())
        .happens(parameters.prices().changedShare());
  }

  private static BigDecimal raised(Sku sku) {
    return Assortment.halves(sku.guide().doubleValue() * RISE).max(sku.guide());
  }

  static void report(MarketParameters parameters, Timetable timetable, Sku sku, MarketSink sink) {
    Instant change = timetable.at(changeDay(parameters), 0);
    boolean changes = changes(parameters, sku);
    sink.event(
        rule(
            parameters,
            sku,
            "GUIDE-" + sku.code() + "-1",
            sku.guide(),
            timetable.begin(),
            changes ? change : null,
            timetable.begin()));
    if (changes) {
      int announced = Math.max(0, changeDay(parameters) - ANNOUNCED_BEFORE);
      sink.event(
          rule(
              parameters,
              sku,
              "GUIDE-" + sku.code() + "-2",
              raised(sku),
              change,
              null,
              timetable.at(announced, Timetable.OFFICE)));
    }
  }

  private static SimulatedEvent rule(
      MarketParameters parameters,
      Sku sku,
      String id,
      BigDecimal amount,
      Instant from,
      @Nullable Instant to,
      Instant recorded) {
    BigDecimal tolerance =
        EventMaker.money(
            BigDecimal.valueOf(Math.round(parameters.prices().tolerance() * 10_000), 4));
    PriceRule rule = new PriceRule();
    rule.setEventId(EventMaker.NO_ID);
    rule.setRecordedAt(recorded);
    rule.setRuleId(id);
    rule.setVersion(1);
    rule.setKind(PriceRuleKind.GUIDE);
    rule.setSku(sku.code());
    rule.setBasis(PriceBasis.PACK);
    rule.setAmount(EventMaker.money(amount));
    rule.setToleranceLow(tolerance);
    rule.setToleranceHigh(tolerance);
    rule.setValidFrom(from);
    rule.setValidTo(to);
    rule.setGraceDays(7);
    rule.setCitation("simulated price list");
    rule.setReportedBySystem(EventMaker.SYSTEM);
    return new SimulatedEvent(EventType.PRICE_RULES, rule, recorded);
  }
}
