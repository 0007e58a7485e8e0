package dev.vedette.trend.study;

import dev.vedette.trend.Panel;

/** A way to see declines: a figure for each week that is the higher the surer it is of one. */
interface Method {
  String name();

  /**
   * Figures from one week to another, both included; each is made of what was known at the end of
   * its week. Weeks of which nothing can be said have minus infinity.
   */
  double[] figures(Panel panel, String brand, int from, int to);
}
