package dev.vedette.price;

import dev.vedette.provenance.Origin;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Something reported that bears on a verdict. */
public sealed interface Fact permits Observation, OutletRecord, ProductRecord, RuleEntry {
  /** Later word last; the id decides where two were recorded at the same instant. */
  Comparator<Fact> RECORDED =
      Comparator.comparing(Fact::recordedAt)
          .thenComparing(Fact::eventId, ByteOrder.OF_TEXT)
          .thenComparing(Fact::origin, Origin.READ_FIRST.reversed());

  String eventId();

  /** When the reporting system learned of it. */
  Instant recordedAt();

  Origin origin();

  /** Topic that carries such facts, and stem of their event file's name. */
  String topic();

  /** Where to look it up. */
  default String coordinates() {
    return origin().describe(topic());
  }

  /** Each event once: of those with the same id the one that was read first, as in raw tables. */
  static <F extends Fact> List<F> distinct(Collection<F> facts) {
    Map<String, F> byId = new LinkedHashMap<>();
    for (F fact : facts) {
      byId.merge(fact.eventId(), fact, Fact::readFirst);
    }
    return new ArrayList<>(byId.values());
  }

  /** Of two readings of one event the first. */
  private static <F extends Fact> F readFirst(F one, F other) {
    return Origin.READ_FIRST.compare(one.origin(), other.origin()) <= 0 ? one : other;
  }
}
