/**
 * What regulators are shown of the prices, on a catalog and a Trino without the rest of a stack.
 */
@NullMarked
package dev.vedette.price;

import org.jspecify.annotations.NullMarked;
