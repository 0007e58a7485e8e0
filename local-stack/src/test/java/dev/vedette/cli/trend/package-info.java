/** Studies of trends on the sample data beside the checkout, where there is any. */
@NullMarked
package dev.vedette.cli.trend;

import org.jspecify.annotations.NullMarked;
