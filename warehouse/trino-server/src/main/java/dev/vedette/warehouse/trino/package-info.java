/** Starts Trino. Nothing of the product may depend on this: Trino runs in a process of its own. */
@NullMarked
package dev.vedette.warehouse.trino;

import org.jspecify.annotations.NullMarked;
