/** Backtests over folders. */
@NullMarked
package dev.vedette.cli.backtest;

import org.jspecify.annotations.NullMarked;
