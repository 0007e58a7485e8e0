package dev.vedette.price;

import java.util.Locale;

/** What brought a revision about. Of several that became known at once the first one counts. */
public enum JudgingReason {
  /** The price was observed. */
  OBSERVED,
  /** The observation was corrected. */
  OBSERVATION_CORRECTED,
  /** An entry that it rests on became known, or one that it rested on before was replaced. */
  RULE,
  /** The outlet's file became known, or was corrected. */
  OUTLET,
  /** The SKU became known, or was corrected. */
  PRODUCT;

  private final String code = name().toLowerCase(Locale.ROOT);

  /** As results show it, such as {@code observation_corrected}. */
  public String code() {
    return code;
  }
}
