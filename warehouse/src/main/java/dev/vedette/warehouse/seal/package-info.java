/**
 * Seals of months: what the tables said of a month when it was closed, so that any later change to
 * it is found and named.
 */
@org.jspecify.annotations.NullMarked
package dev.vedette.warehouse.seal;
