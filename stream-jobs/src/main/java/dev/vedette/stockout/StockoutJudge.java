package dev.vedette.stockout;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.vedette.event.AlertTransition;
import dev.vedette.event.StockState;
import dev.vedette.topic.EventIds;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Stream;

/**
 * Follows one SKU at one outlet through its facts and says when its alert is raised, revised and
 * cleared.
 *
 * <p>A warning is raised when the stock lasts for less than the time to the next planned delivery,
 * and cleared with hysteresis, so that readings around the threshold do not make it flap. What was
 * judged depends on the facts in the order in which they took effect and on nothing else.
 */
final class StockoutJudge {
  /**
   * Where a SKU stands after some facts.
   *
   * @param state what is known
   * @param through instant up to which time has passed
   * @param revisions what was said on the way, oldest first
   */
  record Course(SkuState state, Instant through, List<Revision> revisions) {}

  private final StockoutRules rules;
  private final String outletId;
  private final String sku;
  private final OutletTimeline timeline;

  StockoutJudge(StockoutRules rules, String outletId, String sku, OutletTimeline timeline) {
    this.rules = rules;
    this.outletId = outletId;
    this.sku = sku;
    this.timeline = timeline;
  }

  /**
   * Lets facts take effect and time pass.
   *
   * @param known what is known
   * @param from instant up to which time has passed already
   * @param facts later than {@code from}, in the order in which they take effect
   * @param through instant up to which time is to pass, at or after the last fact
   */
  Course follow(SkuState known, Instant from, List<Fact.OfSku> facts, Instant through) {
    List<Revision> revisions = new ArrayList<>();
    SkuState state = known;
    Instant time = from;
    for (Fact.OfSku fact : facts) {
      state = passTime(state, time, fact.at().minusNanos(1_000), revisions);
      state = look(state.after(fact, rules), fact.at(), revisions);
      time = fact.at();
    }
    if (through.isAfter(time)) {
      state = passTime(state, time, through, revisions);
      time = through;
    }
    return new Course(state, time, List.copyOf(revisions));
  }

  /**
   * The next instant after {@code time} at which the passing of time alone may change something.
   */
  Optional<Instant> nextLook(SkuState state, Instant time) {
    if (state.reading().isEmpty()) {
      return Optional.empty();
    }
    Optional<DeliveryPlan> plan = timeline.at(time).flatMap(OutletProfile::deliveries);
    Optional<Instant> unknownFrom = Outlook.unknownFrom(state, plan, rules);
    Optional<Instant> change = timeline.nextChange(time);
    boolean stillKnown = unknownFrom.filter(from -> from.isAfter(time)).isPresent();
    if (!stillKnown) {
      return change;
    }
    Optional<Instant> delivery =
        plan.filter(p -> state.rate().isKnownFrom(rules.minimumHistory()))
            .map(p -> p.next(time, rules.deliveryHour()));
    Optional<Instant> runOut = Outlook.runOut(state).filter(at -> state.episode().isPresent());
    return Stream.of(change, unknownFrom, delivery, runOut)
        .flatMap(Optional::stream)
        .filter(at -> at.isAfter(time))
        .min(Instant::compareTo);
  }

  /**
   * What there is to say about an alert after all, of which {@code claim} does not follow from the
   * facts.
   */
  Revision restate(Course course, Claim claim) {
    SkuState state = course.state();
    Outlook outlook = Outlook.of(state, timeline.at(course.through()), course.through(), rules);
    Optional<Episode> open =
        state.episode().filter(episode -> alertId(episode).equals(claim.alertId()));
    if (open.isPresent()) {
      return revision(state, open.get(), outlook, AlertTransition.UPDATED);
    }
    Episode ended =
        new Episode(course.through(), claim.revision() + 1, outlook.state(), Severity.LOW);
    return revision(state, ended, outlook, AlertTransition.CLEARED).about(claim.alertId());
  }

  boolean knowsOutletAt(Instant time) {
    return timeline.at(time).isPresent();
  }

  private SkuState passTime(
      SkuState known, Instant from, Instant through, List<Revision> revisions) {
    SkuState state = known;
    Optional<Instant> next = nextLook(state, from);
    while (next.isPresent() && !next.get().isAfter(through)) {
      state = look(state, next.get(), revisions);
      next = nextLook(state, next.get());
    }
    return state;
  }

  private SkuState look(SkuState state, Instant at, List<Revision> revisions) {
    Outlook outlook = Outlook.of(state, timeline.at(at), at, rules);
    if (state.episode().isEmpty()) {
      if (!isShort(outlook.state())) {
        return state;
      }
      Episode opened = new Episode(at, 1, outlook.state(), outlook.severity());
      revisions.add(revision(state, opened, outlook, AlertTransition.RAISED));
      return state.with(Optional.of(opened));
    }
    Episode open = state.episode().get();
    if (outlook.state() == StockState.UNKNOWN || isOver(outlook)) {
      AlertTransition transition =
          outlook.state() == StockState.UNKNOWN ? AlertTransition.EXPIRED : AlertTransition.CLEARED;
      revisions.add(
          revision(state, open.revised(outlook.state(), Severity.LOW), outlook, transition));
      return state.with(Optional.empty());
    }
    // Between the two thresholds the stock is not short any more, but the warning stands.
    StockState now = isShort(outlook.state()) ? outlook.state() : StockState.AT_RISK;
    boolean worse =
        rank(now) > rank(open.state())
            || (now == open.state() && outlook.severity().isWorseThan(open.severity()));
    if (!worse && now == open.state()) {
      return state;
    }
    Episode revised = open.revised(now, outlook.severity());
    revisions.add(
        revision(
            state, revised, outlook, worse ? AlertTransition.ESCALATED : AlertTransition.UPDATED));
    return state.with(Optional.of(revised));
  }

  private boolean isOver(Outlook outlook) {
    return outlook.state() == StockState.OK
        && outlook.coverShare().map(share -> share >= rules.clearFrom()).orElse(true);
  }

  private static boolean isShort(StockState state) {
    return rank(state) > 0;
  }

  private static int rank(StockState state) {
    return switch (state) {
      case OK, UNKNOWN -> 0;
      case AT_RISK -> 1;
      case SUSPECTED -> 2;
      case OUT -> 3;
    };
  }

  private Revision revision(
      SkuState state, Episode episode, Outlook outlook, AlertTransition transition) {
    Optional<OutletProfile> profile = timeline.at(outlook.at());
    boolean shortNow =
        transition != AlertTransition.CLEARED && transition != AlertTransition.EXPIRED;
    return new Revision(
        alertId(episode),
        episode.revision(),
        outletId,
        sku,
        outlook.at(),
        recordedAt(state, outlook.at()),
        profile.map(OutletProfile::region),
        profile.flatMap(OutletProfile::repId),
        transition,
        episode.state(),
        episode.severity(),
        Optional.empty(),
        shortNow ? cause(state, profile, outlook.at()) : Optional.empty(),
        state.reading().isPresent()
            ? OptionalLong.of(Math.round(outlook.stock()))
            : OptionalLong.empty(),
        outlook.coverDays(),
        outlook.nextDelivery(),
        shortNow ? outlook.expectedRunOut() : Optional.empty(),
        shortNow ? toLong(outlook.lostUnits()) : OptionalLong.empty(),
        shortNow ? suggestedUnits(state, profile, outlook) : OptionalLong.empty(),
        evidence(state));
  }

  private String alertId(Episode episode) {
    return EventIds.of("stockout-episode", outletId, sku, episode.startedAt().toString());
  }

  private Instant recordedAt(SkuState state, Instant at) {
    return Stream.<Optional<? extends Fact>>of(state.reading(), state.delivery(), state.order())
        .flatMap(Optional::stream)
        .map(Fact::recordedAt)
        .max(Instant::compareTo)
        .orElse(at);
  }

  private Optional<Cause> cause(SkuState state, Optional<OutletProfile> profile, Instant at) {
    Optional<Fact.Ordered> order = state.order();
    if (order
        .filter(o -> o.demanded() > 0 && o.supplied().isPresent() && o.supplied().getAsLong() == 0)
        .isPresent()) {
      return Optional.of(Cause.COMPANY_SHORT);
    }
    if (order
        .filter(o -> o.quota().isPresent() && o.demanded() >= o.quota().getAsLong())
        .isPresent()) {
      return Optional.of(Cause.QUOTA_BOUND);
    }
    Optional<Instant> planned =
        profile.flatMap(OutletProfile::deliveries).map(p -> p.previous(at, rules.deliveryHour()));
    boolean late =
        planned.isPresent()
            && state.delivery().isPresent()
            && state.delivery().get().at().isBefore(planned.get());
    return late ? Optional.of(Cause.LATE_DELIVERY) : Optional.empty();
  }

  private static OptionalLong suggestedUnits(
      SkuState state, Optional<OutletProfile> profile, Outlook outlook) {
    OptionalLong wanted =
        toLong(outlook.suggestedOrder(profile.flatMap(OutletProfile::deliveries)));
    OptionalLong quota = state.order().map(Fact.Ordered::quota).orElse(OptionalLong.empty());
    return wanted.isPresent() && quota.isPresent()
        ? OptionalLong.of(Math.min(wanted.getAsLong(), quota.getAsLong()))
        : wanted;
  }

  private static OptionalLong toLong(Optional<Long> value) {
    return value.map(OptionalLong::of).orElse(OptionalLong.empty());
  }

  private static String evidence(SkuState state) {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    json.put("model", StockoutBook.MODEL);
    Stream.<Optional<? extends Fact.OfSku>>of(state.reading(), state.delivery(), state.order())
        .flatMap(Optional::stream)
        .forEach(
            fact ->
                json.putObject(fact.topic())
                    .put("event_id", fact.eventId())
                    .put("at", fact.at().toString())
                    .put("origin", fact.origin().describe(fact.topic())));
    return json.toString();
  }
}
