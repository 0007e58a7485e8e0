package dev.vedette.trend;

/** How a change comes. */
public enum Shape {
  /** From one week to the next. */
  SUDDEN,
  /** Evenly over 13 weeks. */
  GRADUAL;

  private static final double WEEKS = 13;

  /**
   * Share of the whole change that is there.
   *
   * @param age weeks since it began, its first week being 1
   */
  public double share(int age) {
    return age <= 0 ? 0 : this == SUDDEN ? 1 : Math.min(1, age / WEEKS);
  }
}
