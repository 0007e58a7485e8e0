package dev.vedette.simulator;

/**
 * Who sells, where, and who looks after them.
 *
 * @param count number of outlets, at least 1
 * @param provinces at the top of the region tree, at least 1
 * @param citiesPerProvince at least 1; a city has one depot, and its outlets share promotions and
 *     shortages
 * @param districtsPerCity at least 1
 * @param outletsPerRep the most that one rep looks after; a real territory has some 200
 * @param ruralShare share of outlets in the country
 * @param fortnightlyShare share of outlets that order every 14 days; the others do every 7
 * @param sampleShare share of outlets that are sample shops, whose stock is read daily
 */
public record OutletParameters(
    int count,
    int provinces,
    int citiesPerProvince,
    int districtsPerCity,
    int outletsPerRep,
    double ruralShare,
    double fortnightlyShare,
    double sampleShare) {
  static final OutletParameters STANDARD = new OutletParameters(200, 1, 3, 3, 200, 0.3, 0.15, 0.05);

  /**
   * @throws IllegalArgumentException if a value is out of its range
   */
  public OutletParameters {
    Checks.within("outlet count", count, 1, 10_000_000);
    Checks.within("provinces", provinces, 1, 100);
    Checks.within("cities per province", citiesPerProvince, 1, 100);
    Checks.within("districts per city", districtsPerCity, 1, 100);
    Checks.within("outlets per rep", outletsPerRep, 1, 1000);
    Checks.share("rural share", ruralShare);
    Checks.share("fortnightly share", fortnightlyShare);
    Checks.share("sample share", sampleShare);
  }

  /** Two hundred outlets in one province. */
  public static OutletParameters standard() {
    return STANDARD;
  }

  public OutletParameters withCount(int outlets) {
    return new OutletParameters(
        outlets,
        provinces,
        citiesPerProvince,
        districtsPerCity,
        outletsPerRep,
        ruralShare,
        fortnightlyShare,
        sampleShare);
  }

  int cities() {
    return provinces * citiesPerProvince;
  }
}
