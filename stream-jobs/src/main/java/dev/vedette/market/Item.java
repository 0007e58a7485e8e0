package dev.vedette.market;

import java.util.Locale;
import java.util.Set;

/**
 * What is sold, more or less closely looked at.
 *
 * @param kind how closely
 * @param name SKU, brand or price class; empty for the category
 */
public record Item(Kind kind, String name) {
  /** Everything. */
  public static final Item CATEGORY = new Item(Kind.CATEGORY, "");

  /**
   * How closely, and which groups of outlets are looked at for it: a lattice and not a cube, so
   * that the panes of a region stay below groups × (brands + classes + 1) + tiers × SKUs. The place
   * in this list is stored: append, never reorder.
   */
  public enum Kind {
    SKU(Set.of(Group.Kind.TOTAL, Group.Kind.TIER)),
    BRAND(Set.of(Group.Kind.values())),
    PRICE_CLASS(Set.of(Group.Kind.values())),
    CATEGORY(Set.of(Group.Kind.values()));

    // Sets made by Set.of cannot be changed.
    @SuppressWarnings("ImmutableEnumChecker")
    private final Set<Group.Kind> groups;

    Kind(Set<Group.Kind> groups) {
      this.groups = groups;
    }

    public boolean isLookedAtBy(Group group) {
      return groups.contains(group.kind());
    }

    public String word() {
      return name().toLowerCase(Locale.ROOT);
    }
  }
}
