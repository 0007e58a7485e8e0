package dev.vedette.market.job;

import dev.vedette.market.Fact;

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
