package dev.vedette.backtest;

/**
 * Key-days whose probability lies in one tenth of the range.
 *
 * @param from lower end, included
 * @param to upper end, included in the last bin only
 * @param keyDays how many there are, at least 1
 * @param predicted mean probability
 * @param observed share that a stockout followed
 */
public record ReliabilityBin(
    double from, double to, long keyDays, double predicted, Estimate observed) {}
