package dev.vedette.simulator;

import dev.vedette.simulator.Chance.Purpose;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * What lifts and lowers the demand for a SKU in a whole city: season, holidays, trend, promotions.
 */
final class DemandClimate {
  private static final double DAYS_A_YEAR = 365.25;
  private static final double LIFT_SHAPE = 4;

  private final double[][] factors;
  private final List<Promotion> promotions = new ArrayList<>();
  private final int skus;

  DemandClimate(MarketParameters parameters, Geography geography, List<Sku> assortment) {
    skus = assortment.size();
    factors = new double[geography.cities() * skus][];
    for (Sku sku : assortment) {
      double[] everywhere = everywhere(parameters, sku);
      for (int city = 0; city < geography.cities(); city++) {
        double[] here = Arrays.copyOf(everywhere, everywhere.length);
        promote(parameters, geography, city, sku, here);
        factors[city * skus + sku.number()] = here;
      }
    }
  }

  /** Factor on the demand of each day. */
  double[] factors(int city, Sku sku) {
    return factors[city * skus + sku.number()];
  }

  List<Promotion> promotions() {
    return List.copyOf(promotions);
  }

  private static double[] everywhere(MarketParameters parameters, Sku sku) {
    DemandParameters demand = parameters.demand();
    Chance chance = Chance.of(parameters.seed(), Purpose.CLIMATE, sku.number());
    double growth = Math.max(-0.9, demand.yearlyTrend() * chance.normal());
    // Most products share the season; each has its own moment in it.
    double phase = 0.15 * chance.normal();
    double[] factors = new double[parameters.days()];
    for (int day = 0; day < factors.length; day++) {
      LocalDate date = parameters.date(day);
      double angle = 2 * StrictMath.PI * (date.getDayOfYear() / DAYS_A_YEAR + phase);
      double season = 1 + demand.seasonAmplitude() * StrictMath.cos(angle);
      double trend = StrictMath.pow(1 + growth, day / DAYS_A_YEAR);
      double holiday = isHoliday(date) ? 1 + demand.holidayLift() : 1;
      factors[day] = season * trend * holiday;
    }
    return factors;
  }

  /** A week in winter, one in spring and one in autumn. */
  private static boolean isHoliday(LocalDate date) {
    int monthAndDay = date.getMonthValue() * 100 + date.getDayOfMonth();
    return monthAndDay >= 1226
        || monthAndDay <= 101
        || (monthAndDay >= 428 && monthAndDay <= 504)
        || (monthAndDay >= 929 && monthAndDay <= 1006);
  }

  private void promote(
      MarketParameters parameters, Geography geography, int city, Sku sku, double[] factors) {
    DemandParameters demand = parameters.demand();
    if (demand.promotionsPerYear() <= 0) {
      return;
    }
    Chance chance = Chance.of(parameters.seed(), Purpose.PROMOTIONS, city, sku.number());
    double between = DAYS_A_YEAR / demand.promotionsPerYear();
    double next = chance.exponential(between);
    while (next < factors.length) {
      int from = (int) next;
      int length = chance.happens(0.5) ? 7 : 14;
      double lift = 1 + (demand.promotionLift() - 1) * chance.gamma(LIFT_SHAPE) / LIFT_SHAPE;
      int to = Math.min(from + length, factors.length) - 1;
      for (int day = from; day <= to; day++) {
        factors[day] *= lift;
      }
      promotions.add(
          new Promotion(
              geography.region(city),
              sku.code(),
              parameters.date(from),
              parameters.date(to),
              lift));
      next += length + chance.exponential(between);
    }
  }
}
