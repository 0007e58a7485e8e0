/** Quantities and money, exact, in base units and in the currency of the deployment. */
@org.jspecify.annotations.NullMarked
package dev.vedette.measure;
