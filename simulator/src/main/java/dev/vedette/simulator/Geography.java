package dev.vedette.simulator;

import dev.vedette.event.Setting;
import dev.vedette.simulator.Chance.Purpose;
import dev.vedette.simulator.OutletSite.Channel;
import dev.vedette.simulator.OutletSite.Feed;
import java.util.Locale;

/** The region tree, and who is where in it. Any outlet can be asked for, without the others. */
final class Geography {
  private static final String[] PROVINCES = {"north", "lakes", "coast", "south", "hills", "plains"};
  private static final String[] CITIES = {
    "harbour", "millbridge", "abbey", "castle", "springs", "ironford", "maple", "saltmarsh"
  };
  private static final String[] DISTRICTS = {
    "old-town", "riverside", "station", "meadows", "docks", "college", "garden", "hillside"
  };

  private static final double[] TIER_UP_TO = {0.15, 0.4, 0.7, 0.9, 1};
  private static final double[] TIER_SIZE = {0.33, 0.62, 0.95, 1.42, 2.27};
  private static final int FIRST_VISIT = 8 * 60 + 30;
  private static final int VISITING_MINUTES = 8 * 60;
  private static final int WORKING_DAYS = 5;

  private final MarketParameters parameters;
  private final OutletParameters shape;
  private final double[] latitudes;
  private final double[] longitudes;
  private final int[] repsBefore;

  Geography(MarketParameters parameters) {
    this.parameters = parameters;
    this.shape = parameters.outlets();
    int cities = shape.cities();
    latitudes = new double[cities];
    longitudes = new double[cities];
    repsBefore = new int[cities + 1];
    for (int city = 0; city < cities; city++) {
      Chance chance = Chance.of(parameters.seed(), Purpose.PLACES, city);
      latitudes[city] = chance.between(24, 40);
      longitudes[city] = chance.between(102, 120);
      repsBefore[city + 1] = repsBefore[city] + reps(city);
    }
  }

  int cities() {
    return shape.cities();
  }

  int reps() {
    return repsBefore[cities()];
  }

  /** Path of a city. */
  String region(int city) {
    int province = city / shape.citiesPerProvince();
    return name(PROVINCES, province)
        + "/"
        + name(CITIES, city % shape.citiesPerProvince() + province * shape.citiesPerProvince());
  }

  String depot(int city) {
    return String.format(Locale.ROOT, "DEPOT-%03d", city + 1);
  }

  private static String name(String[] names, int number) {
    String name = names[number % names.length];
    return number < names.length ? name : name + "-" + (1 + number / names.length);
  }

  /** First outlet of a city: outlets stand in the order of cities. */
  private int firstOutlet(int city) {
    return Math.toIntExact((long) shape.count() * city / cities());
  }

  private int outlets(int city) {
    return firstOutlet(city + 1) - firstOutlet(city);
  }

  private int reps(int city) {
    return Math.ceilDiv(outlets(city), shape.outletsPerRep());
  }

  private int cityOf(int outlet) {
    int city = Math.toIntExact((long) outlet * cities() / shape.count());
    while (firstOutlet(city + 1) <= outlet) {
      city++;
    }
    return city;
  }

  OutletSite site(int outlet) {
    Chance chance = Chance.of(parameters.seed(), Purpose.OUTLET, outlet);
    int city = cityOf(outlet);
    String district = name(DISTRICTS, chance.below(shape.districtsPerCity()));
    boolean rural = chance.happens(shape.ruralShare());
    int tier = tier(chance.uniform());
    double size = TIER_SIZE[tier - 1] * chance.aroundOne(0.2);
    Channel channel = channel(chance.uniform());
    double spread = rural ? 0.25 : 0.06;
    double latitude = latitudes[city] + spread * chance.normal();
    double longitude = longitudes[city] + spread * chance.normal();
    int cycleDays = chance.happens(shape.fortnightlyShare()) ? 14 : 7;
    int anchorDay = anchorDay(chance.below(6), cycleDays == 14 && chance.happens(0.5));
    boolean sample = chance.happens(shape.sampleShare());
    Feed feed = !sample ? Feed.NONE : chance.happens(0.8) ? Feed.TILL : Feed.SAMPLE_SITE;
    int place = outlet - firstOutlet(city);
    int rep = Math.toIntExact((long) place * reps(city) / outlets(city));
    int placeAtRep = place - Math.ceilDiv(Math.multiplyExact(rep, outlets(city)), reps(city));
    int visitsPerDay = Math.ceilDiv(shape.outletsPerRep(), WORKING_DAYS);
    return new OutletSite(
        outlet,
        String.format(Locale.ROOT, "OUT-%06d", outlet + 1),
        city,
        region(city) + "/" + district,
        rural ? Setting.RURAL : Setting.URBAN,
        channel,
        tier,
        size,
        repsBefore[city] + rep,
        String.format(Locale.ROOT, "REP-%05d", repsBefore[city] + rep + 1),
        rounded(latitude),
        rounded(longitude),
        cycleDays,
        anchorDay,
        feed,
        placeAtRep % WORKING_DAYS,
        FIRST_VISIT + placeAtRep / WORKING_DAYS * VISITING_MINUTES / visitsPerDay);
  }

  /** Deliveries are on working days, Monday (0) to Saturday. */
  private int anchorDay(int weekday, boolean secondWeek) {
    int startsOn = parameters.start().getDayOfWeek().getValue() - 1;
    return Math.floorMod(weekday - startsOn, 7) + (secondWeek ? 7 : 0);
  }

  private static int tier(double lot) {
    int tier = 1;
    while (lot >= TIER_UP_TO[tier - 1]) {
      tier++;
    }
    return tier;
  }

  private static Channel channel(double lot) {
    if (lot < 0.5) {
      return Channel.CONVENIENCE;
    }
    return lot < 0.65 ? Channel.SUPERMARKET : lot < 0.85 ? Channel.KIOSK : Channel.RESTAURANT;
  }

  /** To a metre or so. */
  static double rounded(double degrees) {
    return Math.round(degrees * 1e5) / 1e5;
  }
}
