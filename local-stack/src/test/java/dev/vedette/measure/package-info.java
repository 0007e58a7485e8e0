/** How a metric comes into the product, as the documentation says. */
@NullMarked
package dev.vedette.measure;

import org.jspecify.annotations.NullMarked;
