package dev.vedette.stockout;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vedette.demand.Surge;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StockoutBookTest {
  private static final int WEEKS = 8;
  private static final Duration LATENESS = Duration.ofDays(2);
  private static final StockoutBook BOOK =
      new StockoutBook(
          StockoutRules.standard().scoringAt(LocalTime.of(22, 0)), LATENESS, Duration.ofDays(1));
  private static final OutletTimeline OUTLET = OutletTimeline.EMPTY.with(Market.outlet());

  /**
   * A world that changes now and then, and counts how often it is asked for the product: at each
   * look while an alert is open.
   */
  private static final class World {
    private final Random random;
    private Surge surge = Surge.NONE;
    private ProductTimeline product =
        ProductTimeline.EMPTY.with(Market.product(0, Optional.empty()));
    private HoldTimeline hold = HoldTimeline.EMPTY;
    private int asked;

    World(long seed) {
      random = new Random(seed);
    }

    Surroundings seen() {
      return new Surroundings(
          (region, sku, day) -> surge.day() <= day ? surge : Surge.NONE,
          sku -> {
            asked++;
            return product;
          },
          (region, sku) -> region.equals("north") ? hold : HoldTimeline.EMPTY);
    }

    void turn(Instant now) {
      switch (random.nextInt(8)) {
        case 0 ->
            surge =
                new Surge(
                    now.getEpochSecond() / 86_400 - random.nextInt(4),
                    new float[] {random.nextFloat() - 0.3f, random.nextFloat()},
                    new float[] {1, 1, 0.9f, 0.9f, 0.5f, 1, 1},
                    6);
        case 1 ->
            hold =
                new HoldTimeline(
                    List.of(),
                    List.of(
                        new HoldTimeline.Hold(
                            now.minus(Duration.ofHours(random.nextInt(60))),
                            random.nextBoolean() ? Optional.of("incident") : Optional.empty())));
        case 2 ->
            product =
                ProductTimeline.EMPTY.with(
                    Market.product(0, 20, 80 + random.nextInt(20) + ".5", Optional.empty()));
        default -> {}
      }
    }
  }

  /** The same books in another process: what is stored, and nothing else. */
  private static SkuLedger storedAndRead(SkuLedger ledger) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    LedgerCodec.write(ledger, new DataOutputStream(bytes));
    return LedgerCodec.readLedger(
        new DataInputStream(new ByteArrayInputStream(bytes.toByteArray())));
  }

  private static SkuLedger.Step foresee(SkuLedger ledger, Surroundings seen, Instant newest) {
    return BOOK.foresee(
        ledger,
        Market.OUTLET,
        Market.SKU,
        OUTLET,
        seen,
        newest.minus(LATENESS),
        StockoutBook.Backlog.WAIT);
  }

  /** Facts about the SKU, of which some come up to a day late. */
  private static List<Fact.OfSku> arrivals(long seed) {
    Random random = new Random(seed);
    List<Fact.OfSku> facts = new ArrayList<>();
    for (Fact fact : Market.trade(seed, WEEKS)) {
      if (fact instanceof Fact.OfSku ofSku) {
        facts.add(ofSku);
      }
    }
    List<Instant> times = new ArrayList<>();
    for (Fact.OfSku fact : facts) {
      times.add(fact.at().plusSeconds(random.nextInt(5) == 0 ? random.nextInt(86_400) : 0));
    }
    List<Integer> order = new ArrayList<>();
    for (int i = 0; i < facts.size(); i++) {
      order.add(i);
    }
    order.sort(Comparator.comparing(times::get));
    return order.stream().map(facts::get).toList();
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
  void booksThatRememberWhatTheyForesawSayWhatThoseSayThatForgotIt(long seed) throws IOException {
    Random random = new Random(seed);
    World world = new World(seed);
    SkuLedger ledger = SkuLedger.EMPTY;
    Instant newest = Market.START;
    int statements = 0;
    int askedByMemory = 0;
    int askedWithout = 0;
    for (Fact.OfSku fact : arrivals(seed)) {
      ledger = ledger.with(fact);
      newest = fact.at().isAfter(newest) ? fact.at() : newest;
      world.turn(newest);
      for (int look = 0; look < 1 + random.nextInt(2); look++) {
        world.asked = 0;
        SkuLedger.Step step = foresee(ledger, world.seen(), newest);
        askedByMemory += world.asked;
        world.asked = 0;
        SkuLedger.Step anew = foresee(storedAndRead(ledger), world.seen(), newest);
        askedWithout += world.asked;

        assertThat(step.statements()).isEqualTo(anew.statements());
        assertThat(step.nextLook()).isEqualTo(anew.nextLook());
        assertThat(step.ledger().claimed()).isEqualTo(anew.ledger().claimed());
        ledger = step.ledger();
        statements += step.statements().size();
        newest = newest.plus(Duration.ofHours(random.nextInt(4)));
      }
      if (random.nextInt(3) == 0) {
        Instant through = newest.minus(LATENESS);
        ledger =
            BOOK.settle(
                    ledger, Market.OUTLET, Market.SKU, OUTLET, world.seen(), through, Passing.TIME)
                .ledger();
      }
    }
    assertThat(statements).isPositive();
    assertThat(askedByMemory).as("times that the product was asked for").isLessThan(askedWithout);
  }
}
