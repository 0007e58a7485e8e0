package dev.vedette.market;

import java.util.Locale;

/**
 * Whole numbers that are counted in each pane. They add up over outlets. Those of outlets do not
 * add up over items: an outlet with two SKUs of a brand counts once for the brand.
 *
 * <p>The place in this list is what is stored: append, never reorder.
 */
public enum Count {
  /** Outlets with a file that are not closed; in panes of the category only. */
  UNIVERSE,
  /** Outlets of the universe whose last reading is above 0, or that were supplied. */
  STOCKING,
  /** The same of outlets that are closed or have no file. */
  STOCKING_OUTSIDE,
  /** Outlets with a demand record. */
  DEMANDING,
  /** Outlets with a demand record in one of the three cycles before. */
  ORDERING_BEFORE,
  /** Outlets that were supplied. */
  SUPPLIED_OUTLETS,
  /** Demand records whose supply is decided. */
  DECIDED_LINES,
  /** Of these, the ones supplied in full. */
  COMPLETE_LINES,
  /** Demand records whose supply is not decided. */
  UNDECIDED_LINES,
  /** Demanded base units. */
  DEMANDED_UNITS,
  /** Demanded base units of decided demand records. */
  DECIDED_UNITS,
  /** Base units supplied on decided demand records. */
  FILLED_UNITS,
  /** Supplied base units. */
  SUPPLIED_UNITS,
  /** Supplied base units of lines with a price. */
  PRICED_UNITS,
  /** Outlets with a sample reading of a SKU both in this cycle and in the one before. */
  BALANCED_OUTLETS,
  /** Base units at the last sample reading of the cycle before, where balanced. */
  OPENING_STOCK,
  /** Base units supplied, where balanced. */
  RECEIVED_UNITS,
  /** Base units at the last sample reading, where balanced. */
  CLOSING_STOCK,
  /** Outlets with a sample reading. */
  SAMPLED_OUTLETS,
  /** Base units at their last sample readings. */
  SAMPLED_STOCK,
  /** Last observed prices, one for each outlet and SKU. */
  PRICES;

  /** Name of the column. */
  public String column() {
    return name().toLowerCase(Locale.ROOT);
  }
}
