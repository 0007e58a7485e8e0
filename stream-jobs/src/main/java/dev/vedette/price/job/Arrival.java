package dev.vedette.price.job;

import dev.vedette.event.DeadLetter;
import dev.vedette.flink.HeartbeatWatermarks;
import dev.vedette.price.Fact;
import dev.vedette.price.Observation;
import dev.vedette.price.OutletRecord;
import dev.vedette.price.ProductRecord;
import dev.vedette.price.RuleEntry;
import java.time.Instant;

/** What the price job reads. */
public sealed interface Arrival {
  /** Its own time. */
  Instant at();

  /** A fact. */
  record Reported(Fact fact) implements Arrival {
    @Override
    public Instant at() {
      return switch (fact) {
        case Observation observation -> observation.observedAt();
        case OutletRecord outlet -> outlet.changedAt();
        case ProductRecord product -> product.changedAt();
        case RuleEntry rule -> rule.recordedAt();
      };
    }

    /** Whether it holds for every outlet alike. */
    boolean isLaw() {
      return fact instanceof RuleEntry || fact instanceof ProductRecord;
    }

    /** The outlet that it is about. */
    String outletId() {
      return switch (fact) {
        case Observation observation -> observation.outletId();
        case OutletRecord outlet -> outlet.outletId();
        default -> throw new IllegalStateException("%s is about every outlet".formatted(fact));
      };
    }
  }

  /** Nothing but how far time has come. */
  record TimeReached(Instant at) implements Arrival {}

  /**
   * A rule that cannot be applied.
   *
   * @param letter says why, with the rule as it came
   */
  record Refused(Instant at, DeadLetter letter) implements Arrival {}

  /** What arrivals say about time. */
  final class Times implements HeartbeatWatermarks.Times<Arrival> {
    private static final long serialVersionUID = 1;

    @Override
    public Instant of(Arrival arrival) {
      return arrival.at();
    }

    @Override
    public boolean isHeartbeat(Arrival arrival) {
      return arrival instanceof TimeReached;
    }
  }
}
