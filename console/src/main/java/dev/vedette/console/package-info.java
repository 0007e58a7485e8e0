/** The managers' console: alerts as they happen, and what is done about them. */
@NullMarked
package dev.vedette.console;

import org.jspecify.annotations.NullMarked;
