package dev.vedette.simulator;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.util.Map;

/** Takes records apart, so that no list of parameters has to be kept beside them. */
final class Parts {
  private Parts() {}

  static void collect(String prefix, Record whole, Map<String, Object> values) {
    for (RecordComponent component : whole.getClass().getRecordComponents()) {
      try {
        Object value = component.getAccessor().invoke(whole);
        if (value instanceof Record part) {
          collect(prefix + component.getName() + ".", part, values);
        } else {
          values.put(prefix + component.getName(), value);
        }
      } catch (IllegalAccessException | InvocationTargetException e) {
        throw new IllegalStateException("Cannot read " + component, e);
      }
    }
  }
}
