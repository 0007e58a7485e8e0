package dev.vedette.market.job;

import dev.vedette.event.BrandTrend;
import dev.vedette.event.MarketPane;
import dev.vedette.market.Amount;
import dev.vedette.market.Count;
import dev.vedette.market.Deals;
import dev.vedette.market.Group;
import dev.vedette.market.Item;
import dev.vedette.market.Pane;
import dev.vedette.market.PaneBook;
import dev.vedette.market.ProductFile;
import dev.vedette.market.Tally;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SplittableRandom;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.runtime.state.heap.HeapKeyedStateBackend;
import org.apache.flink.streaming.api.operators.AbstractStreamOperator;
import org.apache.flink.streaming.api.operators.co.CoBroadcastWithKeyedOperator;
import org.apache.flink.streaming.util.KeyedBroadcastOperatorTestHarness;
import org.jspecify.annotations.Nullable;

/** The operator of the trends, fed with made-up panes of a region. */
final class TrendCourse implements AutoCloseable {
  static final MarketRules RULES = MarketCourseTest.RULES;
  static final int BRANDS = 5;
  static final String NORTH = "north";

  private final KeyedBroadcastOperatorTestHarness<String, MarketPane, ProductFile.Word, BrandTrend>
      trends;

  TrendCourse() throws Exception {
    this(null);
  }

  TrendCourse(@Nullable OperatorSubtaskState state) throws Exception {
    trends =
        new KeyedBroadcastOperatorTestHarness<>(
            new CoBroadcastWithKeyedOperator<>(
                new TrendFunction(RULES), List.of(MarketState.PRODUCTS)),
            MarketPane::getRegion,
            Types.STRING,
            1,
            1,
            0);
    trends.setup();
    if (state != null) {
      trends.initializeState(state);
    }
    trends.open();
  }

  /** SKUs "a-0" and "a-1" of brand "a", and so on. */
  void makeProducts() throws Exception {
    for (int brand = 0; brand < BRANDS; brand++) {
      for (int size = 0; size < 2; size++) {
        String name = brand(brand);
        is(name + "-" + size, 0, name);
      }
    }
  }

  static String brand(int number) {
    return Character.toString('a' + number);
  }

  void is(String sku, double day, String brand) throws Exception {
    trends.processBroadcastElement(
        new ProductFile.Word(Deals.made(sku, day, brand, "c"), firstCycle() + (long) (day / 7)), 0);
  }

  void arrive(MarketPane pane) throws Exception {
    trends.processElement(pane, 0);
  }

  void arriveAll(List<MarketPane> panes) throws Exception {
    for (MarketPane pane : panes) {
      arrive(pane);
    }
  }

  /** The newest fact lies beyond the week. */
  void endWeek(int week) throws Exception {
    watermark(Deals.day(7 * (week + 1)).minus(RULES.allowedLateness()).plusSeconds(1));
  }

  void settleWeek(int week) throws Exception {
    watermark(Deals.day(7 * (week + 1)).plusSeconds(1));
  }

  private void watermark(Instant at) throws Exception {
    trends.watermark(at.toEpochMilli());
  }

  void end() throws Exception {
    trends.watermark(Long.MAX_VALUE);
  }

  OperatorSubtaskState checkpoint() throws Exception {
    return trends.snapshot(1, 1);
  }

  int entriesOfState() {
    AbstractStreamOperator<?> operator = (AbstractStreamOperator<?>) trends.getOperator();
    HeapKeyedStateBackend<?> states =
        Objects.requireNonNull((HeapKeyedStateBackend<?>) operator.getKeyedStateBackend());
    return states.numKeyValueStateEntries();
  }

  List<BrandTrend> said() {
    return trends.extractOutputValues();
  }

  /** What was settled, without what tells how it came about. */
  static List<String> settled(List<BrandTrend> said) {
    List<String> rows = new ArrayList<>();
    for (BrandTrend row : said) {
      if (!row.getProvisional() && !row.getStatus().equals("withdrawn")) {
        BrandTrend copy = BrandTrend.newBuilder(row).build();
        copy.setEventId("");
        copy.setRevision(0);
        copy.setSupersedes(null);
        copy.setEmittedAt(Instant.EPOCH);
        rows.add(copy.toString());
      }
    }
    return rows.stream().sorted().toList();
  }

  @Override
  public void close() throws Exception {
    trends.close();
  }

  static long firstCycle() {
    return RULES.periods().cycle(RULES.periods().day(Deals.START));
  }

  /** A pane of the region's outlets in a week. */
  static MarketPane pane(String region, Item item, int week, Tally tally) {
    Pane pane = new Pane(region, Group.TOTAL, item, RULES.periods().ofCycle(firstCycle() + week));
    return MarketRecords.record(
        new PaneBook(pane, tally, Deals.day(7 * week + 6), null),
        new PaneBook.Revision(1, tally, PaneBook.Standing.PROVISIONAL),
        RULES.periods(),
        Instant.EPOCH);
  }

  static Tally tally(long demanding, long decided, long filled, int price) {
    return new Tally.Builder()
        .add(Count.DEMANDING, demanding)
        .add(Count.DECIDED_UNITS, decided)
        .add(Count.FILLED_UNITS, filled)
        .add(Count.PRICES, 4)
        .add(Amount.PRICE_SUM, BigDecimal.valueOf(4L * price))
        .build();
  }

  /**
   * The panes of some weeks: noise of 10 %, a price cut of a fifth in every sixth week or so, an
   * elasticity of −2. From a week on, brand b is asked for 40 % less, and brand c supplied 40 %
   * less.
   *
   * @return by week
   */
  static List<List<MarketPane>> weeks(long seed, int weeks, int change) {
    SplittableRandom random = new SplittableRandom(seed);
    double[] levels = new double[2 * BRANDS];
    for (int sku = 0; sku < levels.length; sku++) {
      levels[sku] = 500 + 1000 * random.nextDouble();
    }
    List<List<MarketPane>> all = new ArrayList<>();
    for (int week = 0; week < weeks; week++) {
      Map<Item, Tally> tallies = new LinkedHashMap<>();
      for (int sku = 0; sku < levels.length; sku++) {
        String brand = brand(sku / 2);
        int price = random.nextInt(6) == 0 ? 8 : 10;
        double asked = week >= change && brand.equals("b") ? 0.6 : 1;
        double given = week >= change && brand.equals("c") ? 0.6 : 0.97;
        long decided =
            Math.round(
                levels[sku]
                    * asked
                    * StrictMath.exp(
                        -2 * StrictMath.log(price / 10.0) + 0.1 * random.nextGaussian()));
        Tally tally = tally(40 + random.nextInt(3), decided, Math.round(given * decided), price);
        tallies.put(new Item(Item.Kind.SKU, brand + "-" + sku % 2), tally);
        tallies.merge(new Item(Item.Kind.BRAND, brand), tally, Tally::plus);
        tallies.merge(Item.CATEGORY, tally, Tally::plus);
      }
      List<MarketPane> panes = new ArrayList<>();
      for (Map.Entry<Item, Tally> entry : tallies.entrySet()) {
        panes.add(pane(NORTH, entry.getKey(), week, entry.getValue()));
      }
      all.add(panes);
    }
    return all;
  }
}
