package dev.vedette.stockout.job;

import dev.vedette.event.StockoutScore;
import dev.vedette.stockout.Score;
import dev.vedette.stockout.StockoutBook;
import dev.vedette.topic.EventIds;
import java.time.Duration;
import java.time.Instant;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;

/** Writes outlooks as rows. */
final class ScoreRecords {
  private static final double NANOS_PER_HOUR = Duration.ofHours(1).toNanos();

  private ScoreRecords() {}

  static StockoutScore record(Score score) {
    StockoutScore row = new StockoutScore();
    row.setEventId(
        EventIds.of("stockout-score", score.outletId(), score.sku(), score.at().toString()));
    row.setRecordedAt(score.at());
    row.setOutletId(score.outletId());
    row.setSku(score.sku());
    row.setAsOf(score.at());
    row.setState(score.state());
    row.setProbability(rounded(score.probability()));
    row.setExpectedRunoutAt(score.expectedRunOut().orElse(null));
    row.setEstimatedStock(rounded(score.stock()));
    row.setStockSd(rounded(score.stockSpread()));
    Instant counted = score.readingAt().orElse(null);
    row.setReadingAgeHours(
        counted == null ? null : Duration.between(counted, score.at()).toNanos() / NANOS_PER_HOUR);
    row.setNextDeliveryAt(score.nextDelivery().orElse(null));
    row.setModelVersion(StockoutBook.MODEL);
    return row;
  }

  /** To a millionth, below which nothing is meant. */
  private static @Nullable Double rounded(OptionalDouble value) {
    return value.isPresent() ? Math.round(value.getAsDouble() * 1e6) / 1e6 : null;
  }
}
