package dev.vedette.ingestion;

import dev.vedette.event.Outlet;
import dev.vedette.event.PriceBasis;
import dev.vedette.event.PriceObservation;
import dev.vedette.event.PriceRule;
import dev.vedette.event.PriceRuleKind;
import dev.vedette.event.Visit;
import java.time.Instant;
import java.util.Locale;
import org.apache.avro.specific.SpecificRecord;
import org.jspecify.annotations.Nullable;

/** What must hold between the columns of one row. */
final class CrossChecks {
  private CrossChecks() {}

  static void check(SpecificRecord event) throws RejectedException {
    switch (event) {
      case PriceRule rule -> checkRule(rule);
      case PriceObservation observation -> checkObservation(observation);
      case Visit visit -> {
        checkOrder("started_at", visit.getStartedAt(), "ended_at", visit.getEndedAt());
        checkPosition(visit.getLatitude(), visit.getLongitude());
      }
      case Outlet outlet -> checkPosition(outlet.getLatitude(), outlet.getLongitude());
      default -> {}
    }
  }

  private static void checkRule(PriceRule rule) throws RejectedException {
    Instant from = rule.getValidFrom();
    Instant to = rule.getValidTo();
    checkOrder("valid_from", from, "valid_to", to);
    if (from.equals(to)) {
      // A withdrawal: nothing of it is ever applied.
      return;
    }
    PriceRuleKind kind = rule.getKind();
    String why = "a %s".formatted(kind.name().toLowerCase(Locale.ROOT));
    if (kind == PriceRuleKind.MARKUP_FLOOR) {
      require("percent", rule.getPercent(), why);
    } else {
      require("amount", rule.getAmount(), why);
      require("basis", rule.getBasis(), why);
    }
    if (kind == PriceRuleKind.UNIT_FLOOR && rule.getBasis() != PriceBasis.THOUSAND_UNITS) {
      throw new RejectedException(
          Reason.UNKNOWN_VALUE,
          "basis",
          String.valueOf(rule.getBasis()),
          "basis of a unit_floor must be thousand_units");
    }
    if (rule.getRounding() != null) {
      require("tick", rule.getTick(), "a rule with rounding");
    }
  }

  private static void checkObservation(PriceObservation observation) throws RejectedException {
    if (observation.getLabelPrice() == null && observation.getChargedPrice() == null) {
      throw new RejectedException(
          Reason.MISSING_VALUE,
          "label_price",
          null,
          "A price observation needs label_price, charged_price or both");
    }
  }

  private static void checkPosition(@Nullable Double latitude, @Nullable Double longitude)
      throws RejectedException {
    if (latitude != null) {
      require("longitude", longitude, "a position");
    } else if (longitude != null) {
      require("latitude", null, "a position");
    }
  }

  private static void require(String column, @Nullable Object value, String why)
      throws RejectedException {
    if (value == null) {
      throw new RejectedException(
          Reason.MISSING_VALUE, column, null, "%s is missing: %s needs it".formatted(column, why));
    }
  }

  private static void checkOrder(String beginning, Instant from, String end, @Nullable Instant to)
      throws RejectedException {
    if (to != null && to.isBefore(from)) {
      throw new RejectedException(
          Reason.INVERTED_INTERVAL,
          end,
          to.toString(),
          "%s lies before %s, %s".formatted(end, beginning, from));
    }
  }
}
