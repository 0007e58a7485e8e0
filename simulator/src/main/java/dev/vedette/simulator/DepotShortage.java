package dev.vedette.simulator;

import java.time.LocalDate;

/**
 * A time in which a depot had too little of a SKU.
 *
 * @param depotId the depot
 * @param region path of its city
 * @param sku what was short
 * @param from its first day
 * @param to its last day
 * @param kind how short
 */
public record DepotShortage(
    String depotId, String region, String sku, LocalDate from, LocalDate to, Kind kind) {
  /** How short a depot is. */
  public enum Kind {
    /** Nothing is supplied: a company stockout 公司断货. */
    EMPTY,
    /** Half of what outlets sell on average. */
    PARTIAL
  }
}
