package dev.vedette.availability.job;

import dev.vedette.availability.Fact;

/**
 * A fact as it came.
 *
 * @param fact the fact
 * @param partition Kafka partition, or {@link #NOWHERE} where it did not come through Kafka
 * @param offset in the partition
 */
record Arrival(Fact fact, int partition, long offset) {
  static final int NOWHERE = -1;
}
