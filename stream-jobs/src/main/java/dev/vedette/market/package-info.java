/**
 * The market: what was asked for, supplied, stocked and charged, by SKU, brand and price class, by
 * region and kind of outlet, by day and order cycle. Plain Java on immutable values; time is passed
 * in.
 */
@org.jspecify.annotations.NullMarked
package dev.vedette.market;
