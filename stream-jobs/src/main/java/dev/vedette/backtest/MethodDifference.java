package dev.vedette.backtest;

import java.util.Map;

/**
 * How far the first method is from another, measured on the same draws of outlets.
 *
 * @param method the first of all methods
 * @param other the one it is compared with
 * @param metrics what the first has more than the other; not known where one does not have it
 */
public record MethodDifference(String method, String other, Map<Metric, Estimate> metrics) {}
