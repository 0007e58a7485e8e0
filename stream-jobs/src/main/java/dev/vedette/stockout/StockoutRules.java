package dev.vedette.stockout;

import dev.vedette.demand.TradingTime;
import dev.vedette.event.ReadingSource;
import java.io.Serializable;
import java.time.Duration;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * When the stock of a SKU at an outlet is a matter for somebody.
 *
 * @param raiseFrom a warning is raised when the stock runs out before the next delivery with at
 *     least this probability; too low drowns managers, too high warns when it is too late to order
 * @param clearBelow a warning is cleared below this probability; must be less than {@code
 *     raiseFrom}, and too close to it lets a warning flap
 * @param suspectFrom a stock that was not counted since is suspected to be gone from this
 *     probability on
 * @param minimumHistory trading days between counts that must be behind a warning
 * @param unknownAfterCycles delivery cycles after which a count says nothing any more
 * @param deliveryTime local time at which planned deliveries arrive
 * @param orderLead how long before a planned delivery the outlet must have ordered
 * @param trading when outlets sell
 * @param dayEnds local time at which a day's counts are in and outlooks are revised
 * @param surgeRegionLevels parts of the region path over which a product's surge is pooled; needs
 *     some ten outlets that sell the product
 * @param visitSpread standard deviation of a count at a visit, as a share of the count
 * @param selfReportSpread standard deviation of what an outlet reports itself, likewise
 * @param depotShortBelow base units of a SKU, at all depots of a region together, below which they
 *     are short of it and an incident holds back their outlets' alerts; 1 is an empty depot, too
 *     high holds back what could still be supplied
 * @param depotRecoveredFrom base units from which they are not short any more, at least {@code
 *     depotShortBelow}; too close to it, goods that are gone the same day end an incident
 * @param depotRecoveredAfter for how long counts must have said so; too short lets an incident flap
 *     with the counts, too long holds alerts back when goods are there
 * @param depotUnknownAfter age at which a depot's count says nothing any more and its incident ends
 * @param scoreAt local time at which the outlook of each SKU is published once a day; null where it
 *     is not
 */
public record StockoutRules(
    double raiseFrom,
    double clearBelow,
    double suspectFrom,
    int minimumHistory,
    int unknownAfterCycles,
    LocalTime deliveryTime,
    Duration orderLead,
    TradingTime trading,
    LocalTime dayEnds,
    int surgeRegionLevels,
    double visitSpread,
    double selfReportSpread,
    int depotShortBelow,
    int depotRecoveredFrom,
    Duration depotRecoveredAfter,
    Duration depotUnknownAfter,
    @Nullable LocalTime scoreAt)
    implements Serializable {
  /**
   * @throws IllegalArgumentException if the thresholds cross or a span is not positive
   */
  public StockoutRules {
    if (!(raiseFrom <= 1 && clearBelow > 0 && raiseFrom > clearBelow)) {
      throw new IllegalArgumentException(
          "Cannot warn from %s and clear below %s: both are probabilities, the first above the second"
              .formatted(raiseFrom, clearBelow));
    }
    if (minimumHistory < 0 || unknownAfterCycles < 1 || surgeRegionLevels < 1) {
      throw new IllegalArgumentException(
          "Cannot use minimum history %d, unknown after %d cycles, %d region levels: the first must be 0 or more, the others 1 or more"
              .formatted(minimumHistory, unknownAfterCycles, surgeRegionLevels));
    }
    if (depotShortBelow < 1 || depotRecoveredFrom < depotShortBelow) {
      throw new IllegalArgumentException(
          "Cannot call depots short below %d and recovered from %d base units: the first must be 1 or more, since an empty depot is short, and the second at least the first"
              .formatted(depotShortBelow, depotRecoveredFrom));
    }
    if (depotRecoveredAfter.isNegative() || depotUnknownAfter.compareTo(depotRecoveredAfter) <= 0) {
      throw new IllegalArgumentException(
          "Cannot wait %s for a depot to recover and %s for its next count: the first must not be negative, the second must be longer"
              .formatted(depotRecoveredAfter, depotUnknownAfter));
    }
  }

  /** Sensible rules for a market with weekly deliveries at six in the morning, UTC. */
  public static StockoutRules standard() {
    return new StockoutRules(
        0.5,
        0.35,
        0.8,
        14,
        3,
        LocalTime.of(6, 0),
        Duration.ofHours(9),
        new TradingTime(LocalTime.of(8, 0), LocalTime.of(20, 0), ZoneId.of("UTC")),
        LocalTime.of(22, 0),
        2,
        0.0,
        0.1,
        1,
        1,
        Duration.ofHours(12),
        Duration.ofDays(3),
        null);
  }

  /** These rules, with the outlook of each SKU published daily. */
  public StockoutRules scoringAt(LocalTime time) {
    return new StockoutRules(
        raiseFrom,
        clearBelow,
        suspectFrom,
        minimumHistory,
        unknownAfterCycles,
        deliveryTime,
        orderLead,
        trading,
        dayEnds,
        surgeRegionLevels,
        visitSpread,
        selfReportSpread,
        depotShortBelow,
        depotRecoveredFrom,
        depotRecoveredAfter,
        depotUnknownAfter,
        time);
  }

  /** These rules, with days and hours as they are in another zone. */
  public StockoutRules in(ZoneId zone) {
    return new StockoutRules(
        raiseFrom,
        clearBelow,
        suspectFrom,
        minimumHistory,
        unknownAfterCycles,
        deliveryTime,
        orderLead,
        new TradingTime(trading.opens(), trading.closes(), zone),
        dayEnds,
        surgeRegionLevels,
        visitSpread,
        selfReportSpread,
        depotShortBelow,
        depotRecoveredFrom,
        depotRecoveredAfter,
        depotUnknownAfter,
        scoreAt);
  }

  /** The deployment's zone. */
  public ZoneId zone() {
    return trading.zone();
  }

  DeliveryHour deliveryHour() {
    return new DeliveryHour(deliveryTime, trading.zone());
  }

  public DayEnd dayEnd() {
    return new DayEnd(dayEnds, trading.zone());
  }

  Optional<DayEnd> scoreHour() {
    return Optional.ofNullable(scoreAt).map(time -> new DayEnd(time, trading.zone()));
  }

  /** The region over which a surge is pooled, of an outlet in {@code region}. */
  public String surgeRegion(String region) {
    int end = -1;
    for (int level = 0; level < surgeRegionLevels; level++) {
      end = region.indexOf('/', end + 1);
      if (end < 0) {
        return region;
      }
    }
    return region.substring(0, end);
  }

  /** Standard deviation of a count, in base units. */
  double spread(ReadingSource source, long onHand) {
    return switch (source) {
      case POS, SAMPLE_SITE -> 0;
      case VISIT -> visitSpread * onHand;
      case SELF_REPORT -> selfReportSpread * onHand;
    };
  }
}
