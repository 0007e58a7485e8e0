package dev.vedette.trend.study;

import java.util.List;
import java.util.Map;

/**
 * What came of a study.
 *
 * @param weeks that were scored, of each series
 * @param alarmsPerYear false alarms that were allowed for each series and year
 * @param powers of every method, level by level
 * @param asShipped false alarms for each series and year with the alarm that the product uses, by
 *     level
 * @param said of declines, by their cause
 */
public record StudyResult(
    int weeks,
    double alarmsPerYear,
    List<Power> powers,
    Map<String, Double> asShipped,
    List<Said> said) {}
