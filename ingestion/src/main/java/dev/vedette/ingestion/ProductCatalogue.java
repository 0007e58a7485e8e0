package dev.vedette.ingestion;

import dev.vedette.event.Product;
import dev.vedette.measure.PackRatios;
import java.time.Instant;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * The pack ratios of every SKU, with their history, so that a quantity is converted by the ratios
 * that were in force at its own time, whichever order the products were learnt in. May be used by
 * several threads.
 */
public final class ProductCatalogue {
  private record Version(Instant recordedAt, PackRatios ratios) {}

  private final Map<String, NavigableMap<Instant, Version>> versions = new ConcurrentHashMap<>();

  /**
   * Adds what a product record says; of two for the same instant, the one recorded last counts. A
   * record with impossible ratios, which can only have been put onto the topic past the checks of
   * ingestion, teaches nothing.
   */
  public void learn(Product product) {
    PackRatios ratios;
    try {
      ratios =
          new PackRatios(
              product.getUnitsPerPack(), product.getPacksPerCarton(), product.getCartonsPerCase());
    } catch (IllegalArgumentException impossible) {
      return;
    }
    Version version = new Version(product.getRecordedAt(), ratios);
    versions.compute(
        product.getSku(),
        (sku, known) -> {
          NavigableMap<Instant, Version> grown =
              known == null ? new TreeMap<>() : new TreeMap<>(known);
          grown.merge(
              product.getChangedAt(),
              version,
              (old, added) -> added.recordedAt().isBefore(old.recordedAt()) ? old : added);
          return grown;
        });
  }

  /**
   * The ratios in force at an instant, the earliest known ones where it lies before all of them;
   * null where nothing is known of the SKU.
   */
  public @Nullable PackRatios ratiosOf(String sku, Instant at) {
    NavigableMap<Instant, Version> known = versions.get(sku);
    if (known == null) {
      return null;
    }
    Map.Entry<Instant, Version> entry = known.floorEntry(at);
    return (entry == null ? known.firstEntry() : entry).getValue().ratios();
  }

  /** Number of SKUs. */
  public int size() {
    return versions.size();
  }
}
