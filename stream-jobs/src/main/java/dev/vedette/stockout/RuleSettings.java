package dev.vedette.stockout;

import java.lang.reflect.RecordComponent;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** Rules about stock by the names under which people set them: {@code raise-from}, and so on. */
public final class RuleSettings {
  private RuleSettings() {}

  /** The names of all rules that are a number, a time of day or a span of time. */
  public static List<String> names() {
    return Arrays.stream(StockoutRules.class.getRecordComponents())
        .filter(component -> isSettable(component.getType()))
        .map(RuleSettings::name)
        .toList();
  }

  /**
   * {@code rules} with another value for one of them.
   *
   * @param name one of {@link #names()}
   * @param value such as 0.6, 06:00 or PT9H
   * @throws IllegalArgumentException if there is no such rule, or if it cannot have that value
   */
  public static StockoutRules with(StockoutRules rules, String name, String value) {
    if (!names().contains(name)) {
      throw new IllegalArgumentException(
          "Cannot set %s: the rules are %s".formatted(name, String.join(", ", names())));
    }
    RecordComponent[] components = StockoutRules.class.getRecordComponents();
    List<Object> values = new ArrayList<>();
    try {
      for (RecordComponent component : components) {
        values.add(
            name(component).equals(name)
                ? parsed(value, component.getType())
                : component.getAccessor().invoke(rules));
      }
      return StockoutRules.class
          .getDeclaredConstructor(
              Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new))
          .newInstance(values.toArray());
    } catch (NumberFormatException | DateTimeException e) {
      throw new IllegalArgumentException(
          "Cannot set %s to %s: write it like %s".formatted(name, value, present(rules, name)), e);
    } catch (ReflectiveOperationException e) {
      if (e.getCause() instanceof IllegalArgumentException refused) {
        throw refused;
      }
      throw new IllegalStateException("Cannot read the rules", e);
    }
  }

  /** The value that a rule has, as text. */
  public static String present(StockoutRules rules, String name) {
    for (RecordComponent component : StockoutRules.class.getRecordComponents()) {
      if (name(component).equals(name)) {
        try {
          return String.valueOf(component.getAccessor().invoke(rules));
        } catch (ReflectiveOperationException e) {
          throw new IllegalStateException("Cannot read the rules", e);
        }
      }
    }
    throw new IllegalArgumentException("There is no rule " + name);
  }

  private static boolean isSettable(Class<?> type) {
    return type == double.class
        || type == int.class
        || type == LocalTime.class
        || type == Duration.class;
  }

  private static Object parsed(String value, Class<?> type) {
    if (type == double.class) {
      return Double.valueOf(value);
    }
    if (type == int.class) {
      return Integer.valueOf(value);
    }
    return type == LocalTime.class ? LocalTime.parse(value) : Duration.parse(value);
  }

  private static String name(RecordComponent component) {
    return component.getName().replaceAll("([A-Z])", "-$1").toLowerCase(Locale.ROOT);
  }
}
