package dev.vedette.price.job;

import dev.vedette.event.PriceRejudgeRequest;
import dev.vedette.price.Observation;
import java.io.Serializable;
import java.time.Instant;
import java.util.Collection;
import java.util.HashSet;
import java.util.Set;

/**
 * Which observations to judge again.
 *
 * @param from first instant of the observations
 * @param until first instant of those that are no longer concerned
 * @param outlets the only ones; empty for any
 * @param skus the only ones; empty for any
 */
public record RejudgeScope(Instant from, Instant until, Set<String> outlets, Set<String> skus)
    implements Serializable {
  private static final long serialVersionUID = 1;

  /** Beyond it, files cannot be told apart by outlet or SKU anyway. */
  private static final int MOST_NAMED = 200;

  public RejudgeScope {
    // Flink cannot send the JDK's own immutable sets to every version of itself.
    outlets = new HashSet<>(outlets);
    skus = new HashSet<>(skus);
  }

  /** All that some requests ask for, and perhaps more. */
  public static RejudgeScope of(Collection<PriceRejudgeRequest> requests) {
    Instant from = Instant.MAX;
    Instant until = Instant.MIN;
    Set<String> outlets = new HashSet<>();
    Set<String> skus = new HashSet<>();
    boolean anyOutlet = false;
    boolean anySku = false;
    for (PriceRejudgeRequest request : requests) {
      from = request.getObservedFrom().isBefore(from) ? request.getObservedFrom() : from;
      until = request.getObservedUntil().isAfter(until) ? request.getObservedUntil() : until;
      anyOutlet |= request.getOutletId() == null;
      anySku |= request.getSku() == null;
      if (request.getOutletId() != null) {
        outlets.add(request.getOutletId());
      }
      if (request.getSku() != null) {
        skus.add(request.getSku());
      }
    }
    return new RejudgeScope(
        from,
        until,
        anyOutlet || outlets.size() > MOST_NAMED ? Set.of() : outlets,
        anySku || skus.size() > MOST_NAMED ? Set.of() : skus);
  }

  boolean covers(Observation observation) {
    return !observation.observedAt().isBefore(from)
        && observation.observedAt().isBefore(until)
        && covers(observation.outletId())
        && (skus.isEmpty() || skus.contains(observation.sku()));
  }

  /** Whether an outlet is concerned. */
  boolean covers(String outletId) {
    return outlets.isEmpty() || outlets.contains(outletId);
  }
}
