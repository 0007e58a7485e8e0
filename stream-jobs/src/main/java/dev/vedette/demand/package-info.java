/**
 * How fast a SKU sells at an outlet and how sure that is: the estimators behind stockout warnings,
 * in plain Java.
 */
@org.jspecify.annotations.NullMarked
package dev.vedette.demand;
