package dev.vedette.market;

import dev.vedette.trend.Panel;
import dev.vedette.trend.PeriodVolume;
import dev.vedette.trend.SkuSeries;
import dev.vedette.trend.SkuWeek;
import dev.vedette.trend.TrendDetector;
import dev.vedette.trend.VolumeSplit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The trends of a region. They follow from the figures of its order cycles alone: the same figures
 * give the same trends, in whatever order they came.
 *
 * <p>An order cycle is a week to the detector. In a cycle in which the region traded, a SKU without
 * a pane sold nothing; before its first pane it was not there.
 */
public final class RegionTrends {
  /** Cycles that can bear on a trend: a window of 52, and 13 before for what prices are regular. */
  public static final int KEPT_CYCLES = 65;

  /**
   * An item is looked at while one of so many cycles has a pane of it: as old as a change may be.
   */
  public static final int LOOKED_AT_CYCLES = 16;

  /** The volume of so many cycles is compared with that of as many before. */
  public static final int SPLIT_CYCLES = 4;

  /** Decimal places of the parts of a split. */
  public static final int SPLIT_SCALE = 6;

  private static final Comparator<Item> ORDER =
      Comparator.comparing(Item::kind).thenComparing(Item::name);

  /** What SKUs are. */
  @FunctionalInterface
  public interface Brands {
    /** Brand of a SKU when the cycle ended; empty where it is not known. */
    String of(String sku);
  }

  private final TrendDetector detector;
  private final long cycle;
  private final NavigableMap<Item, NavigableMap<Long, TrendFigures>> figures = new TreeMap<>(ORDER);
  private final Brands brands;

  /**
   * @param cycle at whose end the trends are said
   * @param figures of SKUs, brands and the category, by order cycle; later ones are not looked at
   * @param brands of the SKUs
   */
  public RegionTrends(
      TrendDetector detector,
      long cycle,
      Map<Item, Map<Long, TrendFigures>> figures,
      Brands brands) {
    this.detector = detector;
    this.cycle = cycle;
    this.brands = brands;
    figures.forEach(
        (item, cycles) -> {
          NavigableMap<Long, TrendFigures> known =
              new TreeMap<>(cycles).subMap(cycle - KEPT_CYCLES, false, cycle, true);
          if (!known.isEmpty()) {
            this.figures.put(item, known);
          }
        });
  }

  /** The trends of all items; none where nothing is known of the cycle itself. */
  public List<ItemTrend> all() {
    NavigableMap<Long, TrendFigures> category = figures.get(Item.CATEGORY);
    if (category == null || !category.containsKey(cycle)) {
      return List.of();
    }
    Map<String, SkuSeries> series = series(category);
    Panel panel = new Panel(List.copyOf(series.values()));
    List<ItemTrend> trends = new ArrayList<>();
    figures.forEach(
        (item, cycles) -> {
          if (isLookedAt(cycles)) {
            SkuSeries sku = series.get(item.name());
            int week = Math.toIntExact(cycle);
            if (item.kind() == Item.Kind.SKU && sku != null) {
              trends.add(
                  new ItemTrend(
                      item,
                      brands.of(item.name()),
                      detector.verdictOfSku(panel, sku, week),
                      split(cycles, category)));
            } else if (item.kind() == Item.Kind.BRAND) {
              trends.add(
                  new ItemTrend(
                      item,
                      item.name(),
                      detector.verdict(panel, item.name(), week),
                      split(cycles, category)));
            }
          }
        });
    return trends;
  }

  private boolean isLookedAt(NavigableMap<Long, TrendFigures> cycles) {
    return cycles.lastKey() > cycle - LOOKED_AT_CYCLES;
  }

  private Map<String, SkuSeries> series(NavigableMap<Long, TrendFigures> category) {
    Map<String, SkuSeries> series = new TreeMap<>();
    figures.forEach(
        (item, cycles) -> {
          if (item.kind() == Item.Kind.SKU && isLookedAt(cycles)) {
            String brand = brands.of(item.name());
            // SKUs without a brand have none in common.
            series.put(
                item.name(),
                new SkuSeries(
                    item.name(), brand.isEmpty() ? item.name() : brand, weeks(cycles, category)));
          }
        });
    return series;
  }

  private List<SkuWeek> weeks(
      NavigableMap<Long, TrendFigures> cycles, NavigableMap<Long, TrendFigures> category) {
    List<SkuWeek> weeks = new ArrayList<>();
    for (long past = cycles.firstKey(); past <= cycle; past++) {
      TrendFigures known = cycles.get(past);
      int week = Math.toIntExact(past);
      if (known != null) {
        weeks.add(known.week(week));
      } else if (category.containsKey(past)) {
        weeks.add(TrendFigures.none(week));
      }
    }
    return weeks;
  }

  private Optional<ItemTrend.Split> split(
      NavigableMap<Long, TrendFigures> cycles, NavigableMap<Long, TrendFigures> category) {
    if (category.firstKey() > cycle - 2 * SPLIT_CYCLES + 1) {
      return Optional.empty();
    }
    PeriodVolume before = volume(cycles, cycle - SPLIT_CYCLES);
    PeriodVolume after = volume(cycles, cycle);
    VolumeSplit split = VolumeSplit.between(before, after);
    return Optional.of(
        new ItemTrend.Split(
            before.supplied().longValueExact(),
            after.supplied().longValueExact(),
            split.rounded(SPLIT_SCALE),
            split.cause()));
  }

  private static PeriodVolume volume(NavigableMap<Long, TrendFigures> cycles, long last) {
    long demanding = 0;
    long decided = 0;
    long filled = 0;
    for (TrendFigures known : cycles.subMap(last - SPLIT_CYCLES, false, last, true).values()) {
      demanding += known.demanding();
      decided += known.decided();
      filled += known.filled();
    }
    return PeriodVolume.of(demanding, decided, filled);
  }
}
