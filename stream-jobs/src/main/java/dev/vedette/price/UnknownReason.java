package dev.vedette.price;

import java.util.Locale;

/** Why there is no finding. Of several the first one counts. */
public enum UnknownReason {
  /** Nothing was recorded of the outlet as it was then. */
  UNKNOWN_OUTLET,
  /** Nothing was recorded of the SKU as it was then. */
  UNKNOWN_SKU,
  /** The observation has no price above zero. */
  NO_PRICE,
  /** No entry of the price law applied. */
  NO_RULE,
  /** A mark-up floor applied, and the wholesale price is not known. */
  NO_WHOLESALE_PRICE,
  /** A rule has another basis, and the SKU's ratios are not known. */
  NO_RATIO,
  /** No price is legal: the highest lower bound lies above the lowest upper bound. */
  CONFLICTING_RULES;

  private final String code = name().toLowerCase(Locale.ROOT);

  /** As results show it, such as {@code no_rule}. */
  public String code() {
    return code;
  }
}
