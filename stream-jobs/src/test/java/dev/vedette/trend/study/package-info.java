/** Power studies of seeded series. */
@NullMarked
package dev.vedette.trend.study;

import org.jspecify.annotations.NullMarked;
