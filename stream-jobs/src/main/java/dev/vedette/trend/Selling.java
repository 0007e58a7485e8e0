package dev.vedette.trend;

/** How a SKU was sold in a week. */
public enum Selling {
  /** As ever, as far as is known. */
  USUAL,
  /** Promoted: on a display, in a leaflet, with a gift. A cut price is seen without it. */
  PROMOTION
}
