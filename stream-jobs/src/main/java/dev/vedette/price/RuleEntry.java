package dev.vedette.price;

import dev.vedette.event.PriceBasis;
import dev.vedette.event.PriceRuleKind;
import dev.vedette.event.Rounding;
import dev.vedette.provenance.Origin;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One version of one rule of the price law. What it says of bounds is in its own basis.
 *
 * @param version a higher one replaces the lower ones of its rule altogether; at least 1
 * @param basis what the amount is the price of; thousand units for a unit_floor
 * @param amount at least 0; none for a markup_floor
 * @param percent mark-up as a fraction of the wholesale price, at least 0; a markup_floor has one
 * @param toleranceLow fraction from 0 to 1 that a price may lie below the guide; no bound where
 *     null
 * @param toleranceHigh fraction, at least 0, that it may lie above; no bound where null
 * @param rounding how bounds are rounded to the tick, in the observation's basis; not at all where
 *     null
 * @param tick above 0
 * @param validFrom first instant at which it is in force
 * @param validTo first instant at which it is no longer; open where null; where it is validFrom the
 *     rule is withdrawn
 * @param graceDays days of 24 hours after validFrom on which the bounds before it are accepted, too
 * @param citation where it is published
 */
public record RuleEntry(
    String eventId,
    Instant recordedAt,
    Origin origin,
    String ruleId,
    int version,
    PriceRuleKind kind,
    Scope scope,
    @Nullable PriceBasis basis,
    @Nullable BigDecimal amount,
    @Nullable BigDecimal percent,
    @Nullable BigDecimal toleranceLow,
    @Nullable BigDecimal toleranceHigh,
    @Nullable Rounding rounding,
    @Nullable BigDecimal tick,
    Instant validFrom,
    @Nullable Instant validTo,
    int graceDays,
    @Nullable String citation)
    implements Fact {

  /**
   * @throws IllegalArgumentException if it could not be applied; ingestion refuses such a rule
   */
  public RuleEntry {
    if (validTo != null && validTo.isBefore(validFrom)) {
      throw impossible(ruleId, version, "valid_to lies before valid_from");
    }
    boolean isWithdrawal = validFrom.equals(validTo);
    if (!isWithdrawal) {
      if (kind == PriceRuleKind.MARKUP_FLOOR) {
        if (percent == null || percent.signum() < 0) {
          throw impossible(ruleId, version, "a markup_floor needs a percent of at least 0");
        }
      } else if (amount == null || amount.signum() < 0 || basis == null) {
        throw impossible(ruleId, version, "it needs a basis and an amount of at least 0");
      }
      if (kind == PriceRuleKind.UNIT_FLOOR && basis != PriceBasis.THOUSAND_UNITS) {
        throw impossible(ruleId, version, "the basis of a unit_floor is thousand_units");
      }
      if (isBelow(toleranceLow, BigDecimal.ZERO)
          || isBelow(toleranceHigh, BigDecimal.ZERO)
          || (toleranceLow != null && toleranceLow.compareTo(BigDecimal.ONE) > 0)) {
        throw impossible(ruleId, version, "a tolerance lies outside of its range");
      }
      if (rounding != null && (tick == null || tick.signum() <= 0)) {
        throw impossible(ruleId, version, "rounding needs a tick above 0");
      }
    }
  }

  private static IllegalArgumentException impossible(String ruleId, int version, String why) {
    return new IllegalArgumentException(
        "Cannot apply rule %s version %d: %s. Send the version again, corrected."
            .formatted(ruleId, version, why));
  }

  private static boolean isBelow(@Nullable BigDecimal value, BigDecimal least) {
    return value != null && value.compareTo(least) < 0;
  }

  @Override
  public String topic() {
    return "price-rules";
  }

  /** How people speak of it. */
  String title() {
    return "%s version %d".formatted(ruleId, version);
  }

  /** First instant at which it is no longer in force; {@link Instant#MAX} where open. */
  Instant end() {
    return validTo == null ? Instant.MAX : validTo;
  }

  /** Whether this version takes the rule back. */
  public boolean isWithdrawal() {
    return validFrom.equals(validTo);
  }

  /** Whether it is in force at an instant, going by its own times. */
  public boolean isInForce(Instant at) {
    return !at.isBefore(validFrom) && (validTo == null || at.isBefore(validTo));
  }

  /** Whether the bounds before it are accepted, too, at an instant at which it is in force. */
  boolean isInGrace(Instant at) {
    return at.isBefore(validFrom.plus(Duration.ofDays(graceDays)));
  }

  /** The instant before it comes into force; times have microseconds. */
  Instant before() {
    return validFrom.minusNanos(1_000);
  }
}
