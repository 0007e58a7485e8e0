package dev.vedette.stockout;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.vedette.topic.EventIds;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Says when the depots of a region are short of a product: when all of them together, as last
 * counted, have less than the rules ask for. They have recovered when they have had enough for some
 * time, and nothing is known of them when nobody has counted for long.
 */
final class DepotWatch {
  /** Names the rule in every result. A change that could move a result is a new version. */
  static final String MODEL = "depot-short/1";

  /**
   * Where the depots stand after some counts.
   *
   * @param turns what happened on the way, oldest first
   */
  record Course(DepotState state, List<DepotTurn> turns) {}

  private final StockoutRules rules;
  private final String region;
  private final String sku;

  DepotWatch(StockoutRules rules, String region, String sku) {
    this.rules = rules;
    this.region = region;
    this.sku = sku;
  }

  /**
   * Lets counts take effect and time pass.
   *
   * @param facts later than those known, in the order in which they take effect
   * @param through instant up to which time is to pass
   */
  Course follow(DepotState known, List<Fact.DepotCounted> facts, Instant through) {
    List<DepotTurn> turns = new ArrayList<>();
    DepotState state = known;
    for (int i = 0; i < facts.size(); i++) {
      Fact.DepotCounted fact = facts.get(i);
      state = passTime(state, fact.at().minusNanos(1_000), turns);
      state = state.with(fact);
      // Counts of one instant are seen together.
      if (i + 1 == facts.size() || facts.get(i + 1).at().isAfter(fact.at())) {
        state = look(state, fact.at(), turns);
      }
    }
    return new Course(passTime(state, through, turns), List.copyOf(turns));
  }

  /** When nothing is known any more, unless somebody counts before. */
  Optional<Instant> silentFrom(DepotState state) {
    return state.lastCountAt().map(at -> at.plus(rules.depotUnknownAfter()));
  }

  private DepotState passTime(DepotState state, Instant through, List<DepotTurn> turns) {
    Optional<Instant> silent = silentFrom(state).filter(at -> !at.isAfter(through));
    if (silent.isEmpty()) {
      return state;
    }
    state
        .incidentId()
        .ifPresent(id -> turns.add(turn(DepotTurn.Kind.SILENT, silent.get(), id, state)));
    return DepotState.NOTHING_KNOWN;
  }

  private DepotState look(DepotState state, Instant at, List<DepotTurn> turns) {
    long onHand = onHand(state, at);
    if (state.incidentId().isEmpty()) {
      if (onHand < rules.depotShortBelow()) {
        String id = EventIds.of("depot-incident", region, sku, at.toString());
        turns.add(turn(DepotTurn.Kind.SHORT, at, id, state));
        return new DepotState(state.counts(), Optional.of(id), Optional.empty());
      }
      if (state.enoughSince().isEmpty()) {
        turns.add(turn(DepotTurn.Kind.SUPPLIED, at, "", state));
        return new DepotState(state.counts(), Optional.empty(), Optional.of(at));
      }
      return state;
    }
    if (onHand < rules.depotRecoveredFrom()) {
      return new DepotState(state.counts(), state.incidentId(), Optional.empty());
    }
    Instant since = state.enoughSince().orElse(at);
    if (at.isBefore(since.plus(rules.depotRecoveredAfter()))) {
      return new DepotState(state.counts(), state.incidentId(), Optional.of(since));
    }
    turns.add(turn(DepotTurn.Kind.RECOVERED, at, state.incidentId().get(), state));
    return new DepotState(state.counts(), Optional.empty(), Optional.of(at));
  }

  private long onHand(DepotState state, Instant at) {
    return heard(state, at).stream().mapToLong(Fact.DepotCounted::onHand).sum();
  }

  /** Counts that still say something. */
  private List<Fact.DepotCounted> heard(DepotState state, Instant at) {
    return state.counts().stream()
        .filter(count -> at.isBefore(count.at().plus(rules.depotUnknownAfter())))
        .toList();
  }

  private DepotTurn turn(DepotTurn.Kind kind, Instant at, String incidentId, DepotState state) {
    List<Fact.DepotCounted> behind =
        kind == DepotTurn.Kind.SILENT ? state.counts() : heard(state, at);
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    json.put("model", MODEL);
    ArrayNode counts = json.putArray(Fact.DepotCounted.TOPIC);
    for (Fact.DepotCounted count : behind) {
      counts
          .addObject()
          .put("event_id", count.eventId())
          .put("depot_id", count.depotId())
          .put("at", count.at().toString())
          .put("on_hand", count.onHand())
          .put("origin", count.origin().describe(Fact.DepotCounted.TOPIC));
    }
    return new DepotTurn(
        kind,
        at,
        incidentId,
        behind.stream().map(Fact::recordedAt).max(Instant::compareTo).orElse(at),
        behind.stream().mapToLong(Fact.DepotCounted::onHand).sum(),
        json.toString());
  }
}
