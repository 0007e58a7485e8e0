/** Backtests of little worlds that are reckoned by hand. */
@NullMarked
package dev.vedette.backtest;

import org.jspecify.annotations.NullMarked;
