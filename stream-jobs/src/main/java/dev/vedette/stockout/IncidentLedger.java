package dev.vedette.stockout;

import dev.vedette.event.AlertTransition;
import dev.vedette.stockout.Statement.Standing;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The books of one incident: a depot's shortage of a product, stated once for all outlets whose
 * alerts it holds back. Settled statements say what is held back when it begins and at each day's
 * end at which that differs; provisional ones whenever it does.
 *
 * @param region that the depots supply; empty until it is known
 * @param began as settled
 * @param ended as settled
 * @param mayHaveBegun as far as is known
 * @param mayHaveEnded as far as is known
 * @param settledThrough instant up to which everything is settled
 * @param settled the last settled statement
 * @param said the last statement
 */
public record IncidentLedger(
    String region,
    String sku,
    Optional<DepotTurn> began,
    Optional<DepotTurn> ended,
    Optional<DepotTurn> mayHaveBegun,
    Optional<DepotTurn> mayHaveEnded,
    Instant settledThrough,
    Optional<IncidentStatement> settled,
    Optional<IncidentStatement> said) {
  public static final IncidentLedger EMPTY =
      new IncidentLedger(
          "",
          "",
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Instant.EPOCH,
          Optional.empty(),
          Optional.empty());

  /**
   * What came of a step.
   *
   * @param ledger the books after it
   * @param statements what is to be said, in order
   */
  public record Step(IncidentLedger ledger, List<IncidentStatement> statements) {}

  /** The books after a word of the depots. */
  public IncidentLedger with(IncidentWord word) {
    boolean isSettled = word.standing() == Standing.SETTLED;
    return new IncidentLedger(
        word.region(),
        word.sku(),
        isSettled ? began.or(word::began) : began,
        isSettled ? ended.or(word::ended) : ended,
        isSettled ? mayHaveBegun : word.began(),
        isSettled ? mayHaveEnded : word.ended(),
        settledThrough,
        settled,
        said);
  }

  /** Whether nothing more will be said. */
  public boolean isOver() {
    boolean neverWas = began.isEmpty() && mayHaveBegun.isEmpty();
    return neverWas || (settled.isPresent() && !settled.get().isOpen());
  }

  /**
   * Says what is final.
   *
   * @param held the alerts that it holds back
   * @param through instant up to which no further statement about them will come
   * @param pass whether time has passed up to there, or the feed merely ended
   */
  public Step settle(
      String alertId, Collection<HeldAlert> held, Instant through, Passing pass, DayEnd dayEnd) {
    Map<String, HeldAlert.Stated> counted = new HashMap<>();
    List<HeldAlert.Stated> due = new ArrayList<>();
    for (HeldAlert alert : held) {
      alert.settled().ifPresent(stated -> counted.put(stated.alertId(), stated));
      alert.uncounted().stream().filter(each -> !each.at().isAfter(through)).forEach(due::add);
    }
    due.sort(HeldAlert.Stated.IN_EFFECT);
    Instant until = pass == Passing.TIME ? through : lastOf(due);
    boolean isClosed = settled.isPresent() && !settled.get().isOpen();
    if (isClosed || began.isEmpty() || began.get().at().isAfter(until)) {
      return new Step(settledThrough(until, settled, said), List.of());
    }
    List<IncidentStatement> statements = new ArrayList<>();
    Optional<IncidentStatement> last = settled;
    long sequence = said.map(IncidentStatement::sequence).orElse(0L);
    int next = 0;
    for (Instant point : points(until, dayEnd)) {
      while (next < due.size() && !due.get(next).at().isAfter(point)) {
        counted.put(due.get(next).alertId(), due.get(next));
        next++;
      }
      Optional<DepotTurn> end = ended.filter(turn -> turn.at().equals(point));
      HeldBack now = end.isPresent() ? HeldBack.NOTHING : HeldBack.of(counted.values());
      if (last.isPresent() && end.isEmpty() && !now.differsFrom(last.get().heldBack())) {
        continue;
      }
      AlertTransition transition =
          last.isEmpty()
              ? AlertTransition.RAISED
              : end.map(IncidentLedger::ending).orElse(AlertTransition.UPDATED);
      IncidentStatement statement =
          new IncidentStatement(
              alertId,
              region,
              sku,
              last.map(IncidentStatement::revision).orElse(0) + 1,
              transition,
              point,
              end.orElse(began.get()),
              now,
              Standing.SETTLED,
              ++sequence);
      statements.add(statement);
      last = Optional.of(statement);
    }
    Optional<IncidentStatement> latest = statements.isEmpty() ? said : last;
    return new Step(settledThrough(until, last, latest), List.copyOf(statements));
  }

  /** The instants at which something may be stated: the beginning, ends of days, and the end. */
  private List<Instant> points(Instant until, DayEnd dayEnd) {
    Instant beginning = began.orElseThrow().at();
    Optional<Instant> end = ended.map(DepotTurn::at).filter(at -> !at.isAfter(until));
    List<Instant> points = new ArrayList<>();
    if (settled.isEmpty()) {
      points.add(beginning);
    }
    Instant last = end.orElse(until);
    Instant from = settledThrough.isAfter(beginning) ? settledThrough : beginning;
    for (Instant day = dayEnd.next(from); !day.isAfter(last); day = dayEnd.next(day)) {
      points.add(day);
    }
    if (end.isPresent() && (points.isEmpty() || points.getLast().isBefore(last))) {
      points.add(last);
    }
    return points;
  }

  /** The feed ended, and time with the last of what it brought. */
  private Instant lastOf(List<HeldAlert.Stated> due) {
    Stream<Instant> turns = Stream.concat(began.stream(), ended.stream()).map(DepotTurn::at);
    return Stream.concat(turns, due.stream().map(HeldAlert.Stated::at))
        .max(Instant::compareTo)
        .filter(settledThrough::isBefore)
        .orElse(settledThrough);
  }

  private IncidentLedger settledThrough(
      Instant through,
      Optional<IncidentStatement> newSettled,
      Optional<IncidentStatement> newSaid) {
    return new IncidentLedger(
        region, sku, began, ended, mayHaveBegun, mayHaveEnded, through, newSettled, newSaid);
  }

  private static AlertTransition ending(DepotTurn turn) {
    return turn.kind() == DepotTurn.Kind.SILENT ? AlertTransition.EXPIRED : AlertTransition.CLEARED;
  }

  /** Whether the incident began or ended, and that was not said. */
  public boolean hasTurned() {
    boolean open = began.or(() -> mayHaveBegun).isPresent() && end().isEmpty();
    return open != said.filter(IncidentStatement::isOpen).isPresent();
  }

  private Optional<DepotTurn> end() {
    return ended.or(() -> mayHaveEnded);
  }

  /** Says what follows so far. */
  public Step foresee(String alertId, Collection<HeldAlert> held) {
    Optional<IncidentStatement> statement = present(alertId, held);
    return statement.isEmpty()
        ? new Step(this, List.of())
        : new Step(settledThrough(settledThrough, settled, statement), List.of(statement.get()));
  }

  private Optional<IncidentStatement> present(String alertId, Collection<HeldAlert> held) {
    Optional<DepotTurn> beginning = began.or(() -> mayHaveBegun);
    Optional<DepotTurn> end = end();
    boolean open = beginning.isPresent() && end.isEmpty();
    boolean wasOpen = said.filter(IncidentStatement::isOpen).isPresent();
    List<HeldAlert.Stated> latest =
        held.stream().flatMap(alert -> alert.latest().stream()).toList();
    HeldBack now = open ? HeldBack.of(latest) : HeldBack.NOTHING;
    if (open == wasOpen && (!open || !now.differsFrom(said.orElseThrow().heldBack()))) {
      return Optional.empty();
    }
    AlertTransition transition =
        open
            ? said.isEmpty() ? AlertTransition.RAISED : AlertTransition.UPDATED
            : end.map(IncidentLedger::ending).orElse(AlertTransition.CLEARED);
    DepotTurn turn = end.or(() -> beginning).orElseGet(() -> said.orElseThrow().turn());
    Instant at =
        open
            ? latest.stream()
                .map(HeldAlert.Stated::at)
                .filter(time -> time.isAfter(turn.at()) && said.isPresent())
                .max(Instant::compareTo)
                .orElse(turn.at())
            : turn.at();
    return Optional.of(
        new IncidentStatement(
            alertId,
            region,
            sku,
            said.map(IncidentStatement::revision).orElse(0) + 1,
            transition,
            at,
            turn,
            now,
            Standing.PROVISIONAL,
            said.map(IncidentStatement::sequence).orElse(0L) + 1));
  }
}
