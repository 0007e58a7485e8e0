/** The console's pages and their interface. */
@NullMarked
package dev.vedette.console.http;

import org.jspecify.annotations.NullMarked;
