package dev.vedette.backtest;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;

/** The days of a market whose truth is known. Made by {@link HistoryBuilder}. */
public final class History {
  private final LocalDate firstDay;
  private final int days;
  private final ScoringTime scoringTime;
  private final List<KeyHistory> keys;
  private final List<String> outlets;
  private final int[] outletOfKey;
  private final Map<String, Map<String, Integer>> positions = new HashMap<>();

  History(LocalDate firstDay, int days, ScoringTime scoringTime, List<KeyHistory> keys) {
    this.firstDay = firstDay;
    this.days = days;
    this.scoringTime = scoringTime;
    this.keys = List.copyOf(keys);
    Map<String, Integer> outletPositions = new LinkedHashMap<>();
    outletOfKey = new int[keys.size()];
    for (int key = 0; key < keys.size(); key++) {
      KeyHistory history = keys.get(key);
      Integer outlet = outletPositions.get(history.outletId());
      if (outlet == null) {
        outlet = outletPositions.size();
        outletPositions.put(history.outletId(), outlet);
      }
      outletOfKey[key] = outlet;
      positions.computeIfAbsent(history.outletId(), id -> new HashMap<>()).put(history.sku(), key);
    }
    outlets = List.copyOf(outletPositions.keySet());
  }

  /** Day 0. */
  public LocalDate firstDay() {
    return firstDay;
  }

  /** Number of days. */
  public int days() {
    return days;
  }

  /** The date of a day. */
  public LocalDate date(int day) {
    return firstDay.plusDays(day);
  }

  public ScoringTime scoringTime() {
    return scoringTime;
  }

  /** Every outlet and SKU, by outlet and then by SKU. */
  public List<KeyHistory> keys() {
    return keys;
  }

  /** Outlet ids, in order. */
  public List<String> outlets() {
    return outlets;
  }

  /** Place of a key's outlet in {@link #outlets}. */
  int outlet(int key) {
    return outletOfKey[key];
  }

  /** Place of a key in {@link #keys}; empty where the history does not have it. */
  public OptionalInt find(String outletId, String sku) {
    Integer key = positions.getOrDefault(outletId, Map.of()).get(sku);
    return key == null ? OptionalInt.empty() : OptionalInt.of(key);
  }
}
