package dev.vedette.price;

import dev.vedette.event.PriceRuleKind;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Looks for what is wrong with a price law though each of its entries is well formed. It goes by
 * the versions that count in the end, and by the products as they are in the end.
 */
public final class RuleCheck {
  private static final Comparator<RuleEntry> IN_TIME =
      Comparator.comparing(RuleEntry::validFrom)
          .thenComparing(RuleEntry::ruleId, ByteOrder.OF_TEXT);

  private static final Comparator<RuleFinding> BY_ENTRY =
      Comparator.comparing((RuleFinding finding) -> finding.entries().getFirst(), IN_TIME)
          .thenComparing(RuleFinding::kind)
          .thenComparing(RuleFinding::text);

  /** Entries among which nothing but their beginning and their name decides. */
  private record Rivals(PriceRuleKind kind, Shelf.Label label, @Nullable String channel) {}

  private record Chain(PriceRuleKind kind, Scope scope) {}

  private final List<RuleEntry> entries;
  private final List<RuleFinding> findings = new ArrayList<>();

  private RuleCheck(List<RuleEntry> entries) {
    this.entries = entries;
  }

  /**
   * What is wrong with a law, in the order of the entries' beginnings.
   *
   * @param products all that is known of SKUs; where there are none, nothing is checked that needs
   *     them
   */
  public static List<RuleFinding> check(PriceLaw law, Collection<ProductRecord> products) {
    List<RuleEntry> entries = law.current();
    entries.sort(IN_TIME);
    RuleCheck check = new RuleCheck(entries);
    check.lookForZeros();
    check.lookForOverlaps();
    check.lookForGaps();
    List<ProductRecord> latest = latest(products);
    if (!latest.isEmpty()) {
      check.lookForUnknownProducts(latest);
      check.findings.addAll(new ConflictSearch(law, entries).search(latest));
    }
    check.findings.sort(BY_ENTRY);
    return List.copyOf(check.findings);
  }

  private static List<ProductRecord> latest(Collection<ProductRecord> products) {
    Map<String, ProductRecord> latest = new HashMap<>();
    for (ProductRecord product : products) {
      latest.merge(
          product.sku(),
          product,
          (one, other) -> VerdictHistory.PRODUCTS.compare(one, other) >= 0 ? one : other);
    }
    return latest.values().stream().sorted(Comparator.comparing(ProductRecord::sku)).toList();
  }

  private void add(RuleFinding.Kind kind, List<RuleEntry> concerned, String text) {
    findings.add(new RuleFinding(kind, concerned, text));
  }

  private void lookForZeros() {
    for (RuleEntry entry : entries) {
      if (entry.amount() != null && entry.amount().signum() == 0) {
        boolean isFloor =
            entry.kind() == PriceRuleKind.FLOOR || entry.kind() == PriceRuleKind.UNIT_FLOOR;
        add(
            RuleFinding.Kind.ZERO_AMOUNT,
            List.of(entry),
            isFloor
                ? "A floor of zero bounds no price. Withdraw it, or correct the amount."
                : "With an amount of zero every price is over. Withdraw it, or correct the amount.");
      }
    }
  }

  private void lookForOverlaps() {
    Map<Rivals, List<RuleEntry>> rivals = new HashMap<>();
    for (RuleEntry entry : entries) {
      Rivals group =
          new Rivals(entry.kind(), Shelf.Label.of(entry.scope()), entry.scope().channel());
      rivals.computeIfAbsent(group, none -> new ArrayList<>(1)).add(entry);
    }
    rivals.values().forEach(this::lookForOverlaps);
  }

  /** Of each entry the one before it with which it overlaps; all pairs may be too many to tell. */
  private void lookForOverlaps(List<RuleEntry> inTime) {
    Instant[] lastEnds = new Instant[inTime.size()];
    for (int index = 0; index < lastEnds.length; index++) {
      RuleEntry entry = inTime.get(index);
      for (int earlier = index - 1;
          earlier >= 0 && entry.validFrom().isBefore(lastEnds[earlier]);
          earlier--) {
        RuleEntry other = inTime.get(earlier);
        if (entry.validFrom().isBefore(other.end()) && canMeet(entry.scope(), other.scope())) {
          addOverlap(other, entry);
          break;
        }
      }
      Instant end = entry.end();
      lastEnds[index] = index > 0 && lastEnds[index - 1].isAfter(end) ? lastEnds[index - 1] : end;
    }
  }

  private void addOverlap(RuleEntry first, RuleEntry second) {
    boolean isLater = second.validFrom().isAfter(first.validFrom());
    Instant until = first.end().isBefore(second.end()) ? first.end() : second.end();
    add(
        RuleFinding.Kind.OVERLAP,
        List.of(first, second),
        "Both are in force for the same prices from %s%s. %s applies, since it %s. %s"
            .formatted(
                second.validFrom(),
                until.equals(Instant.MAX) ? " on" : " to " + until,
                second.ruleId(),
                isLater ? "begins later" : "has the higher rule_id",
                isLater
                    ? "If it replaces %s, send a version of that one with a valid_to of %s; else withdraw one of them."
                        .formatted(first.ruleId(), second.validFrom())
                    : "Withdraw one of them."));
  }

  /** Whether there may be a product that both ask for, where both have the same label. */
  private static boolean canMeet(Scope one, Scope other) {
    return agree(one.brand(), other.brand()) && agree(one.priceClass(), other.priceClass());
  }

  private static boolean agree(@Nullable String one, @Nullable String other) {
    return one == null || other == null || one.equals(other);
  }

  private void lookForGaps() {
    Map<Chain, RuleEntry> reaching = new HashMap<>();
    for (RuleEntry entry : entries) {
      if (entry.kind() == PriceRuleKind.GUIDE) {
        Chain chain = new Chain(entry.kind(), entry.scope());
        RuleEntry before = reaching.get(chain);
        if (before != null && before.end().isBefore(entry.validFrom())) {
          add(
              RuleFinding.Kind.GAP,
              List.of(before, entry),
              "No guide of this chain is in force from %s to %s. If none was meant to lapse, move valid_to of %s or valid_from of %s."
                  .formatted(before.end(), entry.validFrom(), before.ruleId(), entry.ruleId()));
        }
        if (before == null || before.end().isBefore(entry.end())) {
          reaching.put(chain, entry);
        }
      }
    }
  }

  private void lookForUnknownProducts(List<ProductRecord> products) {
    Set<String> skus = new HashSet<>();
    Set<String> brands = new HashSet<>();
    Set<String> classes = new HashSet<>();
    for (ProductRecord product : products) {
      skus.add(product.sku());
      if (product.brand() != null) {
        brands.add(product.brand());
      }
      if (product.priceClass() != null) {
        classes.add(product.priceClass());
      }
    }
    for (RuleEntry entry : entries) {
      lookForUnknown(entry, "SKU", entry.scope().sku(), skus);
      lookForUnknown(entry, "brand", entry.scope().brand(), brands);
      lookForUnknown(entry, "price class", entry.scope().priceClass(), classes);
    }
  }

  private void lookForUnknown(
      RuleEntry entry, String what, @Nullable String asked, Set<String> known) {
    if (asked != null && !known.contains(asked)) {
      add(
          RuleFinding.Kind.UNKNOWN_PRODUCT,
          List.of(entry),
          "No product is known of %s \"%s\", so it applies to nothing. Send the product, or correct the rule."
              .formatted(what, asked));
    }
  }
}
