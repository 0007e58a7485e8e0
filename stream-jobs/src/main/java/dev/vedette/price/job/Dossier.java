package dev.vedette.price.job;

import dev.vedette.price.Fact;
import dev.vedette.price.Observation;
import java.util.ArrayList;
import java.util.List;

/**
 * One observed price: its versions, and what was said of it.
 *
 * @param versions at least one
 * @param said by revision, the first one first; empty before anything is said
 * @param waitsUntil wall clock, in milliseconds since 1970, until which a missing outlet or product
 *     is waited for; {@link #NOT_WAITING} where nothing is waited for
 * @param run the run of the job that said it; see {@link Runs}
 */
record Dossier(List<Observation> versions, List<Said> said, long waitsUntil, int run) {
  static final long NOT_WAITING = 0;

  Dossier {
    versions = List.copyOf(versions);
    said = List.copyOf(said);
  }

  static Dossier of(Observation first, int run) {
    return new Dossier(List.of(first), List.of(), NOT_WAITING, run);
  }

  /** With one more version; the same dossier where it is known already. */
  Dossier with(Observation version) {
    List<Observation> grown = new ArrayList<>(versions);
    grown.add(version);
    List<Observation> distinct = Fact.distinct(grown);
    return distinct.equals(versions) ? this : new Dossier(distinct, said, waitsUntil, run);
  }

  Dossier waitingUntil(long wallClock) {
    return new Dossier(versions, said, wallClock, run);
  }

  Dossier saying(List<Said> now, int inRun) {
    return new Dossier(versions, now, NOT_WAITING, inRun);
  }

  boolean isWaiting() {
    return waitsUntil != NOT_WAITING;
  }

  Observation first() {
    return versions.getFirst();
  }
}
