package dev.vedette.price;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The price law: every entry that was ever known. It answers what applied at one instant, as known
 * at another. Immutable; a law with one more entry shares what does not change. The order in which
 * entries are added makes no difference.
 */
public final class PriceLaw {
  private static final PriceLaw EMPTY =
      new PriceLaw(ShardedMap.of(Map.of()), ShardedMap.of(Map.of()), 0);

  private final ShardedMap<String, List<Known>> rules;
  private final ShardedMap<Shelf.Label, Shelf> shelves;
  private final int size;

  private PriceLaw(
      ShardedMap<String, List<Known>> rules, ShardedMap<Shelf.Label, Shelf> shelves, int size) {
    this.rules = rules;
    this.shelves = shelves;
    this.size = size;
  }

  /** A law without any rule. */
  public static PriceLaw empty() {
    return EMPTY;
  }

  /** A law of many entries. A repeated event counts once. */
  public static PriceLaw of(Collection<RuleEntry> entries) {
    Map<String, List<RuleEntry>> byRule = new LinkedHashMap<>();
    for (RuleEntry entry : entries) {
      byRule.computeIfAbsent(entry.ruleId(), none -> new ArrayList<>(1)).add(entry);
    }
    Map<String, List<Known>> rules = new HashMap<>();
    Map<Shelf.Label, List<Known>> labelled = new HashMap<>();
    int size = 0;
    for (Map.Entry<String, List<RuleEntry>> rule : byRule.entrySet()) {
      List<Known> versions = Known.versions(rule.getValue());
      rules.put(rule.getKey(), versions);
      size += versions.size();
      for (Known known : versions) {
        labelled
            .computeIfAbsent(Shelf.Label.of(known.entry().scope()), none -> new ArrayList<>(1))
            .add(known);
      }
    }
    Map<Shelf.Label, Shelf> shelves = new HashMap<>();
    labelled.forEach((label, known) -> shelves.put(label, new Shelf(known)));
    return new PriceLaw(ShardedMap.of(rules), ShardedMap.of(shelves), size);
  }

  /** The law with one more entry; the same law where the event is known already. */
  public PriceLaw with(RuleEntry entry) {
    List<Known> before = versions(entry.ruleId());
    List<RuleEntry> entries = new ArrayList<>(before.size() + 1);
    before.forEach(known -> entries.add(known.entry()));
    entries.add(entry);
    List<Known> after = Known.versions(entries);
    if (after.equals(before)) {
      return this;
    }
    Set<Shelf.Label> changed = new LinkedHashSet<>();
    before.forEach(known -> changed.add(Shelf.Label.of(known.entry().scope())));
    after.forEach(known -> changed.add(Shelf.Label.of(known.entry().scope())));
    ShardedMap<Shelf.Label, Shelf> grown = shelves;
    for (Shelf.Label label : changed) {
      List<Known> shelved = new ArrayList<>();
      Shelf shelf = shelves.get(label);
      if (shelf != null) {
        shelf.entries().stream()
            .filter(known -> !known.entry().ruleId().equals(entry.ruleId()))
            .forEach(shelved::add);
      }
      after.stream()
          .filter(known -> Shelf.Label.of(known.entry().scope()).equals(label))
          .forEach(shelved::add);
      grown = grown.with(label, new Shelf(shelved));
    }
    return new PriceLaw(
        rules.with(entry.ruleId(), after), grown, size + after.size() - before.size());
  }

  /** Number of entries, whatever became of them. */
  public int size() {
    return size;
  }

  /** All entries, whatever became of them. */
  public List<RuleEntry> entries() {
    List<RuleEntry> entries = new ArrayList<>(size);
    rules.forEachValue(versions -> versions.forEach(known -> entries.add(known.entry())));
    return entries;
  }

  /** The version of each rule that counts in the end; none of a rule that was withdrawn. */
  List<RuleEntry> current() {
    List<RuleEntry> current = new ArrayList<>();
    rules.forEachValue(
        versions -> {
          RuleEntry last = versions.getLast().entry();
          if (!last.isWithdrawal()) {
            current.add(last);
          }
        });
    return current;
  }

  /** Versions of a rule, lowest first; none where nothing is known of it. */
  List<Known> versions(String ruleId) {
    List<Known> versions = rules.get(ruleId);
    return versions == null ? List.of() : versions;
  }

  /**
   * The entries that apply to a SKU at an outlet, at most one of each kind.
   *
   * @param at instant of the observation
   * @param knownAt entries that were recorded later do not count
   * @param outlet as it was then
   * @param product as it was then
   */
  public List<RuleEntry> applicable(
      Instant at, Instant knownAt, OutletRecord outlet, ProductRecord product) {
    return shelves(outlet, product).applicable(at, knownAt);
  }

  /** Whether an entry was known at a time, and no version of its rule in its place. */
  boolean isCurrent(RuleEntry entry, Instant knownAt) {
    return versions(entry.ruleId()).stream()
        .anyMatch(known -> known.entry().equals(entry) && known.isCurrent(knownAt));
  }

  /** The part that may matter to a SKU at an outlet. */
  Shelves shelves(OutletRecord outlet, ProductRecord product) {
    List<Shelf> found = new ArrayList<>(4);
    String region = outlet.region();
    while (true) {
      for (Shelf.Target target : Shelf.Target.values()) {
        String value = target.of(product);
        if (value != null) {
          Shelf shelf = shelves.get(new Shelf.Label(target, value, region));
          if (shelf != null) {
            found.add(shelf);
          }
        }
      }
      if (region.isEmpty()) {
        return new Shelves(found, outlet, product);
      }
      region = region.substring(0, Math.max(0, region.lastIndexOf('/')));
    }
  }

  /**
   * Whether an entry of this law, in coming into it, may have changed what was said of a price, by
   * what it states or by the versions of its rule that it replaces. Never false where it has.
   *
   * @param at instant of the observation
   * @param outlet as it was then
   * @param product as it was then
   */
  public boolean governs(RuleEntry entry, Instant at, OutletRecord outlet, ProductRecord product) {
    boolean covered = false;
    for (Known known : versions(entry.ruleId())) {
      RuleEntry version = known.entry();
      if (version.scope().covers(outlet, product) && !version.validFrom().isAfter(at)) {
        if (version.isInForce(at)) {
          return true;
        }
        covered = true;
      }
    }
    if (!covered) {
      return false;
    }
    boolean[] found = new boolean[1];
    shelves(outlet, product)
        .governing(at, known -> found[0] |= known.entry().ruleId().equals(entry.ruleId()));
    return found[0];
  }
}
