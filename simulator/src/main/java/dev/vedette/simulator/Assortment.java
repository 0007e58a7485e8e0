package dev.vedette.simulator;

import dev.vedette.measure.PackRatios;
import dev.vedette.simulator.Chance.Purpose;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

/** Makes the products: their price classes, packs, prices, and how well they sell. */
final class Assortment {
  /** A price class 价类, and what a carton of it costs wholesale. */
  private record PriceClass(String name, int least, int most) {}

  private static final List<PriceClass> CLASSES =
      List.of(
          new PriceClass("class-1", 200, 480),
          new PriceClass("class-2", 120, 190),
          new PriceClass("class-3", 70, 115),
          new PriceClass("class-4", 40, 68),
          new PriceClass("class-5", 18, 36));
  private static final String[] BRANDS = {
    "Lantern",
    "Heron",
    "Cedar",
    "Comet",
    "Harvest",
    "Meridian",
    "Falcon",
    "Jasmine",
    "Anchor",
    "Summit",
    "Willow",
    "Beacon"
  };

  /** Most are packed alike; that not all are is why ratios belong to the SKU. */
  private static final PackRatios USUAL = new PackRatios(20, 10, 250);

  private static final PackRatios SMALL_PACK = new PackRatios(10, 20, 250);
  private static final PackRatios GIFT_CARTON = new PackRatios(20, 5, 500);

  /** Sales by rank fall by this power, which gives fast and intermittent sellers. */
  private static final double ZIPF = 0.8;

  private static final double RETAIL_MARGIN = 0.13;

  private Assortment() {}

  static List<Sku> of(MarketParameters parameters) {
    int count = parameters.assortment().skus();
    Chance[] chances = new Chance[count];
    double[] lots = new double[count];
    for (int number = 0; number < count; number++) {
      chances[number] = Chance.of(parameters.seed(), Purpose.PRODUCTS, number);
      lots[number] = chances[number].uniform();
    }
    List<Integer> ranked =
        IntStream.range(0, count)
            .boxed()
            .sorted(Comparator.comparingDouble(number -> lots[number]))
            .toList();
    double total = 0;
    for (int rank = 1; rank <= count; rank++) {
      total += StrictMath.pow(rank, -ZIPF);
    }
    double[] popularity = new double[count];
    for (int rank = 1; rank <= count; rank++) {
      popularity[ranked.get(rank - 1)] = StrictMath.pow(rank, -ZIPF) * count / total;
    }
    List<Sku> all = new ArrayList<>(count);
    for (int number = 0; number < count; number++) {
      all.add(sku(number, popularity[number], chances[number], parameters));
    }
    return List.copyOf(all);
  }

  private static Sku sku(
      int number, double popularity, Chance chance, MarketParameters parameters) {
    int brandNumber = number / 4;
    String brand =
        BRANDS[brandNumber % BRANDS.length]
            + (brandNumber < BRANDS.length ? "" : " " + (1 + brandNumber / BRANDS.length));
    PriceClass priceClass = CLASSES.get((number + brandNumber) % CLASSES.size());
    PackRatios ratios = number % 10 == 6 ? SMALL_PACK : number % 15 == 9 ? GIFT_CARTON : USUAL;
    double perUsualCarton = chance.between(priceClass.least(), priceClass.most());
    double units = (double) ratios.unitsPerPack() * ratios.packsPerCarton();
    BigDecimal wholesale = halves(perUsualCarton * units / 200);
    BigDecimal guide =
        halves(wholesale.doubleValue() / ratios.packsPerCarton() / (1 - RETAIL_MARGIN));
    return new Sku(
        number,
        String.format(Locale.ROOT, "SKU-%04d", number + 1),
        String.format(Locale.ROOT, "%s No. %d", brand, 1 + number % 4),
        brand,
        "Maker " + (char) ('A' + brandNumber % 5),
        priceClass.name(),
        ratios,
        wholesale,
        guide,
        parameters.demand().packsPerDay() * popularity,
        chance.happens(parameters.assortment().tightShare()));
  }

  /** To halves of the currency, at least one of them. */
  static BigDecimal halves(double amount) {
    return BigDecimal.valueOf(Math.max(1, Math.round(amount * 2)) * 5, 1);
  }
}
