/** Reads what a backtest needs, and shows what came of it. */
@NullMarked
package dev.vedette.cli.backtest;

import org.jspecify.annotations.NullMarked;
