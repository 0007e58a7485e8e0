package dev.vedette.cli.backtest;

import java.util.HashMap;
import java.util.Map;

/** Keeps one object for each text. */
final class Interning {
  private final Map<String, String> known = new HashMap<>();

  String one(String text) {
    String first = known.putIfAbsent(text, text);
    return first == null ? text : first;
  }
}
