/**
 * How good stockout warnings are, measured on days whose truth is known: what counts as a stockout,
 * what counts as a warning in time, and how sure the figures are. Plain Java; nothing here knows
 * where histories and scores come from.
 */
@NullMarked
package dev.vedette.backtest;

import org.jspecify.annotations.NullMarked;
