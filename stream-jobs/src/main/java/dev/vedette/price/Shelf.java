package dev.vedette.price;

import dev.vedette.event.PriceRuleKind;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The entries for one target in one region. */
final class Shelf {
  /**
   * What the entries of a shelf have in common.
   *
   * @param target the most particular thing that they ask of the product
   * @param value which; empty for {@link Target#ANY}
   * @param region path; empty for any
   */
  record Label(Target target, String value, String region) {
    static Label of(Scope scope) {
      String region = scope.region() == null ? "" : scope.region();
      if (scope.sku() != null) {
        return new Label(Target.SKU, scope.sku(), region);
      }
      if (scope.brand() != null) {
        return new Label(Target.BRAND, scope.brand(), region);
      }
      return scope.priceClass() != null
          ? new Label(Target.PRICE_CLASS, scope.priceClass(), region)
          : new Label(Target.ANY, "", region);
    }
  }

  /** What a rule may ask of a product; the most particular first. */
  enum Target {
    SKU,
    BRAND,
    PRICE_CLASS,
    ANY;

    /** What a product has of it; null where it has none. */
    @Nullable String of(ProductRecord product) {
      return switch (this) {
        case SKU -> product.sku();
        case BRAND -> product.brand();
        case PRICE_CLASS -> product.priceClass();
        case ANY -> "";
      };
    }
  }

  private record Slot(PriceRuleKind kind, @Nullable String channel) {}

  private final List<Known> entries;
  private final Map<Slot, Run> runs = new HashMap<>();

  Shelf(Collection<Known> entries) {
    this.entries = List.copyOf(entries);
    Map<Slot, List<Known>> slots = new HashMap<>();
    for (Known known : entries) {
      Slot slot = new Slot(known.entry().kind(), known.entry().scope().channel());
      slots.computeIfAbsent(slot, empty -> new ArrayList<>()).add(known);
    }
    slots.forEach((slot, known) -> runs.put(slot, new Run(known)));
  }

  List<Known> entries() {
    return entries;
  }

  /** Entries of one kind for one channel; null for any channel. */
  @Nullable Run run(PriceRuleKind kind, @Nullable String channel) {
    return runs.get(new Slot(kind, channel));
  }
}
