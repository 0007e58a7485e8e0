package dev.vedette.price.job;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * The ids under which the job has run with this state, the first one first. The job gets a new id
 * where it goes on from an older checkpoint than its last. It may have said things since that it
 * does not remember. So whatever it touches for the first time in a new run, it says once more,
 * under a higher sequence: the facts that made it say them are read again, and touch the same
 * prices.
 *
 * <p>Where it goes on from its newest checkpoint it keeps the id, and repeats nothing.
 */
final class Runs {
  /** More statements about one verdict than a run will ever make. */
  private static final int SEQUENCE_BITS = 32;

  private static final String FORGOTTEN = "forgotten";

  private final List<String> ids;

  private Runs(List<String> ids) {
    this.ids = List.copyOf(ids);
  }

  /**
   * @param before as {@link #ids} gave them when the state was stored
   * @param present id of the job now
   */
  static Runs of(List<String> before, String present) {
    List<String> ids = new ArrayList<>(before);
    if (ids.isEmpty() || !ids.getLast().equals(present)) {
      ids.add(present);
    }
    return new Runs(ids);
  }

  /**
   * Without any state, though {@code before} runs have left statements, in an order that nobody
   * remembers.
   */
  static Runs after(int before, String present) {
    return of(Collections.nCopies(before, FORGOTTEN), present);
  }

  /** Which run a statement is of, by its sequence. */
  static int of(long sequence) {
    return Math.toIntExact((sequence >> SEQUENCE_BITS) + 1);
  }

  List<String> ids() {
    return ids;
  }

  /** Number of the present run; the first is 1. */
  int present() {
    return ids.size();
  }

  /**
   * Above it are the sequences of this run's statements: they overrule those of the runs before.
   */
  long floor() {
    return (ids.size() - 1L) << SEQUENCE_BITS;
  }
}
