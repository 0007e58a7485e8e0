package dev.vedette.price;

import dev.vedette.event.PriceRuleKind;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** The part of the price law that may matter to one SKU at one outlet. */
final class Shelves {
  private static final PriceRuleKind[] KINDS = PriceRuleKind.values();

  /** Most particular first. */
  private final List<Shelf> shelves;

  private final ProductRecord product;
  private final @Nullable String channel;

  Shelves(List<Shelf> shelves, OutletRecord outlet, ProductRecord product) {
    this.shelves = shelves;
    this.channel = outlet.channel();
    this.product = product;
  }

  /** The entries that apply, at most one of each kind, in the order of kinds. */
  List<RuleEntry> applicable(Instant at, Instant knownAt) {
    List<RuleEntry> applicable = new ArrayList<>(2);
    for (PriceRuleKind kind : KINDS) {
      RuleEntry entry = applicable(kind, at, knownAt);
      if (entry != null) {
        applicable.add(entry);
      }
    }
    return applicable;
  }

  private @Nullable RuleEntry applicable(PriceRuleKind kind, Instant at, Instant knownAt) {
    for (Shelf shelf : shelves) {
      RuleEntry entry = null;
      if (channel != null) {
        entry = find(shelf.run(kind, channel), at, knownAt);
      }
      if (entry == null) {
        entry = find(shelf.run(kind, null), at, knownAt);
      }
      if (entry != null) {
        return entry;
      }
    }
    return null;
  }

  private @Nullable RuleEntry find(@Nullable Run run, Instant at, Instant knownAt) {
    return run == null ? null : run.find(at, knownAt, entry -> entry.scope().matches(product));
  }

  /** All entries that match and are in force by their own times, whenever they were known. */
  private void inForce(Instant at, Consumer<Known> action) {
    Consumer<Known> matching =
        known -> {
          if (known.entry().scope().matches(product)) {
            action.accept(known);
          }
        };
    for (Shelf shelf : shelves) {
      for (PriceRuleKind kind : KINDS) {
        inForce(shelf.run(kind, null), at, matching);
        if (channel != null) {
          inForce(shelf.run(kind, channel), at, matching);
        }
      }
    }
  }

  private static void inForce(@Nullable Run run, Instant at, Consumer<Known> action) {
    if (run != null) {
      run.inForce(at, action);
    }
  }

  /**
   * All entries that may govern a price observed at an instant, as known at any time: those in
   * force then, and where one of these is in its grace those in force before it. An entry may be
   * named more than once.
   */
  void governing(Instant at, Consumer<Known> action) {
    List<Instant> befores = new ArrayList<>(0);
    inForce(
        at,
        known -> {
          action.accept(known);
          if (known.entry().isInGrace(at) && !befores.contains(known.entry().before())) {
            befores.add(known.entry().before());
          }
        });
    befores.forEach(before -> inForce(before, action));
  }
}
