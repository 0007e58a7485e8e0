package dev.vedette.price;

/**
 * A bound of the price.
 *
 * @param entry which sets it
 * @param amount in the observation's basis, rounded as the entry asks
 */
record Bound(RuleEntry entry, Fraction amount) {}
