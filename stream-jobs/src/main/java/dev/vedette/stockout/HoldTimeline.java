package dev.vedette.stockout;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What holds back the alerts of a region and product, as far back as it is still needed.
 *
 * @param settled changes that are final, in their order
 * @param foreseen changes after those, as far as is known
 */
public record HoldTimeline(List<Hold> settled, List<Hold> foreseen) {
  public static final HoldTimeline EMPTY = new HoldTimeline(List.of(), List.of());

  /**
   * From an instant on, alerts are held back or not.
   *
   * @param incidentId the incident that holds them back; empty where none does
   */
  public record Hold(Instant at, Optional<String> incidentId) {
    private static Hold of(DepotTurn turn) {
      return new Hold(turn.at(), turn.holds() ? Optional.of(turn.incidentId()) : Optional.empty());
    }
  }

  /**
   * The timeline after news.
   *
   * @param oldest nobody will ask for what no longer holds then
   */
  public HoldTimeline with(DepotNews news, Instant oldest) {
    List<Hold> all =
        Stream.concat(settled.stream(), news.settled().stream().map(Hold::of)).toList();
    int first = 0;
    while (first + 1 < all.size() && !all.get(first + 1).at().isAfter(oldest)) {
      first++;
    }
    return new HoldTimeline(
        List.copyOf(all.subList(first, all.size())),
        news.foreseen().stream().map(Hold::of).toList());
  }

  /** What is final, alone. */
  public HoldTimeline certain() {
    return foreseen.isEmpty() ? this : new HoldTimeline(settled, List.of());
  }

  /** What holds at {@code time}; empty where no depot was heard of. */
  Optional<Hold> at(Instant time) {
    return last(foreseen, time).or(() -> last(settled, time));
  }

  private static Optional<Hold> last(List<Hold> holds, Instant time) {
    for (int i = holds.size() - 1; i >= 0; i--) {
      if (!holds.get(i).at().isAfter(time)) {
        return Optional.of(holds.get(i));
      }
    }
    return Optional.empty();
  }

  /** The first change after {@code time}. */
  Optional<Instant> nextChange(Instant time) {
    return first(settled, time).or(() -> first(foreseen, time));
  }

  private static Optional<Instant> first(List<Hold> holds, Instant time) {
    for (Hold hold : holds) {
      if (hold.at().isAfter(time)) {
        return Optional.of(hold.at());
      }
    }
    return Optional.empty();
  }
}
