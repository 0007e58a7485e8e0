package dev.vedette.provenance;

import java.util.Comparator;

/**
 * Where a fact was read, so that whoever doubts it can look it up.
 *
 * @param partition Kafka partition, or {@link #FILE} where the fact was read from an event file
 * @param position Kafka offset, or the line in the file
 */
public record Origin(int partition, long position) {
  public static final int FILE = -1;

  /** Which of two counts as read first, as raw tables have it. */
  public static final Comparator<Origin> READ_FIRST =
      Comparator.comparingInt(Origin::partition).thenComparingLong(Origin::position);

  /** A line of an event file; the header is line 1. */
  public static Origin line(long line) {
    return new Origin(FILE, line);
  }

  /**
   * How to find it.
   *
   * @param topic topic of the fact, which is also the stem of its event file's name
   */
  public String describe(String topic) {
    return partition == FILE
        ? topic + ".csv:" + position
        : topic + "/" + partition + "/" + position;
  }
}
