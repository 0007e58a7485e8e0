package dev.vedette.trend;

/** What is said of a brand in a week. */
public enum TrendState {
  /** No change is evident. How small a one could have been seen is said beside. */
  STABLE,
  /** Less is asked for. */
  DECLINING,
  /** More is asked for. */
  GROWING,
  /** Less is sold, and what was not supplied explains it. */
  DECLINING_NOT_SUPPLIED,
  /** Too few weeks are known to tell. */
  NOT_ENOUGH_DATA
}
