package dev.vedette.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Event folders, to be loaded one after the other, of three shops whose figures are worked out by
 * hand.
 *
 * <pre>
 * week of 2 March   north/a: A-1 supplied in part, A-2 not decided
 *                   north/b: B-1 not supplied at first, supplied in part by a correction; B-2 asked for nothing
 *                   B-3 not supplied
 * week of 9 March   A empty on Tuesday; B has 5; C, which never ordered, empty on Wednesday
 * then              a line of the week of 2 March that comes when that week is settled
 * </pre>
 */
final class AvailabilityMarket {
  /** Company stockouts of the week of 2 March: region, unsupplied, demand records, undecided. */
  static final List<String> COMPANY_AT_FIRST =
      List.of("north,2,3,1", "north/a,0,1,1", "north/b,2,2,0");

  /** The same after the correction. */
  static final List<String> COMPANY = List.of("north,1,3,1", "north/a,0,1,1", "north/b,1,2,0");

  /** Customer stockouts of the week of 9 March: region, empty, ordering, empty without an order. */
  static final List<String> CUSTOMER = List.of("north,1,2,1", "north/a,1,1,0", "north/b,0,1,1");

  /**
   * Measures of the market that can be worked out in one's head: A got 6 of 10, B 4 of 10 and 0.
   */
  static final String MEASURES_QUERY =
      """
      SELECT metric_id, numerator, denominator, value FROM vedette.mart.market_measures
      WHERE region = 'north' AND group_kind = 'total' AND item_kind = 'sku' AND item = 'S1'
      AND period_start = DATE '2026-03-02' AND period_days = 7
      AND metric_id IN ('volume', 'unit_fill', 'line_fill', 'velocity', 'demand_rate')
      ORDER BY metric_id
      """;

  /** Metric, numerator, denominator, value. */
  static final List<String> MEASURES =
      List.of(
          "demand_rate,2.000000000000,0.000000000000,",
          "line_fill,0.000000000000,3.000000000000,0.000000",
          "unit_fill,10.000000000000,30.000000000000,0.333333",
          "velocity,70.000000000000,14.000000000000,5.000000",
          "volume,10.000000000000,1.000000000000,10.000000");

  private static final String ORDERS =
      "order_id,line_no,outlet_id,sku,ordered_at,demanded_qty,supplied_qty,unit,recorded_at";
  private static final String READINGS = "outlet_id,sku,read_at,on_hand,unit,source";

  private AvailabilityMarket() {}

  /** Up to just after the week of 2 March. */
  static Path begin(Path folder) throws IOException {
    write(
        folder,
        "products.csv",
        "sku,name,units_per_pack,packs_per_carton,cartons_per_case,changed_at",
        "S1,One,20,10,250,2026-03-01T00:00:00Z");
    write(
        folder,
        "outlets.csv",
        "outlet_id,region,status,changed_at",
        "A,north/a,active,2026-03-01T00:00:00Z",
        "B,north/b,active,2026-03-01T00:00:00Z",
        "C,north/b,active,2026-03-01T00:00:00Z");
    write(
        folder,
        "orders.csv",
        ORDERS,
        "A-1,1,A,S1,2026-03-03T12:00:00Z,10,6,unit,",
        "A-2,1,A,S1,2026-03-04T12:00:00Z,10,,unit,",
        "B-1,1,B,S1,2026-03-08T12:00:00Z,10,0,unit,",
        "B-2,1,B,S1,2026-03-05T12:00:00Z,0,0,unit,",
        "B-3,1,B,S1,2026-03-06T12:00:00Z,10,0,unit,");
    write(
        folder,
        "inventory-readings.csv",
        READINGS,
        "A,S1,2026-03-09T01:00:00Z,4,unit,pos",
        "B,S1,2026-03-09T01:00:00Z,8,unit,pos");
    return folder;
  }

  /** A correction that comes in time, and the week of 9 March. */
  static Path goOn(Path folder) throws IOException {
    write(
        folder,
        "orders.csv",
        ORDERS,
        "B-1,1,B,S1,2026-03-08T12:00:00Z,10,4,unit,2026-03-09T02:00:00Z");
    write(
        folder,
        "inventory-readings.csv",
        READINGS,
        "A,S1,2026-03-10T12:00:00Z,0,unit,pos",
        "B,S1,2026-03-10T12:00:00Z,5,unit,sample_site",
        "B,S1,2026-03-12T12:00:00Z,0,unit,visit",
        "C,S1,2026-03-11T12:00:00Z,0,unit,sample_site",
        "A,S1,2026-03-16T12:00:00Z,5,unit,pos");
    return folder;
  }

  /** Two weeks too late. */
  static Path comeLate(Path folder) throws IOException {
    write(
        folder,
        "orders.csv",
        ORDERS,
        "A-3,1,A,S1,2026-03-04T13:00:00Z,10,0,unit,2026-03-17T00:00:00Z");
    return folder;
  }

  private static void write(Path folder, String file, String... lines) throws IOException {
    Files.createDirectories(folder);
    Files.write(folder.resolve(file), new ArrayList<>(Arrays.asList(lines)));
  }
}
