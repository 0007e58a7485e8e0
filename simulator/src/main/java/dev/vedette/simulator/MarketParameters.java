package dev.vedette.simulator;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * All that makes a market; equal parameters make equal markets, byte for byte.
 *
 * @param seed of all chance
 * @param start the first day
 * @param days simulated days, 1 to 3660
 * @param outlets who sells
 * @param assortment what is sold
 * @param demand who buys how much
 * @param supply how outlets order and what they get
 * @param fieldwork what is reported, when, and how truly
 * @param prices what is charged
 */
public record MarketParameters(
    long seed,
    LocalDate start,
    int days,
    OutletParameters outlets,
    AssortmentParameters assortment,
    DemandParameters demand,
    SupplyParameters supply,
    FieldworkParameters fieldwork,
    PriceParameters prices) {
  /**
   * @throws IllegalArgumentException if a value is out of its range
   */
  public MarketParameters {
    Checks.within("days", days, 1, 3660);
    Checks.within("start year", start.getYear(), 1901, 9900);
  }

  /** Two hundred outlets and twenty SKUs for seventeen weeks, from {@code start}. */
  public static MarketParameters from(LocalDate start) {
    return new MarketParameters(
        1,
        start,
        119,
        OutletParameters.STANDARD,
        AssortmentParameters.STANDARD,
        DemandParameters.STANDARD,
        SupplyParameters.STANDARD,
        FieldworkParameters.STANDARD,
        PriceParameters.STANDARD);
  }

  /** The same market from another throw of the dice. */
  public MarketParameters withSeed(long otherSeed) {
    return new MarketParameters(
        otherSeed, start, days, outlets, assortment, demand, supply, fieldwork, prices);
  }

  /**
   * @param outletCount at least 1
   * @param skus at least 1
   * @param dayCount at least 1
   */
  public MarketParameters sized(int outletCount, int skus, int dayCount) {
    return new MarketParameters(
        seed,
        start,
        dayCount,
        outlets.withCount(outletCount),
        assortment.withSkus(skus),
        demand,
        supply,
        fieldwork,
        prices);
  }

  public MarketParameters with(OutletParameters other) {
    return new MarketParameters(
        seed, start, days, other, assortment, demand, supply, fieldwork, prices);
  }

  public MarketParameters with(AssortmentParameters other) {
    return new MarketParameters(
        seed, start, days, outlets, other, demand, supply, fieldwork, prices);
  }

  public MarketParameters with(DemandParameters other) {
    return new MarketParameters(
        seed, start, days, outlets, assortment, other, supply, fieldwork, prices);
  }

  public MarketParameters with(SupplyParameters other) {
    return new MarketParameters(
        seed, start, days, outlets, assortment, demand, other, fieldwork, prices);
  }

  public MarketParameters with(FieldworkParameters other) {
    return new MarketParameters(
        seed, start, days, outlets, assortment, demand, supply, other, prices);
  }

  public MarketParameters with(PriceParameters other) {
    return new MarketParameters(
        seed, start, days, outlets, assortment, demand, supply, fieldwork, other);
  }

  /** A day, the first being 0. */
  LocalDate date(int day) {
    return start.plusDays(day);
  }

  /** The first instant of the market. */
  public Instant begin() {
    return start.atStartOfDay(ZoneOffset.UTC).toInstant();
  }

  /** The first instant after the market: what would be reported then has not been reported. */
  public Instant end() {
    return date(days).atStartOfDay(ZoneOffset.UTC).toInstant();
  }

  /** Every parameter's value by its name, as it stands beside the ground truth. */
  public Map<String, Object> values() {
    Map<String, Object> all = new LinkedHashMap<>();
    Parts.collect("", this, all);
    return all;
  }
}
