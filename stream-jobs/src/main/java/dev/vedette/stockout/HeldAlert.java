package dev.vedette.stockout;

import dev.vedette.measure.Money;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * One outlet's alert as the incident that holds it back knows it.
 *
 * @param settled the last settled statement that the incident has counted
 * @param uncounted settled statements after that
 * @param latest the current statement, settled or not
 */
public record HeldAlert(Optional<Stated> settled, List<Stated> uncounted, Optional<Stated> latest) {
  public static final HeldAlert UNHEARD =
      new HeldAlert(Optional.empty(), List.of(), Optional.empty());

  /** What becomes of an alert. */
  public enum Effect {
    HELD_BACK,
    /** It is over, or people are told of it again. */
    LET_GO
  }

  /**
   * A statement about the alert.
   *
   * @param sequence of two statements about one alert the one with the higher is current
   * @param lostUnits base units that will be asked for in vain
   * @param lostValue of those, where it is known
   */
  public record Stated(
      String alertId,
      Instant at,
      Instant recordedAt,
      long sequence,
      Effect effect,
      OptionalLong lostUnits,
      Optional<Money> lostValue) {
    static final Comparator<Stated> IN_EFFECT =
        Comparator.comparing(Stated::at)
            .thenComparing(Stated::alertId)
            .thenComparingLong(Stated::sequence);
  }

  /** The alert after one more statement. */
  public HeldAlert with(Stated stated, Statement.Standing standing) {
    Optional<Stated> current =
        latest.filter(known -> known.sequence() > stated.sequence()).or(() -> Optional.of(stated));
    if (standing == Statement.Standing.PROVISIONAL) {
      return new HeldAlert(settled, uncounted, current);
    }
    List<Stated> more = new ArrayList<>(uncounted);
    more.add(stated);
    return new HeldAlert(settled, List.copyOf(more), current);
  }

  /** The alert when what is settled up to an instant has been counted. */
  public HeldAlert counted(Instant through) {
    Optional<Stated> last = settled;
    List<Stated> rest = new ArrayList<>();
    for (Stated each : uncounted.stream().sorted(Stated.IN_EFFECT).toList()) {
      if (each.at().isAfter(through)) {
        rest.add(each);
      } else {
        last = Optional.of(each);
      }
    }
    return new HeldAlert(last, List.copyOf(rest), latest);
  }

  /** Whether something was said of it that is still to be counted. */
  public boolean isLaterThan(Instant through) {
    return latest.filter(stated -> stated.at().isAfter(through)).isPresent()
        || !uncounted.isEmpty();
  }

  /** Whether it is not held back any more. */
  public boolean isLetGo() {
    return latest.filter(stated -> stated.effect() == Effect.LET_GO).isPresent()
        && settled.filter(stated -> stated.effect() == Effect.HELD_BACK).isEmpty();
  }
}
