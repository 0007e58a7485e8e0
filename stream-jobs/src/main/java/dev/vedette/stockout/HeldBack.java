package dev.vedette.stockout;

import dev.vedette.measure.Money;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Collection;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * What an incident holds back.
 *
 * @param outlets whose alerts it holds back
 * @param lostUnits base units that will be asked for there in vain, as far as is known
 * @param lostValue of those, as far as it is known
 * @param recordedAt latest recorded_at behind those alerts; empty where there are none
 */
public record HeldBack(
    int outlets, OptionalLong lostUnits, Optional<Money> lostValue, Optional<Instant> recordedAt) {
  public static final HeldBack NOTHING =
      new HeldBack(0, OptionalLong.empty(), Optional.empty(), Optional.empty());

  static HeldBack of(Collection<HeldAlert.Stated> alerts) {
    int outlets = 0;
    boolean unitsKnown = false;
    long units = 0;
    boolean valueKnown = false;
    BigDecimal value = BigDecimal.ZERO;
    Optional<Instant> recorded = Optional.empty();
    for (HeldAlert.Stated alert : alerts) {
      if (alert.effect() == HeldAlert.Effect.LET_GO) {
        continue;
      }
      outlets++;
      unitsKnown |= alert.lostUnits().isPresent();
      units += alert.lostUnits().orElse(0);
      valueKnown |= alert.lostValue().isPresent();
      value = value.add(alert.lostValue().map(Money::amount).orElse(BigDecimal.ZERO));
      if (recorded.isEmpty() || alert.recordedAt().isAfter(recorded.get())) {
        recorded = Optional.of(alert.recordedAt());
      }
    }
    boolean tooLarge = value.setScale(Money.SCALE).precision() > Money.PRECISION;
    return new HeldBack(
        outlets,
        unitsKnown ? OptionalLong.of(units) : OptionalLong.empty(),
        valueKnown && !tooLarge ? Optional.of(new Money(value)) : Optional.empty(),
        recorded);
  }

  /** Whether readers would see a difference. */
  boolean differsFrom(HeldBack other) {
    return outlets != other.outlets
        || !lostUnits.equals(other.lostUnits)
        || !lostValue.equals(other.lostValue);
  }
}
