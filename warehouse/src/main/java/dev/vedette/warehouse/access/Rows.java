package dev.vedette.warehouse.access;

/** Which rows of a table or view an account reads. */
public sealed interface Rows {
  /** Those whose column holds the path of one of its regions, or of one below. */
  record OfRegion(String column) implements Rows {}

  /** Those of outlets whose newest record lies in one of its regions. */
  record OfOutlet(String column) implements Rows {}

  /** As {@link OfOutlet}; rows without an outlet are divided as by {@link OfRegion}. */
  record OfOutletOrRegion(String outlet, String region) implements Rows {}

  /** Those that name the account itself. Operators read all. */
  record OfReader(String column) implements Rows {}

  /** All, for every account: there is nothing of one region or person in them. */
  record All() implements Rows {}

  /** Those that follow from what the reader may read of the tables below a view. */
  record OfItsTables() implements Rows {}

  /** None, but for operators. */
  record None() implements Rows {}
}
