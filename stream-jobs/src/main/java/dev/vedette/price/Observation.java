package dev.vedette.price;

import dev.vedette.event.PriceBasis;
import dev.vedette.event.PriceSource;
import dev.vedette.provenance.Origin;
import java.math.BigDecimal;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A retail price seen or paid; one version of it where it was corrected.
 *
 * @param subject what is judged: the observation by its business key, however often it is corrected
 * @param label price on the label 明码
 * @param charged price charged 实价
 * @param basis what they are the price of
 */
public record Observation(
    String eventId,
    Instant recordedAt,
    Origin origin,
    String subject,
    @Nullable String visitId,
    String outletId,
    String sku,
    Instant observedAt,
    @Nullable BigDecimal label,
    @Nullable BigDecimal charged,
    PriceBasis basis,
    PriceSource source,
    @Nullable String observerId,
    @Nullable String photoUri,
    @Nullable String photoSha256)
    implements Fact {

  @Override
  public String topic() {
    return "price-observations";
  }

  /** The price to be judged: charged, else on the label; null where there is none above zero. */
  public @Nullable BigDecimal price() {
    BigDecimal price = charged != null ? charged : label;
    return price != null && price.signum() > 0 ? price : null;
  }
}
