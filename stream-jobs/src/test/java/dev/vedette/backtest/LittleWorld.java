package dev.vedette.backtest;

import dev.vedette.event.ReadingSource;
import dev.vedette.provenance.Origin;
import dev.vedette.stockout.DeliveryPlan;
import dev.vedette.stockout.Fact;
import dev.vedette.stockout.OutletProfile;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A few outlets over a few days. Goods come at six in the morning, stock is read at nine in the
 * evening, and scores are given at ten.
 */
final class LittleWorld {
  static final LocalDate FIRST_DAY = LocalDate.of(2026, 3, 2);
  static final ScoringTime SCORING_TIME = ScoringTime.at(LocalTime.of(22, 0));

  private final HistoryBuilder builder = new HistoryBuilder(SCORING_TIME);
  private final List<Key> keys = new ArrayList<>();
  private @Nullable History history;

  /** A new key, whose days are added one after the other. */
  Key key(String outletId, String sku) {
    Key key = new Key(outletId, sku);
    keys.add(key);
    return key;
  }

  /** Deliveries planned in a fixed cycle, one of them on {@code anchor}. */
  LittleWorld planned(String outletId, int anchor, int cycleDays) {
    Instant at = at(0, 0);
    DeliveryPlan plan = new DeliveryPlan(FIRST_DAY.plusDays(anchor), cycleDays);
    builder.fact(
        new Fact.OutletChanged(
            "outlet-" + outletId,
            outletId,
            at,
            at,
            Origin.line(1),
            new OutletProfile("north", Optional.empty(), Optional.of(plan))));
    return this;
  }

  /** What came of it; nothing can be added later. */
  History history() {
    History known = history;
    if (known == null) {
      keys.forEach(Key::tell);
      known = builder.build();
      history = known;
    }
    return known;
  }

  static Instant at(int day, int hour) {
    return FIRST_DAY.plusDays(day).atTime(hour, 0).toInstant(ZoneOffset.UTC);
  }

  /** Rank scores of a single key. */
  static MethodScores scores(double... byDay) {
    return scores(ScoreKind.RANK, byDay);
  }

  /** Scores by key and day. */
  static MethodScores scores(ScoreKind kind, double[]... byKeyAndDay) {
    return new MethodScores("by hand", "", kind, byKeyAndDay);
  }

  /** Rank scores of several keys. */
  static MethodScores ranks(double[]... byKeyAndDay) {
    return scores(ScoreKind.RANK, byKeyAndDay);
  }

  static int[] once(History history) {
    int[] weights = new int[history.outlets().size()];
    Arrays.fill(weights, 1);
    return weights;
  }

  /** Builds the days of one key. */
  final class Key {
    private final String outletId;
    private final String sku;
    private final List<Long> closing = new ArrayList<>();
    private final List<Fact> facts = new ArrayList<>();

    Key(String outletId, String sku) {
      this.outletId = outletId;
      this.sku = sku;
    }

    /** A day without a delivery, read in the evening. */
    Key closes(long stock) {
      int day = closing.size();
      unread(stock);
      return readAt(day, 21, stock, at(day, 21));
    }

    /** Several such days. */
    Key closes(long first, long second, long... more) {
      closes(first);
      closes(second);
      Arrays.stream(more).forEach(this::closes);
      return this;
    }

    /** A day that begins with a delivery and is read in the evening. */
    Key delivered(long quantity, long stock) {
      delivery(closing.size(), 6, quantity, at(closing.size(), 6));
      return closes(stock);
    }

    /** A day on which nobody counts. */
    Key unread(long stock) {
      closing.add(stock);
      return this;
    }

    /** A reading at any hour, recorded at any time. */
    Key readAt(int day, int hour, long stock, Instant recordedAt) {
      facts.add(
          new Fact.Counted(
              "R-%d-%d-%s".formatted(day, hour, sku),
              outletId,
              sku,
              at(day, hour),
              recordedAt,
              Origin.line(1),
              ReadingSource.POS,
              stock,
              1));
      return this;
    }

    /** A delivery at any hour, recorded at any time. */
    Key delivery(int day, int hour, long quantity, Instant recordedAt) {
      String line = "D-%d-%d/1".formatted(day, hour);
      facts.add(
          new Fact.Delivered(
              "%s-%s-%s-%s".formatted(line, outletId, sku, recordedAt),
              outletId,
              sku,
              at(day, hour),
              recordedAt,
              Origin.line(1),
              line,
              quantity));
      return this;
    }

    private void tell() {
      for (int day = 0; day < closing.size(); day++) {
        builder.truth(outletId, sku, FIRST_DAY.plusDays(day), closing.get(day));
      }
      facts.forEach(builder::fact);
    }
  }
}
