package dev.vedette.simulator;

import dev.vedette.event.PriceBasis;
import dev.vedette.simulator.Chance.Purpose;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;

/**
 * What one outlet charges, as the rep notes it: mostly the guide price; some outlets ask more for
 * what is scarce, some undercut with what is slow.
 */
final class PriceNotes {
  private final MarketParameters parameters;
  private final OutletSite site;
  private final Chance chance;
  private final boolean overcharges;
  private final boolean undercuts;

  PriceNotes(MarketParameters parameters, OutletSite site) {
    this.parameters = parameters;
    this.site = site;
    chance = Chance.of(parameters.seed(), Purpose.PRICES, site.number());
    overcharges = chance.happens(parameters.prices().overShare());
    undercuts = chance.happens(parameters.prices().underShare());
  }

  SimulatedEvent note(String visitId, Sku sku, int day, Instant at, Instant arrival) {
    PriceParameters how = parameters.prices();
    BigDecimal pack = GuidePrices.on(parameters, sku, day);
    double excess = chance.between(0.05, 0.2);
    double deviation = 0;
    if (sku.tight() && overcharges) {
      deviation = how.tolerance() + excess;
    } else if (!sku.tight() && undercuts && chance.happens(0.5)) {
      deviation = -how.tolerance() - excess;
    }
    boolean byCarton = chance.happens(0.2);
    BigDecimal guide = byCarton ? pack.multiply(BigDecimal.valueOf(sku.packsPerCarton())) : pack;
    BigDecimal charged =
        BigDecimal.valueOf(guide.doubleValue() * (1 + deviation)).setScale(1, RoundingMode.HALF_UP);
    BigDecimal label =
        chance.happens(how.unlabelledShare())
            ? null
            : deviation < 0 || chance.happens(0.3) ? charged : guide;
    return EventMaker.price(
        visitId,
        site,
        sku,
        at,
        arrival,
        label,
        charged,
        byCarton ? PriceBasis.CARTON : PriceBasis.PACK);
  }
}
