package dev.vedette.trend;

/**
 * What a SKU did in a week, in all outlets of an area.
 *
 * @param week number of the week, any that counts on by one
 * @param volume base units that were sold or delivered, at least 0
 * @param unsupplied share of what was asked for that was not supplied, from 0 to 1: of order lines,
 *     demanded quantity that was not delivered; of shelves, outlet-days out of stock
 * @param price mean retail price of a unit, above 0 in the deployment's currency; NaN where none
 *     was seen
 * @param selling whether it was promoted
 */
public record SkuWeek(int week, double volume, double unsupplied, double price, Selling selling) {
  /**
   * @throws IllegalArgumentException if a figure is out of its range
   */
  public SkuWeek {
    if (!(volume >= 0) || Double.isInfinite(volume)) {
      throw new IllegalArgumentException(
          "Cannot use a volume of %s: it is at least 0".formatted(volume));
    }
    if (!(unsupplied >= 0 && unsupplied <= 1)) {
      throw new IllegalArgumentException(
          "Cannot use an unsupplied share of %s: it is from 0 to 1".formatted(unsupplied));
    }
    if (price <= 0 || Double.isInfinite(price)) {
      throw new IllegalArgumentException(
          "Cannot use a price of %s: it is above 0".formatted(price));
    }
  }
}
