package dev.vedette.trend.study;

import java.util.List;
import java.util.Map;

/**
 * How well a method finds declines at an equal rate of false alarms.
 *
 * @param method its name
 * @param level kind of the areas
 * @param series brands in areas that it was measured on
 * @param threshold at which false alarms are as many as allowed
 * @param alarmsPerYear false alarms for each series and year at that threshold
 * @param found for each scenario the share that was found within each of {@link
 *     PowerStudy#HORIZONS}; one of size 0 says what chance finds
 */
public record Power(
    String method,
    String level,
    int series,
    double threshold,
    double alarmsPerYear,
    Map<Scenario, List<Interval>> found) {}
