package dev.vedette.ingestion;

import dev.vedette.event.Product;
import dev.vedette.topic.EventType;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.avro.specific.SpecificRecord;
import org.jspecify.annotations.Nullable;

/** Good rows of every kind, to be spoilt one value at a time. */
public final class Rows {
  public static final Instant NOW = Instant.parse("2026-11-23T12:00:00Z");

  private Rows() {}

  /** A row by its column names. */
  public static Map<String, String> of(EventType type) {
    Map<String, String> row = new LinkedHashMap<>();
    String text =
        switch (type) {
          case OUTLETS ->
              "outlet_id=O-1,licence_no=L 7,name=Corner,region=north/river,setting=urban,channel=kiosk,tier=3,"
                  + "rep_id=R-1,latitude=41.87,longitude=-87.62,status=active,delivery_cycle_days=7,"
                  + "delivery_anchor=2026-03-02,changed_at=2026-01-01T00:00:00Z";
          case OUTLET_CONTACTS ->
              "outlet_id=O-1,owner_name=Li Wei,phone=+86 10 1234,address=1 Old Street,changed_at=2026-01-01T00:00:00Z";
          case PRODUCTS ->
              "sku=S-1,name=Red,brand=Red,manufacturer=Works,price_class=2,units_per_pack=20,packs_per_carton=10,"
                  + "cartons_per_case=250,wholesale_price_per_carton=85.5,launched_on=2020-05-01,delisted_on=2031-01-01,changed_at=2026-01-01T00:00:00Z";
          case PRICE_RULES ->
              "rule_id=G-1,version=1,kind=guide,sku=S-1,region=north,basis=pack,amount=10.5,tolerance_low=0.1,"
                  + "tolerance_high=0.05,rounding=nearest,tick=0.01,valid_from=2026-01-01T00:00:00Z,"
                  + "valid_to=2027-01-01T00:00:00Z,grace_days=7,citation=order 1,recorded_at=2025-12-20T00:00:00Z";
          case ORDERS ->
              "order_id=A-1,line_no=1,outlet_id=O-1,sku=S-1,ordered_at=2026-03-01T21:30:00Z,demanded_qty=5,"
                  + "supplied_qty=4,quota_qty=6,unit=carton,price_per_unit=85.5,cost_per_unit=80,delivery_due=2026-03-02T06:00:00Z";
          case DELIVERIES ->
              "delivery_id=D-1,line_no=1,order_id=A-1,outlet_id=O-1,sku=S-1,delivered_at=2026-03-02T06:00:00Z,qty=4,unit=carton";
          case INVENTORY_READINGS ->
              "outlet_id=O-1,sku=S-1,read_at=2026-03-01T21:00:00Z,on_hand=12,unit=pack,source=visit,reported_by=R-1";
          case DEPOT_STOCK ->
              "depot_id=W-1,region=north,sku=S-1,read_at=2026-03-01T21:00:00Z,on_hand=3,unit=case";
          case VISITS ->
              "visit_id=V-1,rep_id=R-1,outlet_id=O-1,started_at=2026-03-01T09:00:00Z,ended_at=2026-03-01T09:20:00Z,"
                  + "latitude=41.87,longitude=-87.62,accuracy_m=12.5,planned_for=2026-03-01,note=all well";
          case PRICE_OBSERVATIONS ->
              "visit_id=V-1,outlet_id=O-1,sku=S-1,observed_at=2026-03-01T09:05:00Z,label_price=11,charged_price=10.9,"
                  + "basis=pack,source=visit,observer_id=R-1,photo_uri=s3://photos/1.jpg,photo_sha256="
                  + "0123456789abcdef".repeat(4);
          case NEEDS ->
              "need_id=N-1,visit_id=V-1,outlet_id=O-1,kind=supply,description=more of S-1,owner=R-1,"
                  + "raised_at=2026-03-01T09:10:00Z,due_at=2026-03-08T09:10:00Z,status=open,changed_at=2026-03-01T09:10:00Z";
          default -> throw new IllegalArgumentException(type.topic());
        };
    for (String pair : text.split(",", -1)) {
      String[] parts = pair.split("=", 2);
      row.put(parts[0], parts[1]);
    }
    return row;
  }

  /** A good row with one value replaced; an empty text takes it away. */
  public static Map<String, String> with(EventType type, String column, String value) {
    Map<String, String> row = of(type);
    row.put(column, value);
    return row;
  }

  /** Knows S-1: 20 base units to the pack, 10 packs to the carton, 250 cartons to the case. */
  public static ProductCatalogue catalogue() {
    ProductCatalogue catalogue = new ProductCatalogue();
    catalogue.learn((Product) accepted(EventType.PRODUCTS, of(EventType.PRODUCTS), catalogue));
    return catalogue;
  }

  public static Outcome read(EventType type, Map<String, String> row, ProductCatalogue catalogue) {
    EventReader reader = new EventReader(type, catalogue, "test");
    @Nullable String[] values = new @Nullable String[reader.width()];
    row.forEach((column, value) -> values[reader.indexOf(column)] = value);
    return reader.read(values, NOW);
  }

  public static Outcome read(EventType type, Map<String, String> row) {
    return read(type, row, catalogue());
  }

  public static SpecificRecord accepted(EventType type, Map<String, String> row) {
    return accepted(type, row, catalogue());
  }

  private static SpecificRecord accepted(
      EventType type, Map<String, String> row, ProductCatalogue catalogue) {
    return switch (read(type, row, catalogue)) {
      case Outcome.Accepted accepted -> accepted.event();
      case Rejection rejection -> throw new AssertionError("rejected: " + rejection);
    };
  }

  public static Rejection rejected(EventType type, Map<String, String> row) {
    return switch (read(type, row)) {
      case Outcome.Accepted accepted -> throw new AssertionError("accepted: " + accepted);
      case Rejection rejection -> rejection;
    };
  }
}
