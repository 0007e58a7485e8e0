package dev.vedette.market;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What is kept of an order line while it bears on cycles that are open.
 *
 * @param sku what was ordered
 * @param day when, as a number of days since 1 January 1970
 * @param demanded base units
 * @param supplied base units, or {@link #UNDECIDED}
 * @param value supplied × price; null where that is not known
 * @param cost supplied × cost; null where that is not known
 * @param recordedAt when the reporting system learned of it in this form
 * @param eventId decides between two forms recorded at the same instant
 */
public record Line(
    String sku,
    long day,
    long demanded,
    long supplied,
    @Nullable BigDecimal value,
    @Nullable BigDecimal cost,
    Instant recordedAt,
    String eventId) {
  static final long UNDECIDED = -1;

  /** What is to be kept of a fact. */
  public static Line of(Fact.Ordered fact, Periods periods) {
    long supplied = fact.supplied().orElse(UNDECIDED);
    return new Line(
        fact.sku(),
        periods.day(fact.at()),
        fact.demanded(),
        supplied,
        total(supplied, fact.price(), fact.unitSize()),
        total(supplied, fact.cost(), fact.unitSize()),
        fact.recordedAt(),
        fact.eventId());
  }

  private static @Nullable BigDecimal total(
      long supplied, @Nullable BigDecimal price, long unitSize) {
    return price == null || supplied == UNDECIDED
        ? null
        : price
            .multiply(BigDecimal.valueOf(supplied))
            .divide(
                BigDecimal.valueOf(unitSize), Amount.SUPPLIED_VALUE.scale(), RoundingMode.HALF_UP);
  }

  /** Whether {@code other} states the same line anew, and with the later word. */
  public boolean isSupersededBy(Line other) {
    int order = recordedAt.compareTo(other.recordedAt);
    return order != 0 ? order < 0 : eventId.compareTo(other.eventId) < 0;
  }

  /** A demand record 需求记录. */
  boolean isDemand() {
    return demanded > 0;
  }

  boolean isDecided() {
    return supplied != UNDECIDED;
  }

  boolean isSupplied() {
    return supplied > 0;
  }
}
