package dev.vedette.price;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.NavigableSet;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * All that was ever to be said of one observed price. Knowledge grows from one {@code recorded_at}
 * to the next; whenever it changes the judgement, there is another revision. The order in which
 * facts are given makes no difference.
 */
public final class VerdictHistory {
  /** Which record of an outlet holds; those of later instants do not count. */
  private static final Comparator<OutletRecord> OUTLETS =
      Comparator.comparing(OutletRecord::changedAt).thenComparing(Fact.RECORDED);

  static final Comparator<ProductRecord> PRODUCTS =
      Comparator.comparing(ProductRecord::changedAt).thenComparing(Fact.RECORDED);

  private final List<Observation> observations;
  private final List<OutletRecord> outlets;
  private final List<ProductRecord> products;
  private final PriceLaw law;
  private final Instant observedAt;
  private final Instant firstKnown;

  private VerdictHistory(
      List<Observation> versions,
      PriceLaw law,
      Collection<OutletRecord> outletRecords,
      Collection<ProductRecord> productRecords) {
    if (versions.isEmpty()) {
      throw new IllegalArgumentException(
          "Cannot judge nothing: a history needs at least one version of an observation.");
    }
    this.law = law;
    this.observations = Fact.distinct(versions);
    observations.sort(Fact.RECORDED);
    Observation first = observations.getFirst();
    this.observedAt = first.observedAt();
    this.firstKnown = first.recordedAt();
    this.outlets = Fact.distinct(outletRecords);
    outlets.removeIf(
        record ->
            !record.outletId().equals(first.outletId()) || record.changedAt().isAfter(observedAt));
    outlets.sort(OUTLETS);
    this.products = Fact.distinct(productRecords);
    products.removeIf(
        record -> !record.sku().equals(first.sku()) || record.changedAt().isAfter(observedAt));
    products.sort(PRODUCTS);
  }

  /**
   * The revisions of the verdict on one price, first one first; at least one.
   *
   * @param versions of one observation: they have the same subject, and so outlet, SKU and time; at
   *     least one
   * @param law with all entries ever known
   * @param outletRecords any; others than those of the observation's outlet do not count
   * @param productRecords any; others than those of the observation's SKU do not count
   */
  public static List<VerdictRevision> of(
      List<Observation> versions,
      PriceLaw law,
      Collection<OutletRecord> outletRecords,
      Collection<ProductRecord> productRecords) {
    return new VerdictHistory(versions, law, outletRecords, productRecords).revisions();
  }

  /** The revision that stood at some time; none before the first was known. */
  public static Optional<VerdictRevision> asKnownAt(
      List<VerdictRevision> revisions, Instant knownAt) {
    VerdictRevision last = null;
    for (VerdictRevision revision : revisions) {
      if (!revision.recordedAt().isAfter(knownAt)) {
        last = revision;
      }
    }
    return Optional.ofNullable(last);
  }

  /**
   * Whether an entry of the law, in coming into it, may have changed the history of a price. Never
   * false where it has.
   *
   * @param law with the entry
   */
  public static boolean isGovernedBy(
      RuleEntry entry,
      List<Observation> versions,
      PriceLaw law,
      Collection<OutletRecord> outletRecords,
      Collection<ProductRecord> productRecords) {
    VerdictHistory history = new VerdictHistory(versions, law, outletRecords, productRecords);
    for (OutletRecord outlet : history.outlets) {
      for (ProductRecord product : history.products) {
        if (law.governs(entry, history.observedAt, outlet, product)) {
          return true;
        }
      }
    }
    return false;
  }

  private List<VerdictRevision> revisions() {
    List<VerdictRevision> revisions = new ArrayList<>(1);
    VerdictRevision judged = null;
    for (Instant knownAt : knowledge()) {
      Observation observation = lastKnown(observations, knownAt);
      if (observation == null) {
        continue;
      }
      OutletRecord outlet = lastKnown(outlets, knownAt);
      ProductRecord product = lastKnown(products, knownAt);
      Judgement judgement = PriceJudge.judge(observation, outlet, product, law, knownAt);
      judged =
          new VerdictRevision(
              revisions.size() + 1,
              knownAt,
              reason(judged, observation, outlet, judgement, knownAt),
              observation,
              outlet,
              product,
              judgement);
      if (revisions.isEmpty() || !judged.saysTheSame(revisions.getLast())) {
        revisions.add(judged);
      }
    }
    return List.copyOf(revisions);
  }

  private JudgingReason reason(
      @Nullable VerdictRevision previous,
      Observation observation,
      @Nullable OutletRecord outlet,
      Judgement judgement,
      Instant knownAt) {
    if (previous == null) {
      return JudgingReason.OBSERVED;
    }
    if (!observation.equals(previous.observation())) {
      return JudgingReason.OBSERVATION_CORRECTED;
    }
    if (judgement.entries().stream().anyMatch(entry -> entry.recordedAt().equals(knownAt))
        || previous.judgement().entries().stream()
            .anyMatch(entry -> !law.isCurrent(entry, knownAt))) {
      return JudgingReason.RULE;
    }
    return Objects.equals(outlet, previous.outlet()) ? JudgingReason.PRODUCT : JudgingReason.OUTLET;
  }

  /** When knowledge grew by what may matter. */
  private NavigableSet<Instant> knowledge() {
    NavigableSet<Instant> times = new TreeSet<>(rulesChanged().tailSet(firstKnown, false));
    times.add(firstKnown);
    for (List<? extends Fact> facts : List.of(observations, outlets, products)) {
      for (Fact fact : facts) {
        if (fact.recordedAt().isAfter(firstKnown)) {
          times.add(fact.recordedAt());
        }
      }
    }
    return times;
  }

  /** When entries that may govern the price became known, and when they were replaced. */
  private NavigableSet<Instant> rulesChanged() {
    NavigableSet<Instant> times = new TreeSet<>();
    for (OutletRecord outlet : outlets) {
      for (ProductRecord product : products) {
        law.shelves(outlet, product)
            .governing(
                observedAt,
                known -> {
                  if (known.wasEver()) {
                    times.add(known.entry().recordedAt());
                    if (known.until() != null) {
                      times.add(known.until());
                    }
                  }
                });
      }
    }
    return times;
  }

  private static <F extends Fact> @Nullable F lastKnown(List<F> facts, Instant knownAt) {
    for (int index = facts.size() - 1; index >= 0; index--) {
      if (!facts.get(index).recordedAt().isAfter(knownAt)) {
        return facts.get(index);
      }
    }
    return null;
  }
}
