package dev.vedette.backtest;

import java.time.LocalDate;
import java.util.OptionalDouble;

/**
 * What a method said of a key on a day.
 *
 * @param day on which it was said
 * @param probability of closing at zero on a later day before the next actual delivery, 0 to 1;
 *     empty where the method could not tell
 */
public record DailyScore(String outletId, String sku, LocalDate day, OptionalDouble probability) {
  /**
   * @throws IllegalArgumentException if the probability is none
   */
  public DailyScore {
    if (probability.isPresent()
        && !(probability.getAsDouble() >= 0 && probability.getAsDouble() <= 1)) {
      throw new IllegalArgumentException(
          "Cannot use a probability of %s: it lies between 0 and 1"
              .formatted(probability.getAsDouble()));
    }
  }
}
