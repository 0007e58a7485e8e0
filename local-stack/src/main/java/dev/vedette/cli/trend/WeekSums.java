package dev.vedette.cli.trend;

import dev.vedette.trend.Selling;
import dev.vedette.trend.SkuWeek;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/** What is summed up of a SKU in an area, week by week. */
final class WeekSums {
  private static final class Sums {
    double sold;
    long readings;
    long empty;
    double logPrices;
    int prices;
  }

  private final SortedMap<Integer, Sums> weeks = new TreeMap<>();

  void sold(int week, double units) {
    week(week).sold += units;
  }

  void read(int week, long onHand) {
    Sums sums = week(week);
    sums.readings++;
    sums.empty += onHand == 0 ? 1 : 0;
  }

  void priced(int week, double price) {
    Sums sums = week(week);
    sums.logPrices += StrictMath.log(price);
    sums.prices++;
  }

  private Sums week(int week) {
    return weeks.computeIfAbsent(week, number -> new Sums());
  }

  /** Weeks in which stock was read; the first of all is cut off, since it began before. */
  List<SkuWeek> weeks(int first) {
    List<SkuWeek> all = new ArrayList<>();
    weeks.forEach(
        (week, sums) -> {
          if (week >= first && sums.readings > 0) {
            all.add(
                new SkuWeek(
                    week,
                    sums.sold,
                    (double) sums.empty / sums.readings,
                    sums.prices == 0 ? Double.NaN : StrictMath.exp(sums.logPrices / sums.prices),
                    Selling.USUAL));
          }
        });
    return all;
  }
}
