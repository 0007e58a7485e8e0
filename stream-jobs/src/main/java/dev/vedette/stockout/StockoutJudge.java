package dev.vedette.stockout;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.vedette.demand.Surge;
import dev.vedette.event.AlertTransition;
import dev.vedette.event.StockState;
import dev.vedette.topic.EventIds;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * Follows one SKU at one outlet through its facts and says when its alert is raised, revised and
 * cleared.
 *
 * <p>A warning is raised when the stock is likely to be gone before the next delivery, and cleared
 * with hysteresis, so that readings around the threshold do not make it flap. What was judged
 * depends on the facts in the order in which they took effect and on nothing else.
 */
final class StockoutJudge {
  /**
   * Where a SKU stands after some facts.
   *
   * @param state what is known
   * @param through instant up to which time has passed
   * @param revisions what was said on the way, oldest first
   * @param toBeScored what was known at the hours at which outlooks are published
   */
  record Course(SkuState state, Instant through, List<Revision> revisions, List<Hour> toBeScored) {}

  /** What is known at the hour at which outlooks are published. */
  record Hour(SkuState state, Outlook outlook) {}

  /** How many times the usual is asked for where demand is the cause. */
  private static final double SPIKE = 1.3;

  private final StockoutRules rules;
  private final String outletId;
  private final String sku;
  private final OutletTimeline timeline;
  private final Surroundings surroundings;
  private final Surroundings asked;
  private final DayEnd dayEnd;
  private final @Nullable DayEnd scoreHour;
  private final boolean scoredAtDayEnd;
  private String lastRegion = "";
  private String lastSurgeRegion = "";
  private @Nullable Surge lastSurge;
  private String regionOfLastSurge = "";
  private long dayOfLastSurge;
  private boolean isRecording;
  private @Nullable Answer answers;

  StockoutJudge(
      StockoutRules rules,
      String outletId,
      String sku,
      OutletTimeline timeline,
      Surroundings surroundings) {
    this.surroundings = surroundings;
    this.asked = recorded(surroundings);
    this.dayEnd = rules.dayEnd();
    this.scoreHour = rules.scoreHour().orElse(null);
    this.scoredAtDayEnd = dayEnd.equals(scoreHour);
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
    Notes notes = new Notes(new ArrayList<>(), new ArrayList<>());
    SkuState state = known;
    Instant time = from;
    for (Fact.OfSku fact : facts) {
      Instant before = before(fact);
      state = passTime(state, time, before, notes);
      state = after(state, fact);
      state = look(state, outlook(state, fact.at()), notes);
      // A day that ends at this very instant ends after its facts.
      time = before;
    }
    if (through.isAfter(time)) {
      state = passTime(state, time, through, notes);
      time = through;
    }
    return new Course(state, time, List.copyOf(notes.revisions()), List.copyOf(notes.hours()));
  }

  /**
   * Lets facts take effect and time pass provisionally.
   *
   * @param last how far they were followed last, from the same settled state; null where they were
   *     not. What it remembers is judged anew unless the outlet would be told just the same
   */
  @SuppressWarnings("ReferenceEquality")
  Foreseen foresee(
      @Nullable Foreseen last,
      SkuState settled,
      Instant settledThrough,
      List<Fact.OfSku> facts,
      Instant now) {
    boolean goesOn =
        last != null
            && last.timeline() == timeline
            && last.isOnTheWay(facts, now)
            && Answer.stillHold(last.answers(), sku, surroundings);
    Foreseen start =
        goesOn && last != null ? last : Foreseen.nothing(timeline, settled, settledThrough);
    answers = start.answers();
    isRecording = true;
    Course course =
        follow(
            start.state(), start.through(), facts.subList(start.facts().size(), facts.size()), now);
    isRecording = false;
    List<Claim> claims = new ArrayList<>(course.revisions().size());
    for (Revision revision : course.revisions()) {
      claims.add(revision.claim());
    }
    return new Foreseen(
        timeline,
        answers,
        List.copyOf(facts),
        course.state(),
        course.through(),
        joined(start.revisions(), course.revisions()),
        joined(start.claims(), claims));
  }

  private static <T> List<T> joined(List<T> first, List<T> second) {
    if (second.isEmpty()) {
      return first;
    }
    List<T> all = new ArrayList<>(first.size() + second.size());
    all.addAll(first);
    all.addAll(second);
    return List.copyOf(all);
  }

  /** Up to when time has passed when a fact takes effect. */
  static Instant before(Fact fact) {
    return fact.at().minusNanos(1_000);
  }

  /** What is said on the way. */
  private record Notes(List<Revision> revisions, List<Hour> hours) {}

  private SkuState after(SkuState state, Fact.OfSku fact) {
    Optional<OutletProfile> profile = timeline.at(fact.at());
    return state.after(
        fact, profile.flatMap(OutletProfile::deliveries), surge(profile, fact.at()), rules);
  }

  private Surge surge(Optional<OutletProfile> profile, Instant at) {
    return profile.isEmpty()
        ? Surge.NONE
        : surge(surgeRegion(profile.get().region()), dayEnd.lastEnded(at));
  }

  /** What is known of surges stands still while a SKU is judged. */
  private Surge surge(String region, long day) {
    Surge surge = lastSurge;
    if (surge == null || day != dayOfLastSurge || !region.equals(regionOfLastSurge)) {
      surge = asked.surges().surge(region, sku, day);
      lastSurge = surge;
      dayOfLastSurge = day;
      regionOfLastSurge = region;
    }
    return surge;
  }

  /** Asked at each look, and nearly always of the same region. */
  private String surgeRegion(String region) {
    if (!region.equals(lastRegion)) {
      lastRegion = region;
      lastSurgeRegion = SharedNames.of(rules.surgeRegion(region));
    }
    return lastSurgeRegion;
  }

  private Outlook outlook(SkuState state, Instant at) {
    Optional<OutletProfile> profile = timeline.at(at);
    return Outlook.of(state, profile, at, surge(profile, at), rules);
  }

  private Circumstances circumstances(Instant at) {
    return new Circumstances(
        timeline.at(at).flatMap(profile -> asked.heldBy(profile.region(), sku, at)),
        product().listing(at, rules.zone()));
  }

  private ProductTimeline product() {
    return asked.products().of(sku);
  }

  /** The surroundings, such that what they tell is recorded where that is wanted. */
  private Surroundings recorded(Surroundings told) {
    return new Surroundings(
        (region, product, day) -> recorded(region, day, told.surges().surge(region, product, day)),
        product -> recorded("", 0, told.products().of(product)),
        (region, product) -> recorded(region, 0, told.holds().of(region, product)));
  }

  private <T> T recorded(String region, long day, T told) {
    if (isRecording && !Answer.isAmong(answers, region, day, told.getClass())) {
      answers = new Answer(answers, region, day, told);
    }
    return told;
  }

  /**
   * The next instant after {@code time} at which the passing of time alone may change something.
   */
  Optional<Instant> nextLook(SkuState state, Instant time) {
    if (state.reading().isEmpty()) {
      return Optional.empty();
    }
    Instant next = timeline.nextChange(time).orElse(Instant.MAX);
    Instant nextDayEnd = dayEnd.next(time);
    if (scoreHour != null) {
      next = earlier(next, scoredAtDayEnd ? nextDayEnd : scoreHour.next(time));
    }
    Optional<DeliveryPlan> plan = timeline.at(time).flatMap(OutletProfile::deliveries);
    Instant unknownFrom = Outlook.unknownFrom(state, plan, rules).orElse(Instant.MIN);
    boolean stillKnown = unknownFrom.isAfter(time);
    if (stillKnown) {
      next = earlier(next, unknownFrom);
    }
    if (stillKnown || !state.unlearnt().isEmpty()) {
      next = earlier(next, nextDayEnd);
      if (plan.isPresent()) {
        next = earlier(next, plan.get().next(time, rules.deliveryHour()));
      }
    }
    if (state.episode().isPresent()) {
      next = earlier(next, nextCircumstances(time));
    }
    return next.equals(Instant.MAX) ? Optional.empty() : Optional.of(next);
  }

  /**
   * When an open alert may have to tell of something else than the stock. At the latest at a day's
   * end: what depots hold back is news of the day.
   */
  private Instant nextCircumstances(Instant time) {
    Instant next =
        earlier(dayEnd.next(time), product().nextListing(time, rules.zone()).orElse(Instant.MAX));
    return timeline
        .at(time)
        .flatMap(profile -> asked.nextHold(profile.region(), sku, time))
        .map(hold -> earlier(next, hold))
        .orElse(next);
  }

  private static Instant earlier(Instant one, Instant other) {
    return other.isBefore(one) ? other : one;
  }

  /**
   * What there is to say about an alert after all, of which {@code claim} does not follow from the
   * facts.
   */
  Revision restate(Foreseen course, Claim claim) {
    SkuState state = course.state();
    Outlook outlook = outlook(state, course.through());
    Optional<Episode> open =
        state.episode().filter(episode -> alertId(episode).equals(claim.alertId()));
    if (open.isPresent()) {
      return revision(state, open.get(), outlook, AlertTransition.UPDATED).about(claim);
    }
    Episode ended =
        new Episode(
            course.through(),
            claim.revision() + 1,
            outlook.state(),
            Severity.LOW,
            circumstances(course.through()),
            outlook.awaited());
    return revision(state, ended, outlook, AlertTransition.CLEARED).about(claim);
  }

  boolean knowsOutletAt(Instant time) {
    return timeline.at(time).isPresent();
  }

  private SkuState passTime(SkuState known, Instant from, Instant through, Notes notes) {
    SkuState state = known;
    Optional<Instant> next = nextLook(state, from);
    while (next.isPresent() && !next.get().isAfter(through)) {
      Instant at = next.get();
      boolean dayEnds = dayEnd.isAt(at);
      if (dayEnds) {
        Optional<OutletProfile> profile = timeline.at(at);
        state =
            state.dayEnded(
                profile.flatMap(OutletProfile::deliveries), at, surge(profile, at), rules);
      }
      Outlook outlook = outlook(state, at);
      state = look(state, outlook, notes);
      if (scoreHour != null && (scoredAtDayEnd ? dayEnds : scoreHour.isAt(at))) {
        notes.hours().add(new Hour(state, outlook));
      }
      next = nextLook(state, at);
    }
    return state;
  }

  /** The outlooks to be published. They cost as much as all else, so only who says them asks. */
  List<Score> scores(Course course) {
    List<Score> scores = new ArrayList<>(course.toBeScored().size());
    for (Hour hour : course.toBeScored()) {
      scores.add(score(hour.state(), hour.outlook()));
    }
    return scores;
  }

  private Score score(SkuState state, Outlook outlook) {
    boolean known = state.reading().isPresent();
    double probability = state.inHand() == 0 ? Double.NaN : outlook.runOutBeforeDelivery();
    return new Score(
        outletId,
        sku,
        outlook.at(),
        outlook.state(),
        Double.isNaN(probability) ? OptionalDouble.empty() : OptionalDouble.of(probability),
        known && state.inHand() > 0 ? outlook.runOut(0.5) : Optional.empty(),
        known ? OptionalDouble.of(outlook.estimatedStock()) : OptionalDouble.empty(),
        known ? OptionalDouble.of(outlook.stockSpread()) : OptionalDouble.empty(),
        state.reading().map(Fact::at),
        outlook.awaited());
  }

  private SkuState look(SkuState state, Outlook outlook, Notes notes) {
    Instant at = outlook.at();
    StockState stock = outlook.state();
    if (state.episode().isEmpty()) {
      if (!isShort(stock)) {
        return state;
      }
      Circumstances circumstances = circumstances(at);
      if (circumstances.listing() == Listing.DELISTED) {
        // Nothing more will come, and nobody is to wait for it.
        return state;
      }
      Episode opened =
          new Episode(at, 1, stock, outlook.severity(), circumstances, outlook.awaited());
      notes.revisions().add(revision(state, opened, outlook, AlertTransition.RAISED));
      return state.with(Optional.of(opened));
    }
    Episode open = state.episode().get();
    Circumstances circumstances = circumstances(at);
    if (stock == StockState.UNKNOWN || outlook.isClearlyFine()) {
      AlertTransition transition =
          stock == StockState.UNKNOWN ? AlertTransition.EXPIRED : AlertTransition.CLEARED;
      Episode ended = open.revised(stock, Severity.LOW, circumstances, outlook.awaited());
      notes.revisions().add(revision(state, ended, outlook, transition).after(open));
      return state.with(Optional.empty());
    }
    // Between the two thresholds the stock is not short any more, but the warning stands.
    StockState now = isShort(stock) ? stock : StockState.AT_RISK;
    Severity severity = outlook.severity();
    boolean worse =
        rank(now) > rank(open.state())
            || (now == open.state() && severity.isWorseThan(open.severity()));
    if (!worse
        && now == open.state()
        && circumstances.equals(open.circumstances())
        && !open.isOutrunBy(outlook.awaited())) {
      return state;
    }
    Episode revised = open.revised(now, severity, circumstances, outlook.awaited());
    AlertTransition transition = worse ? AlertTransition.ESCALATED : AlertTransition.UPDATED;
    notes.revisions().add(revision(state, revised, outlook, transition).after(open));
    return state.with(Optional.of(revised));
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
    boolean ahead = shortNow && episode.state() != StockState.OUT;
    double probability = ahead ? outlook.runOutBeforeDelivery() : Double.NaN;
    Optional<ProductProfile> product = product().at(outlook.at());
    Optional<Long> lost = shortNow ? outlook.lostUnits() : Optional.empty();
    Circumstances circumstances = episode.circumstances();
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
        Double.isNaN(probability) ? Optional.empty() : Optional.of(rounded(probability)),
        shortNow ? cause(state, circumstances, profile, outlook) : Optional.empty(),
        state.reading().isPresent()
            ? OptionalLong.of(Math.round(outlook.estimatedStock()))
            : OptionalLong.empty(),
        outlook.coverDays().map(StockoutJudge::rounded),
        outlook.awaited(),
        ahead ? outlook.runOut(0.5) : Optional.empty(),
        ahead ? outlook.runOut(0.1) : Optional.empty(),
        ahead ? outlook.runOut(0.9) : Optional.empty(),
        toLong(lost),
        lost.flatMap(units -> product.flatMap(p -> p.valueOf(units))),
        shortNow && circumstances.listing() == Listing.LISTED
            ? product.map(p -> suggestedUnits(state, p, outlook)).orElse(OptionalLong.empty())
            : OptionalLong.empty(),
        shortNow && circumstances.listing() == Listing.LISTED
            ? outlook.orderBy()
            : Optional.empty(),
        circumstances.heldBy(),
        Optional.empty(),
        evidence(state, circumstances));
  }

  /** To a millionth, below which nothing is meant. */
  private static double rounded(double value) {
    return Math.round(value * 1e6) / 1e6;
  }

  private String alertId(Episode episode) {
    return EventIds.of("stockout-episode", outletId, sku, episode.startedAt().toString());
  }

  private Instant recordedAt(SkuState state, Instant at) {
    Instant latest = Instant.MIN;
    for (Fact.OfSku fact : behind(state)) {
      latest = fact.recordedAt().isAfter(latest) ? fact.recordedAt() : latest;
    }
    return latest.equals(Instant.MIN) ? at : latest;
  }

  /** The facts behind what is known. */
  private static List<Fact.OfSku> behind(SkuState state) {
    List<Fact.OfSku> facts = new ArrayList<>(3);
    state.reading().ifPresent(facts::add);
    state.delivery().ifPresent(facts::add);
    state.order().ifPresent(facts::add);
    return facts;
  }

  private Optional<Cause> cause(
      SkuState state,
      Circumstances circumstances,
      Optional<OutletProfile> profile,
      Outlook outlook) {
    if (circumstances.listing() == Listing.DELISTED) {
      return Optional.of(Cause.DELISTED);
    }
    if (circumstances.heldBy().isPresent()) {
      return Optional.of(Cause.COMPANY_SHORT);
    }
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
    if (outlook.isOverdue()) {
      return Optional.of(Cause.LATE_DELIVERY);
    }
    if (outlook.phantom() >= rules.suspectFrom()) {
      return Optional.of(Cause.PHANTOM_STOCK);
    }
    boolean tooLate = outlook.orderBy().filter(by -> !outlook.at().isBefore(by)).isPresent();
    boolean ordered =
        order
            .filter(o -> o.demanded() > 0)
            .filter(o -> state.delivery().map(last -> o.at().isAfter(last.at())).orElse(true))
            .isPresent();
    if (tooLate && !ordered) {
      return Optional.of(Cause.NOT_ORDERED);
    }
    boolean spike =
        state.demand().filter(model -> model.recentFactor() >= SPIKE).isPresent()
            || surge(profile, outlook.at()).latestFactor() >= SPIKE;
    return spike ? Optional.of(Cause.DEMAND_SPIKE) : Optional.empty();
  }

  /** Whole packs; no more than the quota, of which a part of a pack cannot be used. */
  private static OptionalLong suggestedUnits(
      SkuState state, ProductProfile product, Outlook outlook) {
    Optional<Long> wanted = outlook.suggestedOrder();
    if (wanted.isEmpty()) {
      return OptionalLong.empty();
    }
    long packs = product.packsFor(wanted.get());
    OptionalLong quota = state.order().map(Fact.Ordered::quota).orElse(OptionalLong.empty());
    return OptionalLong.of(
        quota.isPresent() ? Math.min(packs, product.packsWithin(quota.getAsLong())) : packs);
  }

  private static OptionalLong toLong(Optional<Long> value) {
    return value.map(OptionalLong::of).orElse(OptionalLong.empty());
  }

  private static String evidence(SkuState state, Circumstances circumstances) {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    json.put("model", StockoutBook.MODEL);
    for (Fact.OfSku fact : behind(state)) {
      json.putObject(fact.topic())
          .put("event_id", fact.eventId())
          .put("at", fact.at().toString())
          .put("origin", fact.origin().describe(fact.topic()));
    }
    circumstances.heldBy().ifPresent(incident -> json.put("held_back_by", incident));
    return json.toString();
  }
}
