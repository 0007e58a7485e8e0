package dev.vedette.price;

import dev.vedette.event.PriceBasis;
import dev.vedette.event.PriceRuleKind;
import dev.vedette.measure.Money;
import dev.vedette.provenance.Origin;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Looks for places and times at which no price is legal, or at which it cannot be told: at every
 * instant at which an entry begins or ends, in every region and channel that the entries name.
 */
final class ConflictSearch {
  /** How a finding is told from another, whatever SKUs it concerns. */
  private record Key(RuleFinding.Kind kind, List<RuleEntry> entries) {}

  /** The first example of a finding, and of how many SKUs it holds. */
  private static final class Example {
    private final String text;
    private final Set<String> skus = new HashSet<>();

    Example(String text) {
      this.text = text;
    }
  }

  private final PriceLaw law;
  private final List<RuleEntry> entries;
  private final Map<Key, Example> examples = new LinkedHashMap<>();

  /**
   * @param entries that count in the end
   */
  ConflictSearch(PriceLaw law, List<RuleEntry> entries) {
    this.law = law;
    this.entries = entries;
  }

  List<RuleFinding> search(Collection<ProductRecord> products) {
    for (ProductRecord product : products) {
      search(product);
    }
    List<RuleFinding> findings = new ArrayList<>();
    examples.forEach(
        (key, example) -> {
          int others = example.skus.size() - 1;
          String alike = others == 0 ? "" : " So it is for %,d more SKUs.".formatted(others);
          findings.add(new RuleFinding(key.kind(), key.entries(), example.text + alike));
        });
    return findings;
  }

  private void search(ProductRecord product) {
    List<RuleEntry> matching =
        entries.stream().filter(entry -> entry.scope().matches(product)).toList();
    if (matching.stream().allMatch(entry -> entry.kind() == PriceRuleKind.GUIDE)) {
      return;
    }
    Set<String> regions = new TreeSet<>();
    for (RuleEntry entry : matching) {
      regions.add(Objects.requireNonNullElse(entry.scope().region(), ""));
    }
    for (String region : regions) {
      Set<@Nullable String> channels = new HashSet<>();
      Set<Instant> instants = new TreeSet<>();
      channels.add(null);
      for (RuleEntry entry : matching) {
        if (entry.scope().contains(region)) {
          channels.add(entry.scope().channel());
          instants.add(entry.validFrom());
          if (entry.validTo() != null) {
            instants.add(entry.validTo());
          }
        }
      }
      for (String channel : channels) {
        OutletRecord outlet =
            new OutletRecord(
                "", Instant.MIN, Origin.line(0), "", Instant.MIN, region, null, channel, null);
        Shelves shelves = law.shelves(outlet, product);
        for (Instant at : instants) {
          look(shelves.applicable(at, Instant.MAX), product, outlet, at);
        }
      }
    }
  }

  private void look(
      List<RuleEntry> applicable, ProductRecord product, OutletRecord outlet, Instant at) {
    for (PriceBasis basis : PriceBasis.values()) {
      Bounds bounds = new Bounds(applicable, product, basis);
      Bounds.Gap gap = bounds.gap();
      Bound least = bounds.highestLower();
      Bound most = bounds.lowestUpper();
      if (gap != null) {
        add(
            new Key(RuleFinding.Kind.NOT_APPLICABLE, List.of(gap.entry())),
            product,
            "%s has no %s, so no price of it can be judged where this applies. Send the product's record with it."
                .formatted(
                    product.sku(),
                    gap.reason() == UnknownReason.NO_RATIO
                        ? "ratios"
                        : "wholesale_price_per_carton"));
        continue;
      }
      if (bounds.areConflicting() && least != null && most != null) {
        add(
            new Key(RuleFinding.Kind.CONFLICT, List.of(least.entry(), most.entry())),
            product,
            "From %s on no price of %s per %s is legal%s: at least %s and at most %s. Correct one of the two; until then such prices are unknown_price."
                .formatted(
                    at,
                    product.sku(),
                    basis.name().toLowerCase(Locale.ROOT).replace('_', ' '),
                    place(outlet),
                    plain(least),
                    plain(most)));
      }
    }
  }

  private void add(Key key, ProductRecord product, String text) {
    examples.computeIfAbsent(key, none -> new Example(text)).skus.add(product.sku());
  }

  private static String place(OutletRecord outlet) {
    String region = outlet.region().isEmpty() ? "" : " in " + outlet.region();
    return outlet.channel() == null ? region : region + ", channel " + outlet.channel();
  }

  private static String plain(Bound bound) {
    return new Money(bound.amount().stored()).toString();
  }
}
