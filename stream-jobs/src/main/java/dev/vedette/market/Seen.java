package dev.vedette.market;

import java.math.BigDecimal;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What was last seen of one SKU at one outlet in one order cycle. The last is that of the latest
 * time and, of those, the one with the later word; so a correction takes the place of what it
 * corrects, and no list is kept.
 *
 * @param stock last reading; null where there was none
 * @param sample last sample reading; null where there was none
 * @param price last price; null where there was none
 */
public record Seen(@Nullable Stock stock, @Nullable Stock sample, @Nullable Price price) {
  public static final Seen NOTHING = new Seen(null, null, null);

  /**
   * A moment of seeing.
   *
   * @param at when
   * @param recordedAt when the reporting system learned of it
   * @param eventId decides between two recorded at the same instant
   */
  public record Moment(Instant at, Instant recordedAt, String eventId) {
    static Moment of(Fact fact) {
      return new Moment(fact.at(), fact.recordedAt(), fact.eventId());
    }

    boolean isAfter(Moment other) {
      int order = at.compareTo(other.at);
      if (order == 0) {
        order = recordedAt.compareTo(other.recordedAt);
      }
      return order != 0 ? order > 0 : eventId.compareTo(other.eventId) > 0;
    }
  }

  /**
   * @param onHand base units
   */
  public record Stock(Moment moment, long onHand) {}

  /**
   * @param amount for the basis
   */
  public record Price(Moment moment, BigDecimal amount, Fact.Basis basis) {}

  public Seen with(Fact.Stocked fact) {
    Stock other = new Stock(Moment.of(fact), fact.onHand());
    return new Seen(
        last(stock, other),
        fact.origin() == Fact.Origin.SAMPLE ? last(sample, other) : sample,
        price);
  }

  public Seen with(Fact.Priced fact) {
    Moment moment = Moment.of(fact);
    return price != null && !moment.isAfter(price.moment())
        ? this
        : new Seen(stock, sample, new Price(moment, fact.amount(), fact.basis()));
  }

  private static Stock last(@Nullable Stock known, Stock other) {
    return known != null && !other.moment().isAfter(known.moment()) ? known : other;
  }

  /** Latest recorded_at of what is kept. */
  Instant recordedAt() {
    Instant latest = Instant.EPOCH;
    if (stock != null) {
      latest = later(latest, stock.moment().recordedAt());
    }
    if (sample != null) {
      latest = later(latest, sample.moment().recordedAt());
    }
    return price == null ? latest : later(latest, price.moment().recordedAt());
  }

  private static Instant later(Instant one, Instant other) {
    return one.isAfter(other) ? one : other;
  }
}
