package dev.vedette.cli.backtest;

import dev.vedette.backtest.ScoringTime;

/**
 * What a reader of a report must know of how it came about.
 *
 * @param folder name of the folder
 * @param data what is known of the data: which of it was observed, and which made up
 * @param scoringTime when each day was scored
 * @param resamples draws of outlets behind each interval
 * @param seed of the draws
 */
public record ReportContext(
    String folder, String data, ScoringTime scoringTime, int resamples, long seed) {}
