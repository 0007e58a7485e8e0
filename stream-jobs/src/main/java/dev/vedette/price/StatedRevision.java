package dev.vedette.price;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What one statement says of one revision of a verdict, as far as cases are concerned.
 *
 * @param revision the revision, from 1
 * @param sequence among the statements of its verdict; of two about one revision the higher counts
 * @param revisions how many the verdict has after it; those beyond never were
 * @param withdrawn whether it says that there never was such a revision
 * @param recordedAt when what brought the revision about became known
 * @param violation what the price breaks; null where it breaks nothing
 */
public record StatedRevision(
    int revision,
    long sequence,
    int revisions,
    boolean withdrawn,
    Instant recordedAt,
    @Nullable Violation violation) {

  /**
   * Whether it is the first word on its verdict and finds no violation, as is said of nearly all:
   * then no statement that comes before or after it needs it.
   */
  public boolean isHarmless() {
    return sequence == 1 && violation == null;
  }
}
