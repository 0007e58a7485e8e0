package dev.vedette.trend.study;

import dev.vedette.trend.TrendState;
import java.util.Map;

/**
 * What the verdicts, with the alarms that the product uses, say of a decline of 20 % some weeks
 * after it began.
 *
 * @param cause where the volume went
 * @param level kind of the areas
 * @param weeks since it began
 * @param shares of the verdicts, by what they say; they add up to 1
 */
public record Said(String cause, String level, int weeks, Map<TrendState, Double> shares) {}
