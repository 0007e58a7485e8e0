package dev.vedette.price;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What a rule is about. What is not known is not asked for.
 *
 * @param region path from the top; a rule holds in all that lies below it
 * @param channel kind of shop
 */
public record Scope(
    @Nullable String sku,
    @Nullable String brand,
    @Nullable String priceClass,
    @Nullable String region,
    @Nullable String channel) {

  /** All there is. */
  public static final Scope EVERYTHING = new Scope(null, null, null, null, null);

  /** Whether a rule with this scope matches. */
  public boolean covers(OutletRecord outlet, ProductRecord product) {
    return matches(product) && contains(outlet.region()) && allows(channel, outlet.channel());
  }

  boolean matches(ProductRecord product) {
    return allows(sku, product.sku())
        && allows(brand, product.brand())
        && allows(priceClass, product.priceClass());
  }

  /** Whether an outlet with that region path lies within. */
  boolean contains(String path) {
    return region == null
        || (path.startsWith(region)
            && (path.length() == region.length() || path.charAt(region.length()) == '/'));
  }

  private static boolean allows(@Nullable String asked, @Nullable String found) {
    return asked == null || Objects.equals(asked, found);
  }
}
