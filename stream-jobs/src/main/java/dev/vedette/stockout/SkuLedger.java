package dev.vedette.stockout;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The books of one SKU at one outlet: what is settled, what came in since and may still be joined
 * by late facts, and what was said provisionally on that ground.
 *
 * <p>Facts take effect in the order of their own time. They are settled once no earlier fact can
 * arrive within the allowed lateness, so the settled course is the same whatever the order of
 * arrival. What lies after that is judged at each arrival anew, from the settled state, and said
 * provisionally.
 *
 * @param settled what is known from the settled facts
 * @param settledThrough instant up to which everything is settled
 * @param pending facts after that, in the order in which they take effect
 * @param claimed what was said provisionally and is neither settled nor taken back
 * @param sequence number of statements made
 * @param outlet whether somebody was told that the outlet is not known
 * @param foreseen how far pending facts were followed last; not stored, and null where nobody
 *     remembers
 */
public record SkuLedger(
    SkuState settled,
    Instant settledThrough,
    List<Fact.OfSku> pending,
    List<Claim> claimed,
    long sequence,
    OutletKnown outlet,
    @Nullable Foreseen foreseen) {
  /** Whether the outlet's file was there when it was needed. */
  enum OutletKnown {
    NOT_ASKED,
    YES,
    NO_AND_REPORTED
  }

  /**
   * What has more pending facts than this is in a backlog, and what it says at once would be stale.
   * It leaves room for a till that is read every five minutes.
   */
  static final int MOST_FORESEEN = 1_024;

  public static final SkuLedger EMPTY =
      new SkuLedger(
          SkuState.NOTHING_KNOWN,
          Instant.EPOCH,
          List.of(),
          List.of(),
          0,
          OutletKnown.NOT_ASKED,
          null);

  /**
   * What came of a step.
   *
   * @param ledger the books after it
   * @param statements what is to be said, in order
   * @param scores outlooks to be published
   * @param ofUnknownOutlet a fact whose outlet is not known, the first time that this is found
   * @param nextLook how far time must come before something else may be foreseen
   */
  public record Step(
      SkuLedger ledger,
      List<Statement> statements,
      List<Score> scores,
      Optional<Fact.OfSku> ofUnknownOutlet,
      Optional<Instant> nextLook) {}

  /** Whether somebody was told of an alert that may not be over. */
  public boolean hasOpenAlert() {
    return settled.episode().isPresent() || !claimed.isEmpty();
  }

  /** Whether {@code fact} came after its time was settled. */
  public boolean isTooLateFor(Fact fact) {
    return !fact.at().isAfter(settledThrough);
  }

  /**
   * The books with one more fact. A repeated event changes nothing; of two that state the same
   * thing the later word counts.
   */
  public SkuLedger with(Fact.OfSku fact) {
    List<Fact.OfSku> merged = Fact.merged(pending, fact);
    return new SkuLedger(settled, settledThrough, merged, claimed, sequence, outlet, foreseen);
  }

  /**
   * Settles what is final.
   *
   * @param through instant up to which no further fact will come
   * @param pass whether time has passed up to there, or the feed merely ended
   */
  Step settle(Instant through, Passing pass, StockoutJudge judge) {
    int count = 0;
    while (count < pending.size() && !pending.get(count).at().isAfter(through)) {
      count++;
    }
    List<Fact.OfSku> due = pending.subList(0, count);
    Instant until =
        pass == Passing.TIME ? through : due.isEmpty() ? settledThrough : due.getLast().at();
    if (!until.isAfter(settledThrough)) {
      return new Step(this, List.of(), List.of(), Optional.empty(), Optional.empty());
    }
    StockoutJudge.Course course = judge.follow(settled, settledThrough, due, until);
    Optional<Fact.OfSku> stranger = Optional.empty();
    for (Fact.OfSku fact : due) {
      if (outlet != OutletKnown.NO_AND_REPORTED && !judge.knowsOutletAt(fact.at())) {
        stranger = Optional.of(fact);
        break;
      }
    }
    OutletKnown known =
        stranger.isPresent()
            ? OutletKnown.NO_AND_REPORTED
            : due.isEmpty() ? outlet : knownNow(judge, due);
    // What was said of these alerts before is not the last word any more: what goes beyond it is
    // said anew.
    List<Claim> stillClaimed = claimed;
    if (!claimed.isEmpty() && !course.revisions().isEmpty()) {
      Set<String> said =
          course.revisions().stream().map(Revision::alertId).collect(Collectors.toSet());
      stillClaimed = claimed.stream().filter(claim -> !said.contains(claim.alertId())).toList();
    }
    List<Statement> statements = new ArrayList<>();
    long number = sequence;
    for (Revision revision : course.revisions()) {
      statements.add(new Statement(revision, Statement.Standing.SETTLED, ++number));
    }
    SkuLedger after =
        new SkuLedger(
            course.state(),
            until,
            List.copyOf(pending.subList(count, pending.size())),
            stillClaimed,
            number,
            known,
            null);
    return new Step(
        after, List.copyOf(statements), judge.scores(course), stranger, Optional.empty());
  }

  private OutletKnown knownNow(StockoutJudge judge, List<Fact.OfSku> due) {
    return judge.knowsOutletAt(due.getLast().at()) ? OutletKnown.YES : outlet;
  }

  /**
   * Says what follows from the pending facts and the time so far, and takes back what no longer
   * follows.
   *
   * @param now how far time has come
   * @param horizon facts after it are left for later: they ran ahead of others that are still to
   *     come, as when a backlog is read, and what follows from them alone would be taken back
   */
  Step foresee(Instant now, Instant horizon, StockoutJudge judge) {
    int count = pending.size();
    while (count > 0 && pending.get(count - 1).at().isAfter(horizon)) {
      count--;
    }
    List<Fact.OfSku> near = pending.subList(0, count);
    if (near.size() > MOST_FORESEEN) {
      return new Step(this, List.of(), List.of(), Optional.empty(), Optional.empty());
    }
    Optional<Instant> nextFact =
        near.size() < pending.size()
            ? Optional.of(pending.get(near.size()).at())
            : Optional.empty();
    Foreseen course = judge.foresee(foreseen, settled, settledThrough, near, now);
    Optional<Instant> nextLook =
        earlier(judge.nextLook(course.state(), course.through()), nextFact);
    List<Claim> following = course.claims();
    if (following.equals(claimed)) {
      // All of it was said before, and in this form.
      SkuLedger after =
          new SkuLedger(settled, settledThrough, pending, claimed, sequence, outlet, course);
      return new Step(after, List.of(), List.of(), Optional.empty(), nextLook);
    }
    List<Statement> statements = new ArrayList<>();
    long number = sequence;
    for (Revision revision : newOrCorrected(course, judge)) {
      statements.add(new Statement(revision, Statement.Standing.PROVISIONAL, ++number));
    }
    SkuLedger after =
        new SkuLedger(settled, settledThrough, pending, following, number, outlet, course);
    return new Step(after, List.copyOf(statements), List.of(), Optional.empty(), nextLook);
  }

  private static Optional<Instant> earlier(Optional<Instant> one, Optional<Instant> other) {
    boolean otherFirst = one.isEmpty() || (other.isPresent() && other.get().isBefore(one.get()));
    return otherFirst ? other : one;
  }

  /**
   * When these books need attention next, without a new fact: something is to be settled, or time
   * alone may change something.
   */
  Optional<Instant> nextSettling(StockoutJudge judge) {
    Optional<Instant> look = judge.nextLook(settled, settledThrough);
    if (pending.isEmpty()) {
      return look;
    }
    Instant first = pending.getFirst().at();
    return Optional.of(look.filter(at -> at.isBefore(first)).orElse(first));
  }

  /**
   * What must be said so that, of each alert, the last word is what follows from the facts. From
   * the first revision of an alert that was not claimed in just this form, all are said; an alert
   * of which something fell away gets its last revision anew, or is taken back.
   */
  private List<Revision> newOrCorrected(Foreseen course, StockoutJudge judge) {
    Set<Claim> before = new HashSet<>(claimed);
    Map<String, List<Integer>> byAlert = new LinkedHashMap<>();
    for (int i = 0; i < course.revisions().size(); i++) {
      String alertId = course.revisions().get(i).alertId();
      byAlert.computeIfAbsent(alertId, id -> new ArrayList<>()).add(i);
    }
    Set<Claim> now = new HashSet<>(course.claims());
    Map<String, Claim> fallen = new LinkedHashMap<>();
    for (Claim claim : claimed) {
      if (!now.contains(claim)) {
        fallen.put(claim.alertId(), claim);
      }
    }
    List<Revision> said = new ArrayList<>();
    for (Map.Entry<String, Claim> each : fallen.entrySet()) {
      if (!byAlert.containsKey(each.getKey())) {
        said.add(judge.restate(course, each.getValue()));
      }
    }
    for (Map.Entry<String, List<Integer>> alert : byAlert.entrySet()) {
      List<Integer> places = alert.getValue();
      int first = 0;
      while (first < places.size() && before.contains(course.claims().get(places.get(first)))) {
        first++;
      }
      if (first == places.size() && fallen.containsKey(alert.getKey())) {
        first--;
      }
      for (int place : places.subList(first, places.size())) {
        said.add(course.revisions().get(place));
      }
    }
    return said;
  }
}
