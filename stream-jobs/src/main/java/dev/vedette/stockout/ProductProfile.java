package dev.vedette.stockout;

import dev.vedette.event.Unit;
import dev.vedette.measure.Money;
import dev.vedette.measure.PackRatios;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.Optional;

/**
 * What the stockout job must know of a product.
 *
 * @param ratios how many base units make a pack, and so on
 * @param wholesalePerCarton where it is known
 * @param delistedOn first day on which it is not ordered any more, where it left the market
 */
public record ProductProfile(
    PackRatios ratios, Optional<Money> wholesalePerCarton, Optional<LocalDate> delistedOn) {
  /**
   * Base units at wholesale, to a millionth of the currency; half a millionth goes to the even
   * neighbour. Empty where the price is not known, or the value is beyond what the tables hold.
   */
  Optional<Money> valueOf(long units) {
    return wholesalePerCarton
        .map(
            price ->
                price
                    .amount()
                    .multiply(BigDecimal.valueOf(units))
                    .divide(
                        BigDecimal.valueOf(ratios.baseUnitsIn(Unit.CARTON)),
                        Money.SCALE,
                        RoundingMode.HALF_EVEN))
        .filter(value -> value.precision() <= Money.PRECISION)
        .map(Money::new);
  }

  /** The whole packs that hold {@code units}, in base units. */
  long packsFor(long units) {
    return Math.multiplyExact(Math.ceilDiv(units, pack()), pack());
  }

  /** The whole packs in {@code units}, in base units. */
  long packsWithin(long units) {
    return units / pack() * pack();
  }

  private long pack() {
    return ratios.baseUnitsIn(Unit.PACK);
  }
}
