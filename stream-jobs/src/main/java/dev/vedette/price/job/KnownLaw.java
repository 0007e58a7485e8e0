package dev.vedette.price.job;

import dev.vedette.price.Fact;
import dev.vedette.price.PriceLaw;
import dev.vedette.price.ProductRecord;
import dev.vedette.price.RuleEntry;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The rules and products that a judge knows, in the form in which it asks for them. */
final class KnownLaw {
  /** Beyond it, a law is made anew rather than grown entry by entry. */
  private static final int MANY = 64;

  private PriceLaw rules = PriceLaw.empty();
  private final Map<String, List<ProductRecord>> products = new HashMap<>();

  KnownLaw(Iterable<Fact> facts) {
    List<Fact> all = new ArrayList<>();
    facts.forEach(all::add);
    add(all);
  }

  /** Facts that are not known yet. */
  void add(Collection<Fact> facts) {
    List<RuleEntry> entries = new ArrayList<>();
    for (Fact fact : facts) {
      switch (fact) {
        case RuleEntry entry -> entries.add(entry);
        case ProductRecord product ->
            products.computeIfAbsent(product.sku(), none -> new ArrayList<>(1)).add(product);
        default -> throw new IllegalStateException("%s is no law".formatted(fact));
      }
    }
    if (entries.size() > MANY) {
      entries.addAll(rules.entries());
      rules = PriceLaw.of(entries);
    } else {
      for (RuleEntry entry : entries) {
        rules = rules.with(entry);
      }
    }
  }

  PriceLaw rules() {
    return rules;
  }

  List<ProductRecord> products(String sku) {
    return products.getOrDefault(sku, List.of());
  }
}
