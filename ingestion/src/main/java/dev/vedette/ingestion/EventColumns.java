package dev.vedette.ingestion;

import static dev.vedette.ingestion.Column.choice;
import static dev.vedette.ingestion.Column.date;
import static dev.vedette.ingestion.Column.decimal;
import static dev.vedette.ingestion.Column.pastTime;
import static dev.vedette.ingestion.Column.quantity;
import static dev.vedette.ingestion.Column.real;
import static dev.vedette.ingestion.Column.text;
import static dev.vedette.ingestion.Column.time;
import static dev.vedette.ingestion.Column.whole;

import dev.vedette.event.NeedStatus;
import dev.vedette.event.OutletStatus;
import dev.vedette.event.PriceBasis;
import dev.vedette.event.PriceRuleKind;
import dev.vedette.event.PriceSource;
import dev.vedette.event.ReadingSource;
import dev.vedette.event.Rounding;
import dev.vedette.event.Setting;
import dev.vedette.event.Unit;
import dev.vedette.topic.EventType;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * The columns of every event file, and so the fields of every JSON object that the gateway takes.
 * This table is the one place that says so: the readers, the OpenAPI document and the tests go by
 * it.
 */
public final class EventColumns {
  static final String EVENT_ID = "event_id";
  static final String RECORDED_AT = "recorded_at";
  static final String UNIT = "unit";

  private static final int NAME = 200;
  private static final int PROSE = 4000;
  private static final int ADDRESS = 2000;

  /** Far above any real pack, low enough that no product of three leaves a long. */
  private static final long LARGEST_RATIO = 1_000_000;

  private static final Map<EventType, List<Column>> COLUMNS = new EnumMap<>(EventType.class);

  static {
    declare(
        EventType.OUTLETS,
        text("outlet_id").required(),
        text("licence_no"),
        text("name").upTo(NAME),
        text("region").path().required(),
        choice("setting", Setting.class),
        text("channel"),
        text("tier"),
        text("rep_id"),
        real("latitude", -90, 90),
        real("longitude", -180, 180),
        choice("status", OutletStatus.class).required(),
        whole("delivery_cycle_days", 1, 366),
        date("delivery_anchor"),
        pastTime("changed_at").required());
    declare(
        EventType.OUTLET_CONTACTS,
        text("outlet_id").required(),
        text("owner_name").upTo(NAME),
        text("phone"),
        text("address").upTo(ADDRESS),
        pastTime("changed_at").required());
    declare(
        EventType.PRODUCTS,
        text("sku").required(),
        text("name").upTo(NAME),
        text("brand").upTo(NAME),
        text("manufacturer").upTo(NAME),
        text("price_class"),
        whole("units_per_pack", 1, LARGEST_RATIO).required(),
        whole("packs_per_carton", 1, LARGEST_RATIO).required(),
        whole("cartons_per_case", 1, LARGEST_RATIO).required(),
        decimal("wholesale_price_per_carton").aboveZero(),
        date("launched_on"),
        date("delisted_on"),
        pastTime("changed_at").required());
    declare(
        EventType.PRICE_RULES,
        text("rule_id").required(),
        whole("version", 1, Integer.MAX_VALUE).required(),
        choice("kind", PriceRuleKind.class).required(),
        text("sku"),
        text("brand").upTo(NAME),
        text("price_class"),
        text("region").path(),
        text("channel"),
        choice("basis", PriceBasis.class),
        decimal("amount"),
        decimal("percent"),
        decimal("tolerance_low").atMost(1),
        decimal("tolerance_high"),
        choice("rounding", Rounding.class),
        decimal("tick").aboveZero(),
        time("valid_from").required(),
        time("valid_to"),
        whole("grace_days", 0, 3660),
        text("citation").upTo(PROSE));
    declare(
        EventType.ORDERS,
        text("order_id").required(),
        whole("line_no", 0, Integer.MAX_VALUE).required(),
        text("outlet_id").required(),
        text("sku").required(),
        pastTime("ordered_at").required(),
        quantity("demanded_qty").required(),
        quantity("supplied_qty"),
        quantity("quota_qty"),
        choice(UNIT, Unit.class).required(),
        decimal("price_per_unit"),
        decimal("cost_per_unit"),
        time("delivery_due"));
    declare(
        EventType.DELIVERIES,
        text("delivery_id").required(),
        whole("line_no", 0, Integer.MAX_VALUE).required(),
        text("order_id"),
        text("outlet_id").required(),
        text("sku").required(),
        pastTime("delivered_at").required(),
        quantity("qty").required(),
        choice(UNIT, Unit.class).required());
    declare(
        EventType.INVENTORY_READINGS,
        text("outlet_id").required(),
        text("sku").required(),
        pastTime("read_at").required(),
        quantity("on_hand").required(),
        choice(UNIT, Unit.class).required(),
        choice("source", ReadingSource.class).required(),
        text("reported_by"));
    declare(
        EventType.DEPOT_STOCK,
        text("depot_id").required(),
        text("region").path().required(),
        text("sku").required(),
        pastTime("read_at").required(),
        quantity("on_hand").required(),
        choice(UNIT, Unit.class).required());
    declare(
        EventType.VISITS,
        text("visit_id").required(),
        text("rep_id").required(),
        text("outlet_id").required(),
        pastTime("started_at").required(),
        pastTime("ended_at"),
        real("latitude", -90, 90),
        real("longitude", -180, 180),
        real("accuracy_m", 0, 1_000_000),
        date("planned_for"),
        text("note").upTo(PROSE));
    declare(
        EventType.PRICE_OBSERVATIONS,
        text("visit_id"),
        text("outlet_id").required(),
        text("sku").required(),
        pastTime("observed_at").required(),
        decimal("label_price").aboveZero(),
        decimal("charged_price").aboveZero(),
        choice("basis", PriceBasis.class).required(),
        choice("source", PriceSource.class).required(),
        text("observer_id"),
        text("photo_uri").upTo(ADDRESS),
        text("photo_sha256").sha256());
    declare(
        EventType.NEEDS,
        text("need_id").required(),
        text("visit_id"),
        text("outlet_id").required(),
        text("kind"),
        text("description").upTo(PROSE),
        text("owner"),
        pastTime("raised_at").required(),
        time("due_at"),
        choice("status", NeedStatus.class).required(),
        pastTime("changed_at").required());
  }

  private EventColumns() {}

  /** Every kind of event may bring its own id, and say when its system learned of it. */
  private static void declare(EventType type, Column... columns) {
    COLUMNS.put(
        type,
        Stream.of(
                Stream.of(text(EVENT_ID).upTo(NAME)),
                Arrays.stream(columns),
                Stream.of(pastTime(RECORDED_AT)))
            .flatMap(all -> all)
            .toList());
  }

  /**
   * The columns of a reported type, {@code event_id} first and {@code recorded_at} last.
   *
   * @throws IllegalArgumentException if nobody reports events of that type
   */
  public static List<Column> of(EventType type) {
    List<Column> columns = COLUMNS.get(type);
    if (columns == null) {
      throw new IllegalArgumentException(
          "Cannot read %s: the product makes them itself".formatted(type.topic()));
    }
    return columns;
  }
}
