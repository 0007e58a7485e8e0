package dev.vedette.trend.study;

import dev.vedette.trend.Panel;

/**
 * Where brands are followed.
 *
 * @param level the kind of it, such as "region"
 * @param name its own name
 */
public record Area(String level, String name, Panel panel) {}
