package dev.vedette.trend.study;

import dev.vedette.trend.Panel;
import dev.vedette.trend.SkuSeries;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;

/**
 * Puts a decline into all SKUs of a brand: of each unit it is drawn whether it would have been sold
 * still, so that small volumes get the noise that belongs to them.
 */
final class Decline {
  /** Where the variance is larger, a normal draw will do. */
  private static final double LARGEST_EXACT_VARIANCE = 400;

  private Decline() {}

  /**
   * @param start its first week
   * @param seed the same gives the same panel
   */
  static Panel in(
      Panel panel, String brand, Scenario scenario, int start, SkuSeries.Loss loss, long seed) {
    List<SkuSeries> changed = new ArrayList<>();
    for (SkuSeries sku : panel.series()) {
      changed.add(sku.brand().equals(brand) ? declining(sku, scenario, start, loss, seed) : sku);
    }
    return new Panel(changed);
  }

  private static SkuSeries declining(
      SkuSeries sku, Scenario scenario, int start, SkuSeries.Loss loss, long seed) {
    SplittableRandom random = new SplittableRandom(seed ^ sku.sku().hashCode() * 31L + start);
    double[] shares = new double[sku.lastWeek() - sku.firstWeek() + 1];
    Arrays.fill(shares, 1);
    for (int i = Math.max(0, start - sku.firstWeek()); i < shares.length; i++) {
      int week = sku.firstWeek() + i;
      double volume = sku.volume(week);
      if (volume > 0) {
        shares[i] = kept(volume, scenario.left(week - start + 1), random) / volume;
      }
    }
    return sku.losing(shares, loss);
  }

  private static double kept(double volume, double share, SplittableRandom random) {
    double variance = volume * share * (1 - share);
    if (variance == 0) {
      return volume * share;
    }
    if (variance > LARGEST_EXACT_VARIANCE) {
      double drawn = volume * share + StrictMath.sqrt(variance) * random.nextGaussian();
      return Math.min(volume, Math.max(0, drawn));
    }
    double kept = 0;
    for (double left = volume; left > 0; left--) {
      kept += random.nextDouble() < share ? Math.min(1, left) : 0;
    }
    return kept;
  }
}
