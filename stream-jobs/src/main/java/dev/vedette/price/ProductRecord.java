package dev.vedette.price;

import dev.vedette.event.PriceBasis;
import dev.vedette.provenance.Origin;
import java.math.BigDecimal;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A SKU, as far as prices go.
 *
 * @param changedAt from when it is true in this form
 * @param unitsPerPack base units in a pack; below 1 where not known
 * @param packsPerCarton packs in a carton 条; below 1 where not known
 * @param wholesalePerCarton wholesale price of a carton
 */
public record ProductRecord(
    String eventId,
    Instant recordedAt,
    Origin origin,
    String sku,
    Instant changedAt,
    @Nullable String brand,
    @Nullable String priceClass,
    long unitsPerPack,
    long packsPerCarton,
    @Nullable BigDecimal wholesalePerCarton)
    implements Fact {

  private static final BigDecimal THOUSAND = BigDecimal.valueOf(1000);

  @Override
  public String topic() {
    return "products";
  }

  /** Base units in what a price is the price of; null where the ratio is not known. */
  @Nullable BigDecimal baseUnits(PriceBasis basis) {
    return switch (basis) {
      case THOUSAND_UNITS -> THOUSAND;
      case PACK -> unitsPerPack < 1 ? null : BigDecimal.valueOf(unitsPerPack);
      case CARTON ->
          unitsPerPack < 1 || packsPerCarton < 1
              ? null
              : BigDecimal.valueOf(unitsPerPack).multiply(BigDecimal.valueOf(packsPerCarton));
    };
  }
}
