package dev.vedette.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.vedette.event.DeliveryLine;
import dev.vedette.event.DepotStock;
import dev.vedette.event.InventoryReading;
import dev.vedette.event.OrderLine;
import dev.vedette.event.ReadingSource;
import dev.vedette.event.Visit;
import dev.vedette.topic.EventType;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What holds in every market, and how often things happen in one with the standard parameters. */
class MarketTest {
  private static final MarketParameters STANDARD = MarketParameters.from(LocalDate.of(2026, 1, 5));
  private static final MarketParameters SMALL = STANDARD.sized(60, 12, 70);

  private record Key(String outlet, String sku) {}

  private record KeyAndDay(String outlet, String sku, LocalDate day) {}

  private record DepotDay(int city, String sku, LocalDate day) {}

  @Test
  void theSameSeedGivesTheSameMarketAndAnotherSeedAnother() {
    CollectedMarket once = CollectedMarket.of(SMALL);
    CollectedMarket again = CollectedMarket.of(SMALL);
    assertThat(again.days).isEqualTo(once.days);
    assertThat(again.events).isEqualTo(once.events);
    assertThat(CollectedMarket.of(SMALL.withSeed(2)).days).isNotEqualTo(once.days);
  }

  @Test
  void anOutletTradesAlikeWhicheverOthersAreAskedFor() {
    CollectedMarket all = CollectedMarket.of(SMALL);
    CollectedMarket one = CollectedMarket.of(SMALL, outlet -> outlet == 17);
    String id = one.days.getFirst().outletId();
    assertThat(all.days.stream().filter(day -> day.outletId().equals(id))).isEqualTo(one.days);
    assertThat(all.events).containsSubsequence(one.events);
  }

  @Test
  void theFirstDaysAreTheSameHoweverLongTheMarketRuns() {
    MarketParameters shorter = SMALL.sized(60, 12, 30);
    List<KeyDay> days =
        CollectedMarket.of(SMALL).days.stream()
            .filter(day -> day.day().isBefore(SMALL.date(30)))
            .toList();
    assertThat(CollectedMarket.of(shorter).days).isEqualTo(days);
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void stockIsWhatWasThereAndCameLessWhatWasSoldOrLost(long seed) {
    CollectedMarket market = CollectedMarket.of(SMALL.withSeed(seed));
    Map<KeyAndDay, Long> lost =
        market.phantoms.stream()
            .filter(phantom -> phantom.change() == PhantomStock.Change.LOST)
            .collect(
                Collectors.toMap(
                    phantom -> new KeyAndDay(phantom.outletId(), phantom.sku(), phantom.day()),
                    PhantomStock::quantity));
    assertThat(lost).isNotEmpty();
    Map<Key, Long> closing = new HashMap<>();
    for (KeyDay day : market.days) {
      assertThat(day.sold()).isBetween(0L, day.demand());
      assertThat(day.closingStock()).isNotNegative();
      Long opening = closing.put(new Key(day.outletId(), day.sku()), day.closingStock());
      if (opening != null) {
        long gone =
            day.sold() + lost.getOrDefault(new KeyAndDay(day.outletId(), day.sku(), day.day()), 0L);
        assertThat(day.closingStock()).as(day.toString()).isEqualTo(opening + day.arrived() - gone);
      }
      if (day.sold() < day.demand()) {
        assertThat(day.closingStock()).as(day.toString()).isZero();
      }
    }
  }

  @Test
  void whatArrivesIsWhatWasSuppliedAndNoMoreThanWasOrdered() {
    CollectedMarket market = CollectedMarket.of(SMALL);
    Map<String, OrderLine> orders =
        market.events(EventType.ORDERS, OrderLine.class).stream()
            .collect(Collectors.toMap(order -> order.getOrderId() + order.getLineNo(), o -> o));
    Map<KeyAndDay, Long> arrived = new HashMap<>();
    for (DeliveryLine line : market.events(EventType.DELIVERIES, DeliveryLine.class)) {
      OrderLine order =
          Objects.requireNonNull(orders.get(line.getOrderId() + line.getLineNo()), line::toString);
      assertThat(line.getQty()).isPositive().isEqualTo(order.getSuppliedQty());
      assertThat(order.getSuppliedQty()).isLessThanOrEqualTo(order.getDemandedQty());
      if (order.getQuotaQty() != null) {
        assertThat(order.getSuppliedQty()).isLessThanOrEqualTo(order.getQuotaQty());
      }
      assertThat(Duration.between(order.getDeliveryDue(), line.getDeliveredAt()))
          .isBetween(Duration.ZERO, Duration.ofDays(3));
      arrived.put(
          new KeyAndDay(
              line.getOutletId(),
              line.getSku(),
              LocalDate.ofInstant(line.getDeliveredAt(), ZoneOffset.UTC)),
          line.getQty());
    }
    for (KeyDay day : market.days) {
      assertThat(arrived.getOrDefault(new KeyAndDay(day.outletId(), day.sku(), day.day()), 0L))
          .isEqualTo(day.arrived());
    }
  }

  @Test
  void depotsSupplyNoMoreThanTheyHold() {
    MarketParameters parameters =
        SMALL.with(new SupplyParameters(2, 2.5, 0.15, 0.2, 0.02, 0.7, 0.2, 0.08));
    Market market = new Market(parameters);
    CollectedMarket collected = CollectedMarket.of(parameters);
    Geography geography = new Geography(parameters);
    Map<String, Integer> cities = new HashMap<>();
    for (int outlet = 0; outlet < market.outlets(); outlet++) {
      OutletSite site = geography.site(outlet);
      cities.put(site.id(), site.city());
    }
    Map<DepotDay, Long> supplied = new HashMap<>();
    long refused = 0;
    for (OrderLine order : collected.events(EventType.ORDERS, OrderLine.class)) {
      refused += order.getSuppliedQty() == 0 ? 1 : 0;
      supplied.merge(
          new DepotDay(
              cities.getOrDefault(order.getOutletId(), -1),
              order.getSku(),
              LocalDate.ofInstant(order.getOrderedAt(), ZoneOffset.UTC)),
          order.getSuppliedQty(),
          Long::sum);
    }
    assertThat(refused).isPositive();
    for (int city = 0; city < market.cities(); city++) {
      CollectedMarket depot = new CollectedMarket();
      for (int day = 0; day < parameters.days(); day++) {
        market.reportDepot(city, day, depot);
      }
      for (DepotStock stock : depot.events(EventType.DEPOT_STOCK, DepotStock.class)) {
        LocalDate day = LocalDate.ofInstant(stock.getReadAt(), ZoneOffset.UTC);
        assertThat(supplied.getOrDefault(new DepotDay(city, stock.getSku(), day), 0L))
            .as(stock.toString())
            .isLessThanOrEqualTo(stock.getOnHand());
      }
    }
  }

  @Test
  void cheatsAppearAtTheShareAskedFor() {
    for (double share : new double[] {0, 0.08, 0.5}) {
      CollectedMarket market =
          CollectedMarket.of(
              STANDARD
                  .sized(300, 10, 119)
                  .with(FieldworkParameters.standard().withCheatShare(share)));
      long readings = visitReadings(market);
      long cheats = market.faults.stream().filter(fault -> fault.kind().isCheat()).count();
      assertThat((double) cheats / readings).isCloseTo(share, within(0.012));
    }
  }

  @Test
  void honestRepsReportWhatIsThere() {
    CollectedMarket market = CollectedMarket.of(SMALL.with(FieldworkParameters.faultless()));
    Map<KeyAndDay, KeyDay> truth =
        market.days.stream()
            .collect(
                Collectors.toMap(
                    day -> new KeyAndDay(day.outletId(), day.sku(), day.day()), day -> day));
    assertThat(market.faults).isEmpty();
    for (InventoryReading reading :
        market.events(EventType.INVENTORY_READINGS, InventoryReading.class)) {
      LocalDate day = LocalDate.ofInstant(reading.getReadAt(), ZoneOffset.UTC);
      KeyDay what =
          Objects.requireNonNull(
              truth.get(new KeyAndDay(reading.getOutletId(), reading.getSku(), day)));
      if (reading.getSource() == ReadingSource.VISIT) {
        // In the midst of the day's trade.
        assertThat(reading.getOnHand())
            .isBetween(what.closingStock(), what.closingStock() + what.sold());
      } else {
        assertThat(reading.getOnHand()).isEqualTo(what.closingStock());
      }
    }
  }

  @Test
  void visitsAreUploadedLateAtTheShareAskedFor() {
    for (double share : new double[] {0, 0.15, 0.6}) {
      CollectedMarket market =
          CollectedMarket.of(
              STANDARD
                  .sized(300, 2, 119)
                  .with(FieldworkParameters.standard().withLateShare(share)));
      List<Visit> visits =
          market.events(EventType.VISITS, Visit.class).stream()
              // What is uploaded after the end is missing, and would be among the late ones.
              .filter(
                  visit -> visit.getStartedAt().isBefore(STANDARD.end().minus(Duration.ofDays(7))))
              .toList();
      long late =
          visits.stream()
              .filter(visit -> visit.getRecordedAt().isAfter(visit.getStartedAt()))
              .count();
      assertThat((double) late / visits.size()).isCloseTo(share, within(0.025));
    }
  }

  @Test
  void aboutOneKeyDayInTwentyEndsWithAnEmptyShelf() {
    for (long seed = 1; seed <= 3; seed++) {
      CollectedMarket market = CollectedMarket.of(STANDARD.withSeed(seed));
      long empty = market.days.stream().filter(day -> day.closingStock() == 0).count();
      double share = (double) empty / market.days.size();
      assertThat(share).as("seed %d", seed).isCloseTo(0.05, within(0.01));
    }
  }

  @Test
  void nothingIsReportedBeforeItHappensOrAfterTheMarketEnds() {
    CollectedMarket market = CollectedMarket.of(SMALL);
    for (SimulatedEvent event : market.events) {
      assertThat(event.arrival())
          .as(event.toString())
          .isAfterOrEqualTo(event.time())
          .isBefore(SMALL.end());
    }
  }

  @Test
  void everyEventHasAnIdOfItsOwn() {
    CollectedMarket market = CollectedMarket.of(SMALL);
    Set<String> ids = new HashSet<>();
    for (SimulatedEvent event : market.events) {
      SimulatedEvent named = event.identified();
      assertThat(ids.add(named.type() + named.type().eventId(named.event())))
          .as(named.toString())
          .isTrue();
    }
  }

  @Test
  void repsCheatUnevenlyWithTheMeanAskedFor() {
    for (int reps = 1; reps < 9; reps++) {
      double sum = 0;
      for (int rep = 0; rep < reps; rep++) {
        double temper = Visiting.temper(rep, reps);
        assertThat(temper).isBetween(0.25, 1.75);
        sum += temper;
      }
      assertThat(sum / reps).isCloseTo(1, within(1e-12));
    }
  }

  @Test
  void aMarketWithoutDaysOutletsOrProductsIsRefused() {
    assertThatThrownBy(() -> STANDARD.sized(0, 1, 1))
        .hasMessage("Cannot simulate with outlet count 0: it must lie between 1 and 10000000");
    assertThatThrownBy(() -> STANDARD.sized(1, 0, 1)).hasMessageContaining("SKUs 0");
    assertThatThrownBy(() -> STANDARD.sized(1, 1, 0)).hasMessageContaining("days 0");
    assertThatThrownBy(() -> FieldworkParameters.standard().withCheatShare(Double.NaN))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void aMarketEndsWithItsLastDay() {
    OutletTrade trade = new Market(STANDARD.sized(1, 1, 1)).trade(0);
    trade.tradeDay(new CollectedMarket());
    assertThatThrownBy(() -> trade.tradeDay(new CollectedMarket()))
        .isInstanceOf(IllegalStateException.class);
  }

  private static long visitReadings(CollectedMarket market) {
    return market.events(EventType.INVENTORY_READINGS, InventoryReading.class).stream()
        .filter(reading -> reading.getSource() == ReadingSource.VISIT)
        .count();
  }
}
