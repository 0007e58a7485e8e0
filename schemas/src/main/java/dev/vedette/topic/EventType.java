package dev.vedette.topic;

import dev.vedette.event.AccessLogEntry;
import dev.vedette.event.AlertAction;
import dev.vedette.event.AlertNotification;
import dev.vedette.event.DeadLetter;
import dev.vedette.event.DeliveryLine;
import dev.vedette.event.DepotStock;
import dev.vedette.event.InventoryReading;
import dev.vedette.event.LateEvent;
import dev.vedette.event.Need;
import dev.vedette.event.OrderLine;
import dev.vedette.event.Outlet;
import dev.vedette.event.OutletContact;
import dev.vedette.event.PriceCase;
import dev.vedette.event.PriceObservation;
import dev.vedette.event.PriceRejudgeRequest;
import dev.vedette.event.PriceRule;
import dev.vedette.event.PriceVerdict;
import dev.vedette.event.Product;
import dev.vedette.event.StockoutAlert;
import dev.vedette.event.Visit;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.apache.avro.Schema;
import org.apache.avro.specific.SpecificRecord;

/**
 * Every kind of event in the product: its topic, its raw table, its event file, its schema, its
 * Kafka key and its own time.
 *
 * <p>The order of the constants is the order in which events of the same instant take effect: what
 * describes the outlets and products comes before what happened to them.
 */
// Avro's classes are not annotated as immutable; nobody changes a generated class's schema.
@SuppressWarnings("ImmutableEnumChecker")
public enum EventType {
  OUTLETS("outlets", Outlet.getClassSchema(), "changed_at", "outlet_id", "outlet_id", "changed_at"),
  OUTLET_CONTACTS(
      "outlet-contacts",
      OutletContact.getClassSchema(),
      "changed_at",
      "outlet_id",
      "outlet_id",
      "changed_at"),
  PRODUCTS("products", Product.getClassSchema(), "changed_at", "sku", "sku", "changed_at"),
  PRICE_RULES(
      "price-rules", PriceRule.getClassSchema(), "recorded_at", "rule_id", "rule_id", "version"),
  DELIVERIES(
      "deliveries",
      DeliveryLine.getClassSchema(),
      "delivered_at",
      "outlet_id",
      "delivery_id",
      "line_no"),
  INVENTORY_READINGS(
      "inventory-readings",
      InventoryReading.getClassSchema(),
      "read_at",
      "outlet_id",
      "outlet_id",
      "sku",
      "read_at",
      "source",
      "reported_by"),
  ORDERS("orders", OrderLine.getClassSchema(), "ordered_at", "outlet_id", "order_id", "line_no"),
  DEPOT_STOCK(
      "depot-stock",
      DepotStock.getClassSchema(),
      "read_at",
      "region",
      "depot_id",
      "sku",
      "read_at"),
  VISITS("visits", Visit.getClassSchema(), "started_at", "outlet_id", "visit_id"),
  PRICE_OBSERVATIONS(
      "price-observations",
      PriceObservation.getClassSchema(),
      "observed_at",
      "outlet_id",
      "visit_id",
      "outlet_id",
      "sku",
      "observed_at",
      "basis",
      "source",
      "observer_id"),
  NEEDS("needs", Need.getClassSchema(), "changed_at", "outlet_id", "need_id", "changed_at"),

  STOCKOUT_ALERTS("stockout-alerts", StockoutAlert.getClassSchema(), "at", "alert_id"),
  PRICE_VERDICTS("price-verdicts", PriceVerdict.getClassSchema(), "observed_at", "outlet_id"),
  PRICE_CASES("price-cases", PriceCase.getClassSchema(), "opened_at", "case_id"),
  PRICE_REJUDGE_REQUESTS(
      "price-rejudge-requests", PriceRejudgeRequest.getClassSchema(), "observed_until", "reason"),
  LATE_EVENTS("late-events", LateEvent.getClassSchema(), "event_time", "late_event_id"),
  DEAD_LETTERS("dead-letters", DeadLetter.getClassSchema(), "recorded_at", "event_id"),
  ALERT_ACTIONS("alert-actions", AlertAction.getClassSchema(), "recorded_at", "subject_id"),
  ALERT_NOTIFICATIONS(
      "alert-notifications", AlertNotification.getClassSchema(), "recorded_at", "receiver"),
  ACCESS_LOG("access-log", AccessLogEntry.getClassSchema(), "recorded_at", "query_id");

  private final String topic;
  private final Schema schema;
  private final Schema.Field eventTime;
  private final Schema.Field key;
  private final List<String> businessKey;

  EventType(String topic, Schema schema, String eventTime, String key, String... businessKey) {
    this.topic = topic;
    this.schema = schema;
    this.eventTime = schema.getField(eventTime);
    this.key = schema.getField(key);
    this.businessKey = List.of(businessKey);
  }

  /** The types that reporters send, by file or HTTP; the others are made by the product itself. */
  public static List<EventType> reported() {
    return Arrays.stream(values()).filter(EventType::isReported).toList();
  }

  public static Optional<EventType> ofTopic(String topic) {
    return Arrays.stream(values()).filter(type -> type.topic.equals(topic)).findFirst();
  }

  public boolean isReported() {
    return !businessKey.isEmpty();
  }

  /** Kafka topic, and the stem of the event file's name. */
  public String topic() {
    return topic;
  }

  /** Subject of the schema in the registry. */
  public String subject() {
    return topic + "-value";
  }

  /** Name of the raw table, without its namespace. */
  public String table() {
    return topic.replace('-', '_');
  }

  public Schema schema() {
    return schema;
  }

  /** Name of the field that holds the event's own time. */
  public String eventTimeField() {
    return eventTime.name();
  }

  /** Name of the field whose value is the Kafka key. */
  public String keyField() {
    return key.name();
  }

  /**
   * Names of the fields that make an event's business key, in order; an id is derived from them
   * where the reporter gave none. Empty for types that nobody reports.
   */
  public List<String> businessKey() {
    return businessKey;
  }

  /** The event's own time, with microsecond precision. */
  public Instant eventTime(SpecificRecord event) {
    return (Instant) event.get(eventTime.pos());
  }

  /** The Kafka key: events with the same key stay in order. */
  public String key(SpecificRecord event) {
    return (String) event.get(key.pos());
  }

  /** The {@code event_id}. */
  public String eventId(SpecificRecord event) {
    return (String) event.get(schema.getField("event_id").pos());
  }
}
