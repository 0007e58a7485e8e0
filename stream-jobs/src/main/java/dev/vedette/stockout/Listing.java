package dev.vedette.stockout;

/** Whether a product is on the market. */
enum Listing {
  LISTED,
  /** It is not ordered any more; what outlets have may be sold. */
  DELISTED
}
