/**
 * Retail price compliance 零售价格执行: what the price law says of an observed price, at the time it was
 * observed and as known at any time. Plain Java on immutable values, exact arithmetic; time is
 * passed in.
 */
@org.jspecify.annotations.NullMarked
package dev.vedette.price;
