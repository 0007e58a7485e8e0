package dev.vedette.cli.trend;

import dev.vedette.event.DeliveryLine;
import dev.vedette.event.InventoryReading;
import dev.vedette.event.Outlet;
import dev.vedette.event.PriceBasis;
import dev.vedette.event.PriceObservation;
import dev.vedette.event.Product;
import dev.vedette.ingestion.ProductCatalogue;
import dev.vedette.ingestion.file.EventFolder;
import dev.vedette.ingestion.file.FileEvent;
import dev.vedette.ingestion.file.OrderedEvents;
import dev.vedette.ingestion.file.ReadProgress;
import dev.vedette.stack.StackException;
import dev.vedette.topic.EventType;
import dev.vedette.trend.Panel;
import dev.vedette.trend.SkuSeries;
import dev.vedette.trend.SkuWeek;
import dev.vedette.trend.study.Area;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.apache.avro.specific.SpecificRecord;
import org.jspecify.annotations.Nullable;

/**
 * What was sold each week, as stock readings and deliveries tell: the last reading, plus arrivals,
 * less this reading, evenly over the days between the two. Weeks begin on the weekday of the first
 * reading. What was not supplied is the share of readings that found nothing.
 */
public final class WeeklySales {
  private static final Set<EventType> READ =
      Set.of(
          EventType.PRODUCTS,
          EventType.OUTLETS,
          EventType.DELIVERIES,
          EventType.INVENTORY_READINGS,
          EventType.PRICE_OBSERVATIONS);
  private static final int DAYS = 7;
  private static final int MOST_REJECTS_SHOWN = 3;

  private record Place(String level, String name) {
    static final Comparator<Place> ORDER =
        Comparator.comparing(Place::level).thenComparing(Place::name);
  }

  private static final class Shelf {
    long stock;
    LocalDate day;
    long arrived;

    Shelf(long stock, LocalDate day) {
      this.stock = stock;
      this.day = day;
    }
  }

  private record Key(String outletId, String sku) {}

  private final Map<String, String> brands = new HashMap<>();
  private final Map<String, String> regions = new HashMap<>();
  private final Map<String, PriceBasis> bases = new HashMap<>();
  private final Map<Key, Shelf> shelves = new HashMap<>();
  private final SortedMap<Place, SortedMap<String, WeekSums>> sums = new TreeMap<>(Place.ORDER);
  private @Nullable LocalDate firstDay;

  private WeeklySales() {}

  /**
   * @param outlets number of single outlets that are followed beside the market and its regions
   * @param now present time, by which rows from the future are rejected
   * @param warnings is told of rows that are left out
   * @return the market, its regions where there are several, and the outlets
   * @throws StackException if the folder lacks something, or a file cannot be read
   */
  public static List<Area> read(Path folder, int outlets, Instant now, Consumer<String> warnings) {
    if (!Files.isDirectory(folder)) {
      throw new StackException("Cannot study %s: there is no such folder".formatted(folder));
    }
    WeeklySales sales = new WeeklySales();
    long[] rejected = {0};
    try (OrderedEvents events =
        EventFolder.open(folder, now)
            .only(READ)
            .read(
                new ProductCatalogue(),
                row -> {
                  if (rejected[0]++ < MOST_REJECTS_SHOWN) {
                    warnings.accept("Left out: " + row);
                  }
                },
                ReadProgress.NONE)) {
      for (FileEvent event : events) {
        sales.take(event.event());
      }
    } catch (IOException e) {
      throw new StackException("Cannot read %s: %s".formatted(folder, e.getMessage()), e);
    }
    if (rejected[0] > MOST_REJECTS_SHOWN) {
      warnings.accept("Left out: %,d more rows".formatted(rejected[0] - MOST_REJECTS_SHOWN));
    }
    if (sales.shelves.isEmpty()) {
      throw new StackException(
          "Cannot study %s: it has no inventory readings of known outlets and products"
              .formatted(folder));
    }
    return sales.areas(outlets);
  }

  private void take(SpecificRecord event) {
    switch (event) {
      case Product product -> brands.put(product.getSku(), product.getBrand());
      case Outlet outlet -> regions.put(outlet.getOutletId(), outlet.getRegion());
      case DeliveryLine line -> delivered(line);
      case InventoryReading reading -> read(reading);
      case PriceObservation price -> priced(price);
      default -> {}
    }
  }

  private void delivered(DeliveryLine line) {
    Shelf shelf = shelves.get(new Key(line.getOutletId(), line.getSku()));
    if (shelf != null) {
      shelf.arrived += line.getQty();
    }
  }

  private void read(InventoryReading reading) {
    LocalDate day = day(reading.getReadAt());
    firstDay = firstDay == null ? day : firstDay;
    Key key = new Key(reading.getOutletId(), reading.getSku());
    if (!isKnown(key)) {
      return;
    }
    Shelf shelf = shelves.get(key);
    if (shelf == null) {
      shelves.put(key, new Shelf(reading.getOnHand(), day));
      return;
    }
    double sold = Math.max(0, shelf.stock + shelf.arrived - reading.getOnHand());
    long days = Math.max(1, ChronoUnit.DAYS.between(shelf.day, day));
    for (WeekSums sum : sums(key)) {
      for (int back = 0; back < days; back++) {
        sum.sold(week(day.minusDays(back)), sold / days);
      }
      sum.read(week(day), reading.getOnHand());
    }
    shelf.stock = reading.getOnHand();
    shelf.day = day;
    shelf.arrived = 0;
  }

  /** Prices of another basis than the first that was seen of a SKU are left out. */
  private void priced(PriceObservation price) {
    Key key = new Key(price.getOutletId(), price.getSku());
    BigDecimal paid =
        price.getChargedPrice() == null ? price.getLabelPrice() : price.getChargedPrice();
    if (paid == null || paid.signum() <= 0 || firstDay == null || !isKnown(key)) {
      return;
    }
    PriceBasis basis = bases.computeIfAbsent(price.getSku(), sku -> price.getBasis());
    if (basis == price.getBasis()) {
      int week = week(day(price.getObservedAt()));
      sums(key).forEach(sum -> sum.priced(week, paid.doubleValue()));
    }
  }

  private boolean isKnown(Key key) {
    return brands.containsKey(key.sku()) && regions.containsKey(key.outletId());
  }

  private List<WeekSums> sums(Key key) {
    return List.of(
        sum(new Place("market", "all"), key.sku()),
        sum(new Place("region", regions.getOrDefault(key.outletId(), "")), key.sku()),
        sum(new Place("outlet", key.outletId()), key.sku()));
  }

  private WeekSums sum(Place place, String sku) {
    return sums.computeIfAbsent(place, p -> new TreeMap<>())
        .computeIfAbsent(sku, s -> new WeekSums());
  }

  private static LocalDate day(Instant at) {
    return at.atZone(ZoneOffset.UTC).toLocalDate();
  }

  private int week(LocalDate day) {
    LocalDate first = firstDay == null ? day : firstDay;
    return Math.toIntExact(Math.floorDiv(ChronoUnit.DAYS.between(first, day), DAYS));
  }

  private List<Area> areas(int outlets) {
    List<Area> areas = new ArrayList<>(areas("market"));
    List<Area> byRegion = areas("region");
    if (byRegion.size() > 1) {
      areas.addAll(byRegion);
    }
    List<Area> byOutlet = areas("outlet");
    int chosen = Math.min(outlets, byOutlet.size());
    IntStream.range(0, chosen)
        .mapToObj(i -> byOutlet.get((int) ((i + 0.5) * byOutlet.size() / chosen)))
        .forEach(areas::add);
    return areas;
  }

  private List<Area> areas(String level) {
    List<Area> areas = new ArrayList<>();
    sums.forEach(
        (place, skus) -> {
          if (place.level().equals(level)) {
            areas.add(new Area(level, place.name(), panel(skus)));
          }
        });
    return areas;
  }

  private Panel panel(SortedMap<String, WeekSums> skus) {
    List<SkuSeries> series = new ArrayList<>();
    skus.forEach(
        (sku, sum) -> {
          List<SkuWeek> weeks = sum.weeks(1);
          if (!weeks.isEmpty()) {
            series.add(new SkuSeries(sku, brands.getOrDefault(sku, sku), weeks));
          }
        });
    return new Panel(series);
  }
}
