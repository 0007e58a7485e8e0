package dev.vedette.price;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * Something in the price law that whoever keeps the rules should look at. It keeps no rule from
 * being applied.
 *
 * @param kind what is wrong
 * @param entries concerned
 * @param text what that means, and what to do
 */
public record RuleFinding(Kind kind, List<RuleEntry> entries, String text) {
  /** What may be wrong with rules that are each well formed. */
  public enum Kind {
    /** Two entries compete, and nothing but their beginning or their name decides. */
    OVERLAP,
    /** A chain of guides is broken. */
    GAP,
    /** At some place and time no price is legal. */
    CONFLICT,
    /** An entry applies to a SKU for which it cannot be told what it demands. */
    NOT_APPLICABLE,
    /** An entry is about a SKU, brand or price class of which no product is known. */
    UNKNOWN_PRODUCT,
    /** An amount of zero. */
    ZERO_AMOUNT;

    private final String code = name().toLowerCase(Locale.ROOT);

    /** As it is shown, such as {@code zero_amount}. */
    public String code() {
      return code;
    }
  }

  public RuleFinding {
    entries = List.copyOf(entries);
  }

  /** One line, with where to look the entries up. */
  @Override
  public String toString() {
    return "%s: %s: %s"
        .formatted(
            kind.code(),
            entries.stream()
                .map(entry -> "%s (%s)".formatted(entry.title(), entry.coordinates()))
                .collect(Collectors.joining(", ")),
            text);
  }
}
