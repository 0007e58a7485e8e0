package dev.vedette.trend;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;

/**
 * Weeks of six brands with two SKUs each, made up from a seed: noise of 10 %, an elasticity of −2,
 * a price cut of a fifth in every sixth week or so, a season, and 4 % that is never supplied.
 */
public final class LittleMarket {
  public static final int WEEKS = 91;
  private static final int BRANDS = 6;

  private final SplittableRandom random;
  private final Map<String, double[]> shares = new HashMap<>();
  private final Map<String, SkuSeries.Loss> losses = new HashMap<>();
  private double seasonality = 0.2;
  private double mean = 1000;

  public LittleMarket(long seed) {
    random = new SplittableRandom(seed);
  }

  LittleMarket selling(double unitsPerWeek) {
    mean = unitsPerWeek;
    return this;
  }

  LittleMarket withoutSeason() {
    seasonality = 0;
    return this;
  }

  /** A brand of which, from a week on, only a share is sold. */
  LittleMarket losing(String brand, int from, double share, SkuSeries.Loss loss) {
    double[] left = new double[WEEKS];
    Arrays.fill(left, 0, from, 1);
    Arrays.fill(left, from, WEEKS, 1 - share);
    shares.put(brand, left);
    losses.put(brand, loss);
    return this;
  }

  public Panel panel() {
    List<SkuSeries> series = new ArrayList<>();
    for (int brand = 0; brand < BRANDS; brand++) {
      for (int size = 0; size < 2; size++) {
        String name = "brand-" + (char) ('a' + brand);
        SkuSeries sku = new SkuSeries(name + "-" + size, name, weeks());
        double[] left = shares.get(name);
        SkuSeries.Loss loss = losses.get(name);
        series.add(left == null || loss == null ? sku : sku.losing(left, loss));
      }
    }
    return new Panel(series);
  }

  private List<SkuWeek> weeks() {
    List<SkuWeek> weeks = new ArrayList<>();
    double level = mean * (0.5 + random.nextDouble());
    for (int week = 0; week < WEEKS; week++) {
      double price = random.nextInt(6) == 0 ? 8 : 10;
      double log =
          -2 * StrictMath.log(price / 10)
              + seasonality * StrictMath.sin(week * 2 * StrictMath.PI / 52)
              + 0.1 * random.nextGaussian();
      weeks.add(
          new SkuWeek(
              week, Math.rint(level * StrictMath.exp(log) * 0.96), 0.04, price, Selling.USUAL));
    }
    return weeks;
  }
}
