package dev.vedette.trend.study;

import dev.vedette.trend.MannKendall;
import dev.vedette.trend.Panel;
import dev.vedette.trend.SkuSeries;
import dev.vedette.trend.TrendDetector;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/** The methods that are compared. */
final class Methods {
  private static final int WEEKS = TrendDetector.SLOPE_WEEKS;

  private Methods() {}

  /** Evidence of the detector, as the product uses it. */
  record Detector(TrendDetector detector) implements Method {
    @Override
    public String name() {
      return "Vedette";
    }

    @Override
    public double[] figures(Panel panel, String brand, int from, int to) {
      return IntStream.rangeClosed(from, to)
          .mapToDouble(
              week -> detector.declineEvidence(panel, brand, week).orElse(Double.NEGATIVE_INFINITY))
          .toArray();
    }
  }

  /** Mann and Kendall's test over 13 weeks of volume, on the side of declines. */
  record MannKendallAlone() implements Method {
    @Override
    public String name() {
      return "Mann–Kendall alone";
    }

    @Override
    public double[] figures(Panel panel, String brand, int from, int to) {
      double[] volumes = logVolumes(panel, brand, from - WEEKS + 1, to);
      return IntStream.rangeClosed(0, to - from)
          .mapToDouble(i -> -MannKendall.of(Arrays.copyOfRange(volumes, i, i + WEEKS)).z())
          .toArray();
    }
  }

  /** The same test over 13 weeks of the promotion-cleaned level. */
  record MannKendallOfLevel(TrendDetector detector) implements Method {
    @Override
    public String name() {
      return "Mann–Kendall of the cleaned level";
    }

    @Override
    public double[] figures(Panel panel, String brand, int from, int to) {
      return IntStream.rangeClosed(from, to)
          .mapToDouble(
              week -> {
                double[] levels = detector.levels(panel, brand, week);
                return -MannKendall.of(
                        Arrays.copyOfRange(levels, levels.length - WEEKS, levels.length))
                    .z();
              })
          .toArray();
    }
  }

  /**
   * Page's cumulative sum of falls below a running mean (Page 1954, Hinkley 1971), in standard
   * deviations of the first 26 weeks.
   *
   * @param allowance fall that is not counted, in standard deviations
   */
  record PageHinkley(double allowance) implements Method {
    private static final int MEMORY = 26;

    @Override
    public String name() {
      return "Page–Hinkley";
    }

    @Override
    public double[] figures(Panel panel, String brand, int from, int to) {
      double[] volumes = logVolumes(panel, brand, panel.firstWeek(), to);
      double[] figures = new double[to - from + 1];
      double deviation = deviation(volumes);
      double mean = Double.NaN;
      double sum = 0;
      int known = 0;
      for (int i = 0; i < volumes.length; i++) {
        if (Double.isFinite(volumes[i])) {
          known++;
          mean =
              Double.isNaN(mean)
                  ? volumes[i]
                  : mean + (volumes[i] - mean) / Math.min(known, MEMORY);
          sum = Math.max(0, sum + (mean - volumes[i]) / deviation - allowance);
        }
        int at = panel.firstWeek() + i - from;
        if (at >= 0) {
          figures[at] = sum;
        }
      }
      return figures;
    }

    /** From steps between neighbours, which a trend moves little. */
    private static double deviation(double[] volumes) {
      double squares = 0;
      int steps = 0;
      for (int i = 1; i < Math.min(MEMORY, volumes.length); i++) {
        double step = volumes[i] - volumes[i - 1];
        if (Double.isFinite(step)) {
          squares += step * step;
          steps++;
        }
      }
      return Math.max(1e-3, StrictMath.sqrt(squares / Math.max(1, 2 * steps)));
    }
  }

  private static double[] logVolumes(Panel panel, String brand, int from, int to) {
    List<SkuSeries> skus = panel.of(brand);
    return IntStream.rangeClosed(from, to)
        .mapToDouble(
            week -> {
              double[] known =
                  skus.stream()
                      .mapToDouble(sku -> sku.volume(week))
                      .filter(Double::isFinite)
                      .toArray();
              return known.length == 0
                  ? Double.NaN
                  : StrictMath.log(Arrays.stream(known).sum() + 0.5);
            })
        .toArray();
  }
}
