package dev.vedette.price;

import dev.vedette.event.PriceBasis;
import dev.vedette.event.PriceRuleKind;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The bounds that some entries set for the price of one SKU in one basis. */
final class Bounds {
  /** An entry whose bound cannot be told. */
  record Gap(RuleEntry entry, UnknownReason reason) {}

  private final ProductRecord product;
  private final PriceBasis basis;
  private final List<Bound> lower = new ArrayList<>(2);
  private final List<Bound> upper = new ArrayList<>(2);
  private @Nullable Bound guide;
  private @Nullable Gap gap;

  /**
   * @param entries those that apply, in the order of kinds
   * @param basis of the observation
   */
  Bounds(List<RuleEntry> entries, ProductRecord product, PriceBasis basis) {
    this.product = product;
    this.basis = basis;
    for (RuleEntry entry : entries) {
      UnknownReason missing =
          entry.kind() == PriceRuleKind.MARKUP_FLOOR ? markUp(entry) : amount(entry);
      if (missing != null && gap == null) {
        gap = new Gap(entry, missing);
      }
    }
  }

  private @Nullable UnknownReason markUp(RuleEntry entry) {
    BigDecimal wholesale = product.wholesalePerCarton();
    if (wholesale == null) {
      return UnknownReason.NO_WHOLESALE_PRICE;
    }
    Fraction converted = converted(wholesale, PriceBasis.CARTON);
    if (converted == null) {
      return UnknownReason.NO_RATIO;
    }
    BigDecimal percent = Objects.requireNonNull(entry.percent());
    lower.add(bound(entry, converted.times(percent.add(BigDecimal.ONE))));
    return null;
  }

  private @Nullable UnknownReason amount(RuleEntry entry) {
    Fraction converted =
        converted(Objects.requireNonNull(entry.amount()), Objects.requireNonNull(entry.basis()));
    if (converted == null) {
      return UnknownReason.NO_RATIO;
    }
    switch (entry.kind()) {
      case GUIDE -> {
        guide = new Bound(entry, converted);
        BigDecimal low = entry.toleranceLow();
        if (low != null) {
          lower.add(bound(entry, converted.times(BigDecimal.ONE.subtract(low))));
        }
        BigDecimal high = entry.toleranceHigh();
        if (high != null) {
          upper.add(bound(entry, converted.times(BigDecimal.ONE.add(high))));
        }
      }
      case CEILING -> upper.add(bound(entry, converted));
      case FLOOR, UNIT_FLOOR, MARKUP_FLOOR -> lower.add(bound(entry, converted));
    }
    return null;
  }

  private static Bound bound(RuleEntry entry, Fraction exact) {
    return new Bound(
        entry,
        entry.rounding() == null || entry.tick() == null
            ? exact
            : exact.rounded(entry.rounding(), entry.tick()));
  }

  /** A price in the observation's basis; null where the SKU's ratios are not known. */
  private @Nullable Fraction converted(BigDecimal price, PriceBasis from) {
    if (from == basis) {
      return Fraction.of(price);
    }
    BigDecimal size = product.baseUnits(basis);
    BigDecimal sizeFrom = product.baseUnits(from);
    return size == null || sizeFrom == null
        ? null
        : Fraction.of(price).times(size).dividedBy(sizeFrom);
  }

  /** What keeps the bounds from being told; null where nothing does. */
  @Nullable Gap gap() {
    return gap;
  }

  /** The guide price, not rounded. */
  @Nullable Bound guide() {
    return guide;
  }

  List<Bound> lower() {
    return lower;
  }

  List<Bound> upper() {
    return upper;
  }

  @Nullable Bound highestLower() {
    return highest(lower);
  }

  @Nullable Bound lowestUpper() {
    return lowest(upper);
  }

  /** The highest; of equal ones that of the lowest rule id. */
  static @Nullable Bound highest(List<Bound> bounds) {
    Bound highest = null;
    for (Bound bound : bounds) {
      if (highest == null || order(bound, highest) > 0) {
        highest = bound;
      }
    }
    return highest;
  }

  /** The lowest; of equal ones that of the lowest rule id. */
  static @Nullable Bound lowest(List<Bound> bounds) {
    Bound lowest = null;
    for (Bound bound : bounds) {
      if (lowest == null
          || bound.amount().compareTo(lowest.amount()) < 0
          || (bound.amount().compareTo(lowest.amount()) == 0 && comesFirst(bound, lowest))) {
        lowest = bound;
      }
    }
    return lowest;
  }

  private static int order(Bound one, Bound other) {
    int order = one.amount().compareTo(other.amount());
    return order != 0 ? order : comesFirst(one, other) ? 1 : -1;
  }

  private static boolean comesFirst(Bound one, Bound other) {
    return ByteOrder.OF_TEXT.compare(one.entry().ruleId(), other.entry().ruleId()) < 0;
  }

  /** Whether no price is legal. */
  boolean areConflicting() {
    Bound least = highestLower();
    Bound most = lowestUpper();
    return least != null && most != null && least.amount().compareTo(most.amount()) > 0;
  }

  /** Whether all bounds can be told and the price lies within them. */
  boolean admit(BigDecimal price) {
    return gap == null
        && lower.stream().allMatch(bound -> bound.amount().compareTo(price) <= 0)
        && upper.stream().allMatch(bound -> bound.amount().compareTo(price) >= 0);
  }
}
