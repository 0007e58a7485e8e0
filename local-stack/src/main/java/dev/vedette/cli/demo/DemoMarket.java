package dev.vedette.cli.demo;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;

/**
 * Writes an event folder of a simulated market: shops that are supplied weekly, read their stock
 * every evening, and now and then get less than they asked for. The same seed and last day give the
 * same files.
 */
public final class DemoMarket {
  private static final int OUTLETS = 24;
  private static final int SKUS = 8;
  private static final int WEEKS = 10;
  private static final String[] REGIONS = {"province/north", "province/south", "province/lakes"};

  private final Random random;
  private final LocalDate lastDay;
  private final List<String> readings = new ArrayList<>();
  private final List<String> deliveries = new ArrayList<>();
  private final List<String> orders = new ArrayList<>();

  /**
   * A market that ends on a given day.
   *
   * @param seed of all chance in it
   * @param lastDay the last day with readings
   */
  public DemoMarket(long seed, LocalDate lastDay) {
    this.random = new Random(seed);
    this.lastDay = lastDay;
  }

  /** Writes the files into {@code folder}, which is created if it is not there. */
  public void write(Path folder) throws IOException {
    LocalDate firstDay = lastDay.minusDays(WEEKS * 7L - 1);
    List<String> outlets = new ArrayList<>();
    for (int outlet = 0; outlet < OUTLETS; outlet++) {
      String id = "SHOP-%03d".formatted(outlet + 1);
      LocalDate anchor = firstDay.plusDays(outlet % 7);
      outlets.add(
          String.join(
              ",",
              id,
              "LIC-%05d".formatted(outlet + 1),
              "Shop %d".formatted(outlet + 1),
              REGIONS[outlet % REGIONS.length],
              outlet % 3 == 0 ? "rural" : "urban",
              "convenience",
              String.valueOf(1 + outlet % 5),
              "REP-%d".formatted(1 + outlet % 4),
              "active",
              "7",
              anchor.toString(),
              time(firstDay, 0).toString()));
      for (int sku = 0; sku < SKUS; sku++) {
        trade(
            id,
            "BRAND-%c-%d".formatted('A' + sku / 2, 1 + sku % 2),
            4 + random.nextInt(12),
            firstDay,
            anchor);
      }
    }
    Files.createDirectories(folder);
    write(
        folder,
        "products.csv",
        "sku,name,brand,units_per_pack,packs_per_carton,cartons_per_case,changed_at",
        products(firstDay));
    write(
        folder,
        "outlets.csv",
        "outlet_id,licence_no,name,region,setting,channel,tier,rep_id,status,delivery_cycle_days,delivery_anchor,changed_at",
        outlets);
    write(folder, "inventory-readings.csv", "outlet_id,sku,read_at,on_hand,unit,source", readings);
    write(
        folder,
        "deliveries.csv",
        "delivery_id,line_no,order_id,outlet_id,sku,delivered_at,qty,unit",
        deliveries);
    write(
        folder,
        "orders.csv",
        "order_id,line_no,outlet_id,sku,ordered_at,demanded_qty,supplied_qty,unit,delivery_due",
        orders);
  }

  private static List<String> products(LocalDate firstDay) {
    List<String> rows = new ArrayList<>();
    for (int sku = 0; sku < SKUS; sku++) {
      char brand = (char) ('A' + sku / 2);
      rows.add(
          String.format(
              Locale.ROOT,
              "BRAND-%c-%d,Brand %c No. %d,Brand %c,20,10,250,%s",
              brand,
              1 + sku % 2,
              brand,
              1 + sku % 2,
              brand,
              time(firstDay, 0)));
    }
    return rows;
  }

  /**
   * One SKU at one shop: sold in packs, with a demand that wavers and weeks in which the company is
   * short.
   */
  private void trade(
      String outlet, String sku, int packsPerDay, LocalDate firstDay, LocalDate anchor) {
    long stock = packsPerDay * 9L;
    long expected = 0;
    for (LocalDate day = firstDay; !day.isAfter(lastDay); day = day.plusDays(1)) {
      boolean deliveryDay = Math.floorMod(day.toEpochDay() - anchor.toEpochDay(), 7) == 0;
      String number = outlet + "-" + sku + "-" + day;
      if (deliveryDay && expected > 0) {
        deliveries.add(
            String.join(
                ",",
                "D-" + number,
                "1",
                "O-" + number,
                outlet,
                sku,
                time(day, 6).toString(),
                String.valueOf(expected),
                "pack"));
        stock += expected;
        expected = 0;
      }
      long demand = Math.max(0, Math.round(packsPerDay * (1 + 0.4 * random.nextGaussian())));
      stock = Math.max(0, stock - demand);
      readings.add(
          String.join(
              ",", outlet, sku, time(day, 20).toString(), String.valueOf(stock), "pack", "pos"));
      if (Math.floorMod(day.plusDays(1).toEpochDay() - anchor.toEpochDay(), 7) == 0) {
        long wanted = Math.max(0, packsPerDay * 9L - stock);
        int luck = random.nextInt(20);
        expected = luck == 0 ? 0 : luck < 3 ? wanted / 2 : wanted;
        orders.add(
            String.join(
                ",",
                "O-" + outlet + "-" + sku + "-" + day.plusDays(1),
                "1",
                outlet,
                sku,
                time(day, 21).toString(),
                String.valueOf(wanted),
                String.valueOf(expected),
                "pack",
                time(day.plusDays(1), 6).toString()));
      }
    }
  }

  private static Instant time(LocalDate day, int hour) {
    return day.atStartOfDay(ZoneOffset.UTC).toInstant().plus(Duration.ofHours(hour));
  }

  private static void write(Path folder, String file, String header, List<String> rows) {
    List<String> lines = new ArrayList<>(rows.size() + 1);
    lines.add(header);
    lines.addAll(rows);
    try {
      Files.write(folder.resolve(file), lines);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
