/**
 * Stockout warnings 断货预警: what is known of the stock of each SKU at each outlet, and when somebody
 * must be told. Plain Java on immutable values; time is passed in.
 */
@org.jspecify.annotations.NullMarked
package dev.vedette.stockout;
