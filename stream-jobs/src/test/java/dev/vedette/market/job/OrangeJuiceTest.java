package dev.vedette.market.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import dev.vedette.availability.OrderCycles;
import dev.vedette.event.MarketPane;
import dev.vedette.market.Fact;
import dev.vedette.market.Place;
import java.io.BufferedReader;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeMap;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;

/**
 * Real demand and real shelf prices of orange juice in Chicago, sixteen weeks of them: what the
 * operators count by brand, region and week beside a plain recount of the files. The folder has no
 * invoices, so an order is valued, on both sides, at the shop's shelf price last seen before it.
 */
class OrangeJuiceTest {
  private static final LocalDate MONDAY = LocalDate.of(1990, 6, 11);
  private static final int WEEKS = 16;
  private static final Instant END = Instant.parse(MONDAY.plusWeeks(WEEKS) + "T00:00:00Z");

  /** What is compared, of one brand or the category in a region and week. */
  private static final class Sum {
    long volume;
    BigDecimal value = BigDecimal.ZERO;
    long prices;
    BigDecimal priceSum = BigDecimal.ZERO;
    final Set<String> supplied = new HashSet<>();
    final Set<String> stocking = new HashSet<>();

    String text(int universe, Map<String, BigDecimal> weights) {
      BigDecimal weight =
          stocking.stream()
              .map(outlet -> weights.getOrDefault(outlet, BigDecimal.ZERO))
              .reduce(BigDecimal.ZERO, BigDecimal::add);
      return "volume %d, value %s, supplied %d, stocking %d of %d, weight %s, prices %d: %s"
          .formatted(
              volume,
              plain(value),
              supplied.size(),
              stocking.size(),
              universe,
              plain(weight),
              prices,
              plain(priceSum));
    }
  }

  private static String plain(BigDecimal value) {
    return value.signum() == 0 ? "0" : value.stripTrailingZeros().toPlainString();
  }

  private static List<Map<String, String>> rows(String file) throws Exception {
    Path path =
        Path.of(System.getProperty("vedette.shared-data", "absent"), "oj-market-fast", file);
    assumeThat(path).as("sample folder, present on developers' machines only").isRegularFile();
    List<Map<String, String>> rows = new ArrayList<>();
    try (InputStream in = Files.newInputStream(path);
        BufferedReader lines =
            new BufferedReader(
                new InputStreamReader(
                    file.endsWith(".gz") ? new GZIPInputStream(in) : in, StandardCharsets.UTF_8))) {
      List<String> all = lines.lines().toList();
      String[] names = all.getFirst().split(",", -1);
      for (String line : all.subList(1, all.size())) {
        String[] values = line.split(",", -1);
        Map<String, String> row = new HashMap<>();
        for (int i = 0; i < names.length; i++) {
          row.put(names[i], values[i]);
        }
        rows.add(row);
      }
    }
    return rows;
  }

  private static String text(Map<String, String> row, String column) {
    return Objects.requireNonNull(row.get(column));
  }

  private static List<Map<String, String>> timed(String file, String time) throws Exception {
    List<Map<String, String>> rows = new ArrayList<>(rows(file));
    rows.removeIf(row -> !Instant.parse(text(row, time)).isBefore(END));
    rows.sort(Comparator.comparing(row -> Instant.parse(text(row, time))));
    return rows;
  }

  @Test
  void brandsByRegionAndWeekAreThoseOfAPlainRecountOfTheFiles() throws Exception {
    List<Map<String, String>> outlets = rows("outlets.csv");
    List<Map<String, String>> products = rows("products.csv");
    List<Map<String, String>> orders = timed("orders.csv.gz", "ordered_at");
    List<Map<String, String>> readings = timed("inventory-readings.csv.gz", "read_at");
    List<Map<String, String>> prices = timed("price-observations.csv.gz", "observed_at");
    value(orders, prices);

    Map<String, String> expected = recount(outlets, products, orders, readings, prices);
    Map<String, String> said = new TreeMap<>();
    try (Course course = new Course(MarketRules.live(OrderCycles.standard()))) {
      for (Fact fact : facts(outlets, products, orders, readings, prices)) {
        course.arrive(fact);
        course.watermark(fact.at().minus(2, ChronoUnit.DAYS).toEpochMilli() - 1);
      }
      course.watermark(END.toEpochMilli());
      List<MarketPane> weeks =
          Course.current(course.said()).values().stream()
              .filter(row -> row.getPeriodDays() == 7 && row.getGroupKind().equals("total"))
              .filter(row -> Set.of("brand", "category").contains(row.getItemKind()))
              .toList();
      Map<String, Long> universes = new HashMap<>();
      weeks.forEach(row -> universes.put(key(row), row.getUniverse()));
      weeks.forEach(row -> said.put(key(row), text(row, universes)));
    }
    assertThat(said).isEqualTo(expected);
    assertThat(said).hasSizeGreaterThan(WEEKS * 5 * 6);
  }

  private static String key(MarketPane row) {
    return row.getRegion() + " " + row.getPeriodStart() + " " + row.getItem();
  }

  private static String text(MarketPane row, Map<String, Long> universes) {
    return "volume %d, value %s, supplied %d, stocking %d of %d, weight %s, prices %d: %s"
        .formatted(
            row.getSuppliedUnits(),
            plain(row.getSuppliedValue()),
            row.getSuppliedOutlets(),
            row.getStocking(),
            universes.getOrDefault(row.getRegion() + " " + row.getPeriodStart() + " ", 0L),
            plain(row.getStockingWeight()),
            row.getPrices(),
            plain(row.getPriceSum()));
  }

  /** Gives each order the shelf price last seen before it. */
  private static void value(List<Map<String, String>> orders, List<Map<String, String>> prices) {
    Map<String, TreeMap<Instant, String>> seen = new HashMap<>();
    for (Map<String, String> price : prices) {
      seen.computeIfAbsent(shelf(price), key -> new TreeMap<>())
          .put(Instant.parse(text(price, "observed_at")), text(price, "charged_price"));
    }
    for (Map<String, String> order : orders) {
      Map.Entry<Instant, String> last =
          seen.getOrDefault(shelf(order), new TreeMap<>())
              .floorEntry(Instant.parse(text(order, "ordered_at")));
      order.put("price_per_unit", last == null ? "" : last.getValue());
    }
  }

  private static String shelf(Map<String, String> row) {
    return text(row, "outlet_id") + " " + text(row, "sku");
  }

  private static List<Fact> facts(
      List<Map<String, String>> outlets,
      List<Map<String, String>> products,
      List<Map<String, String>> orders,
      List<Map<String, String>> readings,
      List<Map<String, String>> prices) {
    List<Fact> facts = new ArrayList<>();
    for (Map<String, String> row : outlets) {
      Instant at = Instant.parse(text(row, "changed_at"));
      Place place =
          new Place(
              text(row, "region"), text(row, "setting"), text(row, "channel"), text(row, "tier"));
      facts.add(
          new Fact.Filed(
              "f" + facts.size(), text(row, "outlet_id"), at, at, place, Fact.Status.TRADING));
    }
    for (Map<String, String> row : products) {
      Instant at = Instant.parse(text(row, "changed_at"));
      facts.add(
          new Fact.Made(
              "m" + facts.size(), text(row, "sku"), at, at, text(row, "brand"), "", 1, 1));
    }
    for (Map<String, String> row : orders) {
      Instant at = Instant.parse(text(row, "ordered_at"));
      String price = text(row, "price_per_unit");
      facts.add(
          new Fact.Ordered(
              "o" + facts.size(),
              text(row, "outlet_id"),
              text(row, "sku"),
              at,
              at,
              text(row, "order_id") + "/" + text(row, "line_no"),
              Long.parseLong(text(row, "demanded_qty")),
              OptionalLong.of(Long.parseLong(text(row, "supplied_qty"))),
              price.isEmpty() ? null : new BigDecimal(price),
              null,
              1));
    }
    for (Map<String, String> row : readings) {
      Instant at = Instant.parse(text(row, "read_at"));
      facts.add(
          new Fact.Stocked(
              text(row, "event_id"),
              text(row, "outlet_id"),
              text(row, "sku"),
              at,
              at,
              Long.parseLong(text(row, "on_hand")),
              Fact.Origin.SAMPLE));
    }
    for (Map<String, String> row : prices) {
      Instant at = Instant.parse(text(row, "observed_at"));
      facts.add(
          new Fact.Priced(
              text(row, "event_id"),
              text(row, "outlet_id"),
              text(row, "sku"),
              at,
              at,
              new BigDecimal(text(row, "charged_price")),
              Fact.Basis.PACK));
    }
    facts.sort(Comparator.comparing(Fact::at));
    return facts;
  }

  private static Map<String, String> recount(
      List<Map<String, String>> outlets,
      List<Map<String, String>> products,
      List<Map<String, String>> orders,
      List<Map<String, String>> readings,
      List<Map<String, String>> prices) {
    Map<String, String> regions = new HashMap<>();
    outlets.forEach(row -> regions.put(text(row, "outlet_id"), text(row, "region")));
    Map<String, String> brands = new HashMap<>();
    products.forEach(row -> brands.put(text(row, "sku"), text(row, "brand")));
    Map<String, Sum> sums = new TreeMap<>();
    Map<String, BigDecimal> values = new HashMap<>();
    for (Map<String, String> row : orders) {
      long units = Long.parseLong(text(row, "supplied_qty"));
      BigDecimal value =
          text(row, "price_per_unit").isEmpty()
              ? BigDecimal.ZERO
              : new BigDecimal(text(row, "price_per_unit")).multiply(BigDecimal.valueOf(units));
      values.merge(text(row, "outlet_id") + " " + week(row, "ordered_at"), value, BigDecimal::add);
      for (Sum sum : sums(row, "ordered_at", regions, brands, sums)) {
        sum.volume += units;
        sum.value = sum.value.add(value);
        if (units > 0) {
          sum.supplied.add(text(row, "outlet_id"));
          sum.stocking.add(text(row, "outlet_id"));
        }
      }
    }
    for (Map<String, String> row : lastOfWeek(readings, "read_at")) {
      for (Sum sum : sums(row, "read_at", regions, brands, sums)) {
        if (!text(row, "on_hand").equals("0")) {
          sum.stocking.add(text(row, "outlet_id"));
        }
      }
    }
    for (Map<String, String> row : lastOfWeek(prices, "observed_at")) {
      for (Sum sum : sums(row, "observed_at", regions, brands, sums)) {
        sum.prices++;
        sum.priceSum = sum.priceSum.add(new BigDecimal(text(row, "charged_price")));
      }
    }
    Map<String, String> recount = new TreeMap<>();
    sums.forEach(
        (key, sum) -> {
          String region = key.substring(0, key.indexOf(' '));
          LocalDate week =
              LocalDate.parse(key.substring(region.length() + 1, region.length() + 11));
          Map<String, BigDecimal> weights = new HashMap<>();
          regions.forEach(
              (outlet, own) -> {
                for (int back = 0; back < 13; back++) {
                  BigDecimal value = values.get(outlet + " " + week.minusWeeks(back));
                  weights.merge(outlet, value == null ? BigDecimal.ZERO : value, BigDecimal::add);
                }
              });
          int universe =
              (int)
                  regions.values().stream()
                      .filter(own -> (own + "/").startsWith(region + "/"))
                      .count();
          recount.put(key, sum.text(universe, weights));
        });
    return recount;
  }

  private static LocalDate week(Map<String, String> row, String time) {
    LocalDate day = LocalDate.parse(text(row, time).substring(0, 10));
    return MONDAY.plusWeeks(ChronoUnit.DAYS.between(MONDAY, day) / 7);
  }

  /** The rows are in the order of time. */
  private static Iterable<Map<String, String>> lastOfWeek(
      List<Map<String, String>> rows, String time) {
    Map<String, Map<String, String>> last = new HashMap<>();
    rows.forEach(row -> last.put(shelf(row) + week(row, time), row));
    return last.values();
  }

  private static List<Sum> sums(
      Map<String, String> row,
      String time,
      Map<String, String> regions,
      Map<String, String> brands,
      Map<String, Sum> sums) {
    List<Sum> found = new ArrayList<>();
    StringBuilder region = new StringBuilder();
    for (String part : Objects.requireNonNull(regions.get(text(row, "outlet_id"))).split("/", -1)) {
      region.append(region.isEmpty() ? "" : "/").append(part);
      for (String item : List.of(Objects.requireNonNull(brands.get(text(row, "sku"))), "")) {
        found.add(
            sums.computeIfAbsent(region + " " + week(row, time) + " " + item, key -> new Sum()));
      }
    }
    return found;
  }
}
