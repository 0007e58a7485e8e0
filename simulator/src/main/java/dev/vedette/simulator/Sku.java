package dev.vedette.simulator;

import dev.vedette.measure.PackRatios;
import java.math.BigDecimal;

/**
 * A product of the market.
 *
 * @param number from 0
 * @param code its id in every event
 * @param wholesale price of a carton
 * @param guide guide price of a pack when the market begins
 * @param packsPerDay demand at an outlet of mean size that lists it
 * @param tight whether it is scarce, and handed out by quota
 */
record Sku(
    int number,
    String code,
    String name,
    String brand,
    String manufacturer,
    String priceClass,
    PackRatios ratios,
    BigDecimal wholesale,
    BigDecimal guide,
    double packsPerDay,
    boolean tight) {
  long packsPerCarton() {
    return ratios.packsPerCarton();
  }

  long baseUnits(long packs) {
    return packs * ratios.unitsPerPack();
  }
}
