/**
 * How well declines of brands are found: declines of a known size are put into real weeks, and
 * methods compared at equal false alarms. Plain Java; nothing here knows where the weeks come from.
 */
@NullMarked
package dev.vedette.trend.study;

import org.jspecify.annotations.NullMarked;
