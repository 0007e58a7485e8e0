package dev.vedette.trend;

/**
 * A change of a brand's volume, where one was looked for: the most likely of those of one
 * direction. Being the most likely of many, its size is rather too large, the more so the weaker
 * the evidence.
 *
 * @param since number of its first week
 * @param shape how it came
 * @param logSize by how much the logarithm of volume has changed by the latest week
 * @param deviation standard deviation of that, above 0
 */
public record Change(int since, Shape shape, double logSize, double deviation) {
  /** Standard deviations by which it differs from none; above zero. */
  public double evidence() {
    return Math.abs(logSize) / deviation;
  }

  /** Share by which volume has changed: −0.2 is a fifth less. */
  public double size() {
    return StrictMath.expm1(logSize);
  }

  /** Lower end of the 95 % interval of {@link #size}, given that it came when it did. */
  public double low() {
    return StrictMath.expm1(logSize - Normal.TWO_SIDED_95 * deviation);
  }

  /** Upper end of that interval. */
  public double high() {
    return StrictMath.expm1(logSize + Normal.TWO_SIDED_95 * deviation);
  }
}
