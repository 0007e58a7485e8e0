package dev.vedette.cli;

import dev.vedette.simulator.AssortmentParameters;
import dev.vedette.simulator.DemandParameters;
import dev.vedette.simulator.FieldworkParameters;
import dev.vedette.simulator.MarketParameters;
import dev.vedette.simulator.OutletParameters;
import dev.vedette.simulator.PriceParameters;
import dev.vedette.simulator.SupplyParameters;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The options that say which market to simulate. */
final class MarketOptions {
  private static final OutletParameters OUTLETS = OutletParameters.standard();
  private static final AssortmentParameters ASSORTMENT = AssortmentParameters.standard();
  private static final DemandParameters DEMAND = DemandParameters.standard();
  private static final SupplyParameters SUPPLY = SupplyParameters.standard();
  private static final FieldworkParameters FIELDWORK = FieldworkParameters.standard();

  @Option(
      names = "--seed",
      paramLabel = "NUMBER",
      description = "Equal seeds and options make equal markets (default: ${DEFAULT-VALUE}).")
  private long seed = 1;

  @Option(
      names = "--start",
      paramLabel = "DATE",
      description = "First day, like 2026-01-05 (default: so that the last day was yesterday).")
  private @Nullable LocalDate start;

  @Option(
      names = "--days",
      paramLabel = "DAYS",
      description = "Length of the market in days (default: ${DEFAULT-VALUE}).")
  private int days = 119;

  @Option(
      names = "--outlets",
      paramLabel = "NUMBER",
      description = "Outlets (default: ${DEFAULT-VALUE}).")
  private int outlets = OUTLETS.count();

  @Option(
      names = "--skus",
      paramLabel = "NUMBER",
      description = "Products (default: ${DEFAULT-VALUE}).")
  private int skus = ASSORTMENT.skus();

  @Option(
      names = "--listed",
      paramLabel = "SHARE",
      description =
          "Mean share of the products that an outlet lists, 0 to 1 (default: ${DEFAULT-VALUE}).")
  private double listed = ASSORTMENT.listedShare();

  @Option(
      names = "--provinces",
      paramLabel = "NUMBER",
      description = "Provinces (default: ${DEFAULT-VALUE}).")
  private int provinces = OUTLETS.provinces();

  @Option(
      names = "--cities",
      paramLabel = "NUMBER",
      description = "Cities in a province, each with a depot (default: ${DEFAULT-VALUE}).")
  private int cities = OUTLETS.citiesPerProvince();

  @Option(
      names = "--districts",
      paramLabel = "NUMBER",
      description = "Districts in a city (default: ${DEFAULT-VALUE}).")
  private int districts = OUTLETS.districtsPerCity();

  @Option(
      names = "--sample-share",
      paramLabel = "SHARE",
      description =
          "Share of outlets that are sample shops, read daily; the others are visited weekly (default: ${DEFAULT-VALUE}).")
  private double sampleShare = OUTLETS.sampleShare();

  @Option(
      names = "--fortnightly",
      paramLabel = "SHARE",
      description =
          "Share of outlets that order every 14 days and not every 7 (default: ${DEFAULT-VALUE}).")
  private double fortnightly = OUTLETS.fortnightlyShare();

  @Option(
      names = "--demand",
      paramLabel = "PACKS",
      description =
          "Mean demand of a product at an outlet, in packs a day (default: ${DEFAULT-VALUE}).")
  private double demand = DEMAND.packsPerDay();

  @Option(
      names = "--dispersion",
      paramLabel = "RATIO",
      description =
          "Variance of a day's demand over its mean, at least 1 (default: ${DEFAULT-VALUE}).")
  private double dispersion = DEMAND.dispersion();

  @Option(
      names = "--promotions",
      paramLabel = "NUMBER",
      description =
          "Promotions of a product in a city, per year, of one or two weeks each (default: ${DEFAULT-VALUE}).")
  private double promotions = DEMAND.promotionsPerYear();

  @Option(
      names = "--lead-days",
      paramLabel = "DAYS",
      description =
          "Days from the order's cut-off, at 21:30 UTC, to the planned delivery, 1 to 3 (default: ${DEFAULT-VALUE}).")
  private int leadDays = SUPPLY.leadDays();

  @Option(
      names = "--safety",
      paramLabel = "SIGMAS",
      description =
          "Safety stock that owners aim at, in standard deviations of their sales until the next delivery; lower empties more shelves (default: ${DEFAULT-VALUE}).")
  private double safety = SUPPLY.safety();

  @Option(
      names = "--tight",
      paramLabel = "SHARE",
      description = "Share of products handed out by quota (default: ${DEFAULT-VALUE}).")
  private double tight = ASSORTMENT.tightShare();

  @Option(
      names = "--shortages",
      paramLabel = "SHARE",
      description =
          "Share of time in which a depot is short of a product, 0 to 0.5 (default: ${DEFAULT-VALUE}).")
  private double shortages = SUPPLY.shortageShare();

  @Option(
      names = "--late-deliveries",
      paramLabel = "SHARE",
      description = "Share of deliveries that come 1 to 3 days late (default: ${DEFAULT-VALUE}).")
  private double lateDeliveries = SUPPLY.lateShare();

  @Option(
      names = "--cheats",
      paramLabel = "SHARE",
      description =
          "Share of visits with figures that were rounded, copied or made up, 0 to 0.5 (default: ${DEFAULT-VALUE}).")
  private double cheats = FIELDWORK.cheatShare();

  @Option(
      names = "--miscounts",
      paramLabel = "SHARE",
      description = "Share of honest counts that are a little wrong (default: ${DEFAULT-VALUE}).")
  private double miscounts = FIELDWORK.miscountShare();

  @Option(
      names = "--late",
      paramLabel = "SHARE",
      description =
          "Share of visits that are uploaded 2 hours to 6 days later (default: ${DEFAULT-VALUE}).")
  private double late = FIELDWORK.lateShare();

  @Option(
      names = "--phantoms",
      paramLabel = "PROBABILITY",
      description =
          "Probability, per outlet, product and day, that the shelf is emptied and the records do not show it (default: ${DEFAULT-VALUE}).")
  private double phantoms = FIELDWORK.phantomRate();

  MarketOptions() {}

  /**
   * @param today for the default of the first day
   * @throws IllegalArgumentException if a value is out of its range
   */
  MarketParameters parameters(LocalDate today) {
    return new MarketParameters(
        seed,
        start == null ? today.minusDays(days) : start,
        days,
        new OutletParameters(
            outlets,
            provinces,
            cities,
            districts,
            OUTLETS.outletsPerRep(),
            OUTLETS.ruralShare(),
            fortnightly,
            sampleShare),
        new AssortmentParameters(skus, listed, tight),
        new DemandParameters(
            demand,
            DEMAND.outletShape(),
            dispersion,
            DEMAND.weeklyVariance(),
            DEMAND.seasonAmplitude(),
            DEMAND.holidayLift(),
            DEMAND.yearlyTrend(),
            promotions,
            DEMAND.promotionLift()),
        new SupplyParameters(
            leadDays,
            safety,
            SUPPLY.ownerBias(),
            SUPPLY.anchoring(),
            SUPPLY.forgottenShare(),
            SUPPLY.quotaCover(),
            shortages,
            lateDeliveries),
        new FieldworkParameters(
            FIELDWORK.visitAdherence(),
            cheats,
            miscounts,
            late,
            FIELDWORK.feedOutageShare(),
            FIELDWORK.selfReportsPerWeek(),
            phantoms,
            FIELDWORK.recountShare(),
            FIELDWORK.priceShare(),
            FIELDWORK.needShare()),
        PriceParameters.standard());
  }
}
