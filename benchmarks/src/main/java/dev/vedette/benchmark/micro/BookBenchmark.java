package dev.vedette.benchmark.micro;

import dev.vedette.event.ReadingSource;
import dev.vedette.provenance.Origin;
import dev.vedette.stockout.DeliveryPlan;
import dev.vedette.stockout.Fact;
import dev.vedette.stockout.LedgerCodec;
import dev.vedette.stockout.OutletProfile;
import dev.vedette.stockout.OutletTimeline;
import dev.vedette.stockout.Passing;
import dev.vedette.stockout.SkuLedger;
import dev.vedette.stockout.StockoutBook;
import dev.vedette.stockout.StockoutRules;
import dev.vedette.stockout.Surroundings;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** Steps of the books of one SKU, counted every evening, after thirty days under live rules. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@SuppressWarnings("NullAway.Init") // JMH calls the setup
public class BookBenchmark {
  private static final int DAYS = 30;
  private static final Duration LATENESS = Duration.ofDays(2);
  private static final Instant START = Instant.parse("2026-03-02T00:00:00Z");
  private static final StockoutRules RULES =
      StockoutRules.standard().scoringAt(LocalTime.of(22, 0));

  /** Units left when a week's sales of about 20 are over: far from running out, or close to it. */
  @Param({"60", "4"})
  public int reserve;

  private StockoutBook book;
  private OutletTimeline timeline;
  private SkuLedger ledger;
  private Fact.Counted reading;
  private Instant settled;
  private byte[] stored;

  @Setup
  public void prepare() throws IOException {
    book = new StockoutBook(RULES, LATENESS, Duration.ofDays(1));
    timeline =
        OutletTimeline.EMPTY.with(
            new Fact.OutletChanged(
                "outlet-change",
                "outlet-000001",
                START,
                START,
                Origin.line(2),
                new OutletProfile(
                    "north/01/1",
                    Optional.of("rep-1"),
                    Optional.of(new DeliveryPlan(LocalDate.of(2026, 3, 2), 7)))));
    ledger = SkuLedger.EMPTY;
    long stock = reserve + 20L;
    for (int day = 0; day < DAYS; day++) {
      if (day % 7 == 0 && day > 0) {
        ledger = ledger.with(delivery(day, reserve + 20 - stock));
        stock = reserve + 20L;
      }
      stock -= 2 + day % 4;
      reading = reading(day, stock);
      if (day < DAYS - 1) {
        ledger = ledger.with(reading);
      }
      settled = dayEnd(day - 3);
      if (day > 3) {
        ledger = settle();
      }
    }
    settled = settled.plus(Duration.ofDays(1));
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    LedgerCodec.write(ledger, new DataOutputStream(bytes));
    stored = bytes.toByteArray();
  }

  private SkuLedger settle() {
    return book.settle(
            ledger,
            "outlet-000001",
            "sku-0001",
            timeline,
            Surroundings.UNKNOWN,
            settled,
            Passing.TIME)
        .ledger();
  }

  private static Instant dayEnd(int day) {
    return START.plus(Duration.ofDays(day)).plus(Duration.ofHours(22));
  }

  private static Fact.Counted reading(int day, long onHand) {
    Instant at = dayEnd(day).minusSeconds(3_000);
    return new Fact.Counted(
        "0123456789abcdef0123456789ab%04d".formatted(day),
        "outlet-000001",
        "sku-0001",
        at,
        at,
        new Origin(1, day),
        ReadingSource.POS,
        onHand,
        1);
  }

  private static Fact.Delivered delivery(int day, long quantity) {
    Instant at = dayEnd(day).minus(Duration.ofHours(16));
    return new Fact.Delivered(
        "fedcba9876543210fedcba987654%04d".formatted(day),
        "outlet-000001",
        "sku-0001",
        at,
        at,
        new Origin(1, day),
        "delivery-1/1",
        quantity);
  }

  /** A reading arrives, and what it suggests is said at once. */
  @Benchmark
  public SkuLedger.Step arrival() {
    return book.foresee(
        ledger.with(reading),
        "outlet-000001",
        "sku-0001",
        timeline,
        Surroundings.UNKNOWN,
        reading.at().minus(LATENESS),
        StockoutBook.Backlog.WAIT);
  }

  /** A day is settled: its reading learnt, its outlook scored. */
  @Benchmark
  public SkuLedger dayEnd() {
    return settle();
  }

  /** When the books must be opened next. */
  @Benchmark
  public Optional<Instant> nextSettling() {
    return book.nextSettling(ledger, "outlet-000001", "sku-0001", timeline, Surroundings.UNKNOWN);
  }

  /** The ledger is written and read, as RocksDB does at each access. */
  @Benchmark
  public SkuLedger storeAndRead() throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(stored.length);
    LedgerCodec.write(ledger, new DataOutputStream(bytes));
    return LedgerCodec.readLedger(new DataInputStream(new ByteArrayInputStream(stored)));
  }
}
