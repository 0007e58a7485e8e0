package dev.vedette.warehouse.seal;

import java.util.List;
import org.apache.iceberg.catalog.TableIdentifier;

/**
 * A table that belongs into a seal.
 *
 * @param identifier namespace and name
 * @param extent which of its rows
 */
public record SealedTable(TableIdentifier identifier, Extent extent) {

  /** Which rows of a table belong to a month. */
  public enum Extent {
    /** Those of the month itself, by the table's own time. */
    MONTH,
    /** All up to the end of the month: what was in force then may have been said long before. */
    UP_TO_ITS_END
  }

  /** Every table that is sealed where it exists. */
  public static List<SealedTable> all() {
    return List.of(
        of("raw.price_observations", Extent.MONTH),
        of("raw.price_rules", Extent.UP_TO_ITS_END),
        of("raw.outlets", Extent.UP_TO_ITS_END),
        of("raw.products", Extent.UP_TO_ITS_END),
        of("mart.price_verdicts", Extent.MONTH),
        of("mart.stockout_alerts", Extent.MONTH));
  }

  private static SealedTable of(String name, Extent extent) {
    return new SealedTable(TableIdentifier.parse(name), extent);
  }
}
