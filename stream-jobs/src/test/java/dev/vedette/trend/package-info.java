/** Trends of little series that are reckoned by hand or by others. */
@NullMarked
package dev.vedette.trend;

import org.jspecify.annotations.NullMarked;
