package dev.vedette.price;

import dev.vedette.event.PriceFinding;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Judges one price. The same facts give the same judgement; docs/price-compliance.md says why each
 * step is as it is.
 */
public final class PriceJudge {
  private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

  private final Observation observation;
  private final PriceLaw law;
  private final Instant knownAt;

  private PriceJudge(Observation observation, PriceLaw law, Instant knownAt) {
    this.observation = observation;
    this.law = law;
    this.knownAt = knownAt;
  }

  /**
   * What the law says of a price.
   *
   * @param outlet as it was when the price was observed; null where nothing is known of it
   * @param product as it was then; null where nothing is known of it
   * @param knownAt entries that were recorded later do not count
   */
  public static Judgement judge(
      Observation observation,
      @Nullable OutletRecord outlet,
      @Nullable ProductRecord product,
      PriceLaw law,
      Instant knownAt) {
    BigDecimal price = observation.price();
    if (outlet == null) {
      return Judgement.unknown(PriceFinding.OUT_OF_SCOPE, UnknownReason.UNKNOWN_OUTLET, price);
    }
    if (product == null) {
      return Judgement.unknown(PriceFinding.OUT_OF_SCOPE, UnknownReason.UNKNOWN_SKU, price);
    }
    if (price == null) {
      return Judgement.unknown(PriceFinding.UNKNOWN_PRICE, UnknownReason.NO_PRICE, null);
    }
    return new PriceJudge(observation, law, knownAt).judge(price, outlet, product);
  }

  private Judgement judge(BigDecimal price, OutletRecord outlet, ProductRecord product) {
    Shelves shelves = law.shelves(outlet, product);
    List<RuleEntry> entries = shelves.applicable(observation.observedAt(), knownAt);
    if (entries.isEmpty()) {
      return Judgement.unknown(PriceFinding.UNKNOWN_PRICE, UnknownReason.NO_RULE, price);
    }
    Bounds bounds = new Bounds(entries, product, observation.basis());
    Draft draft = new Draft(price, bounds, entries);
    Bounds.Gap gap = bounds.gap();
    if (gap != null) {
      return draft.unknown(gap.reason(), gap.entry());
    }
    if (bounds.areConflicting()) {
      return draft.unknown(UnknownReason.CONFLICTING_RULES, null);
    }
    List<Bound> over = broken(bounds.upper(), bound -> bound.amount().compareTo(price) < 0);
    List<Bound> under = broken(bounds.lower(), bound -> bound.amount().compareTo(price) > 0);
    if (over.isEmpty() && under.isEmpty()) {
      return draft.compliant(false);
    }
    Grace grace = new Grace(price, shelves, product);
    over.removeIf(grace::excuses);
    under.removeIf(grace::excuses);
    draft.lookedAlsoAt(grace.entries);
    Bound tooHigh = Bounds.lowest(over);
    if (tooHigh != null) {
      return draft.violation(PriceFinding.OVER, tooHigh);
    }
    Bound tooLow = Bounds.highest(under);
    return tooLow != null ? draft.violation(PriceFinding.UNDER, tooLow) : draft.compliant(true);
  }

  private static List<Bound> broken(List<Bound> bounds, Predicate<Bound> isBroken) {
    List<Bound> broken = new ArrayList<>(2);
    for (Bound bound : bounds) {
      if (isBroken.test(bound)) {
        broken.add(bound);
      }
    }
    return broken;
  }

  /** The acceptance of bounds that have just been replaced. */
  private final class Grace {
    private final BigDecimal price;
    private final Shelves shelves;
    private final ProductRecord product;
    private final List<RuleEntry> entries = new ArrayList<>(0);

    Grace(BigDecimal price, Shelves shelves, ProductRecord product) {
      this.price = price;
      this.shelves = shelves;
      this.product = product;
    }

    /** Whether a price that breaks a bound is accepted, for it was legal before that bound was. */
    boolean excuses(Bound broken) {
      RuleEntry entry = broken.entry();
      if (!entry.isInGrace(observation.observedAt())) {
        return false;
      }
      List<RuleEntry> former = shelves.applicable(entry.before(), knownAt);
      entries.addAll(former);
      return !former.isEmpty() && new Bounds(former, product, observation.basis()).admit(price);
    }
  }

  /** A judgement whose bounds are settled. */
  private static final class Draft {
    private final BigDecimal price;
    private final Bounds bounds;
    private final List<RuleEntry> entries;

    Draft(BigDecimal price, Bounds bounds, List<RuleEntry> entries) {
      this.price = price;
      this.bounds = bounds;
      this.entries = new ArrayList<>(entries);
    }

    void lookedAlsoAt(List<RuleEntry> former) {
      for (RuleEntry entry : former) {
        if (!entries.contains(entry)) {
          entries.add(entry);
        }
      }
    }

    Judgement compliant(boolean inGrace) {
      return judgement(PriceFinding.COMPLIANT, null, entryOf(bounds.guide()), inGrace, null, null);
    }

    Judgement violation(PriceFinding finding, Bound broken) {
      Fraction deviation = broken.amount().subtractedFrom(price);
      BigDecimal percent =
          broken.amount().isZero() ? null : deviation.over(broken.amount()).times(HUNDRED).stored();
      return judgement(finding, null, broken.entry(), false, deviation.stored(), percent);
    }

    /** Where an entry cannot be applied, the bounds of the others are not all there is. */
    Judgement unknown(UnknownReason reason, @Nullable RuleEntry entry) {
      if (reason == UnknownReason.CONFLICTING_RULES) {
        return judgement(PriceFinding.UNKNOWN_PRICE, reason, null, false, null, null);
      }
      return new Judgement(
          PriceFinding.UNKNOWN_PRICE,
          reason,
          price,
          null,
          null,
          null,
          entry,
          null,
          null,
          null,
          false,
          null,
          null,
          List.copyOf(entries));
    }

    private Judgement judgement(
        PriceFinding finding,
        @Nullable UnknownReason reason,
        @Nullable RuleEntry rule,
        boolean inGrace,
        @Nullable BigDecimal deviation,
        @Nullable BigDecimal percent) {
      Bound least = bounds.highestLower();
      Bound most = bounds.lowestUpper();
      Bound guide = bounds.guide();
      return new Judgement(
          finding,
          reason,
          price,
          stored(least),
          stored(most),
          stored(guide),
          rule,
          entryOf(least),
          entryOf(most),
          entryOf(guide),
          inGrace,
          deviation,
          percent,
          List.copyOf(entries));
    }

    private static @Nullable RuleEntry entryOf(@Nullable Bound bound) {
      return bound == null ? null : bound.entry();
    }

    private static @Nullable BigDecimal stored(@Nullable Bound bound) {
      return bound == null ? null : bound.amount().stored();
    }
  }
}
