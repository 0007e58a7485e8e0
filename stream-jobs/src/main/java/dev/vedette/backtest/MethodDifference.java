package dev.vedette.backtest;

import java.util.Map;

/**
 * How far the reference is from another method, measured on the same draws of outlets.
 *
 * @param method the reference
 * @param other the one it is compared with
 * @param metrics what the reference has more than the other; not known where one does not have it
 */
public record MethodDifference(String method, String other, Map<Metric, Estimate> metrics) {}
