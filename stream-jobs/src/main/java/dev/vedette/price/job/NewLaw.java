package dev.vedette.price.job;

import dev.vedette.price.Fact;
import dev.vedette.price.OutletRecord;
import dev.vedette.price.ProductRecord;
import dev.vedette.price.RuleEntry;
import dev.vedette.price.VerdictHistory;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Which prices rules and products concern that have just become known. */
final class NewLaw {
  /** Beyond it, judging again is cheaper than asking for each entry whether it matters. */
  private static final int MANY = 16;

  private final List<RuleEntry> entries = new ArrayList<>();
  private final Set<String> skus = new HashSet<>();
  private final KnownLaw law;

  /**
   * @param law with {@code facts}
   */
  NewLaw(Collection<Fact> facts, KnownLaw law) {
    this.law = law;
    for (Fact fact : facts) {
      switch (fact) {
        case RuleEntry entry -> entries.add(entry);
        case ProductRecord product -> skus.add(product.sku());
        default -> throw new IllegalStateException("%s is no law".formatted(fact));
      }
    }
  }

  /** Never false where a verdict may have changed. */
  boolean concerns(Dossier dossier, List<OutletRecord> outlets) {
    String sku = dossier.first().sku();
    if (skus.contains(sku) || entries.size() > MANY) {
      return true;
    }
    for (RuleEntry entry : entries) {
      if (VerdictHistory.isGovernedBy(
          entry, dossier.versions(), law.rules(), outlets, law.products(sku))) {
        return true;
      }
    }
    return false;
  }
}
