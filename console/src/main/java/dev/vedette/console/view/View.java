package dev.vedette.console.view;

import dev.vedette.console.alert.ConsoleRole;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** A page of the console besides the alerts. */
public enum View {
  /** How the market stands. */
  OVERVIEW,
  /** Whether prices are within the law. */
  PRICES,
  /** How brands fare. */
  BRANDS,
  /** All about one outlet. */
  OUTLETS,
  /** How good the alerts are. */
  QUALITY,
  /** Whether the product works. */
  HEALTH;

  public static Optional<View> ofLabel(String label) {
    return Arrays.stream(values()).filter(view -> view.label().equals(label)).findFirst();
  }

  /** As it is written in addresses. */
  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** Who may open it; what he sees there depends on his regions besides. */
  public boolean isSeenBy(ConsoleRole role) {
    return switch (this) {
      case OVERVIEW, BRANDS, QUALITY ->
          role == ConsoleRole.OPERATOR
              || role == ConsoleRole.MANAGER
              || role == ConsoleRole.ANALYST;
      case PRICES -> role != ConsoleRole.REP;
      case OUTLETS -> true;
      case HEALTH -> role == ConsoleRole.OPERATOR;
    };
  }

  /** What it is made of; each has a query of its own. */
  public List<String> sections() {
    return switch (this) {
      case OVERVIEW -> List.of("availability", "money", "load", "freshness");
      case PRICES -> List.of("measures", "cases", "verdicts", "violations", "inspections");
      case BRANDS -> List.of("shares", "measures", "trends");
      case OUTLETS -> List.of("find", "profile", "stock", "curve", "prices", "visits", "alerts");
      case QUALITY -> List.of("measures", "lead", "calibration");
      case HEALTH -> List.of("dead-letters");
    };
  }
}
