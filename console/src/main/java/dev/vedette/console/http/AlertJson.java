package dev.vedette.console.http;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.vedette.console.alert.Alert;
import dev.vedette.console.alert.AlertBook.Item;
import dev.vedette.console.alert.Desk;
import dev.vedette.console.alert.Inbox;
import dev.vedette.console.alert.Silence;
import dev.vedette.event.AlertAction;
import dev.vedette.event.Product;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Puts alerts into the form in which pages read them. */
final class AlertJson {
  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
  private static final int CENTS = 2;

  private final Desk desk;

  AlertJson(Desk desk) {
    this.desk = desk;
  }

  ObjectNode group(Inbox.Group group, int mostItems) {
    ObjectNode json = JSON.objectNode();
    json.put("sku", group.sku());
    json.put("skuName", nameOf(group.sku()));
    json.put("region", group.region());
    json.put("severity", group.severity().label());
    json.put("moneyAtRisk", money(group.moneyAtRisk()));
    json.put("orderBy", text(group.orderBy()));
    json.put("outlets", group.outlets());
    json.put("alertsInAll", group.items().size());
    if (group.incident() != null) {
      json.set("incident", item(group.incident()));
    }
    ArrayNode items = json.putArray("alerts");
    for (Item item : group.items().subList(0, Math.min(mostItems, group.items().size()))) {
      items.add(item(item));
    }
    return json;
  }

  ObjectNode item(Item item) {
    Alert alert = item.alert();
    ObjectNode json = alert(alert);
    json.put("status", item.standing().status().label());
    json.put("why", item.standing().why());
    json.put("assignee", item.handling().assignee());
    AlertAction acknowledged = item.handling().acknowledged();
    json.put("acknowledgedBy", acknowledged == null ? null : acknowledged.getAuthor());
    json.put("heardAt", text(item.heardAt()));
    return json;
  }

  ObjectNode alert(Alert alert) {
    ObjectNode json = JSON.objectNode();
    json.put("id", alert.id());
    json.put("revision", alert.revision());
    json.put("provisional", alert.provisional());
    json.put("kind", alert.kind());
    json.put("outlet", alert.outletId());
    json.put("sku", alert.sku());
    json.put("skuName", nameOf(alert.sku()));
    json.put("region", alert.region());
    json.put("rep", alert.repId());
    json.put("raisedAt", text(alert.raisedAt()));
    json.put("at", text(alert.at()));
    json.put("transition", alert.transition().name().toLowerCase(Locale.ROOT));
    json.put("state", alert.state().name().toLowerCase(Locale.ROOT));
    json.put("severity", alert.severity().label());
    json.put("probability", alert.probability());
    json.put("cause", alert.cause());
    json.put("owner", alert.owner());
    json.put("estimatedStock", alert.estimatedStock());
    json.put("coverDays", alert.coverDays());
    json.put("nextDeliveryAt", text(alert.nextDeliveryAt()));
    json.put("earliestRunoutAt", text(alert.earliestRunoutAt()));
    json.put("expectedRunoutAt", text(alert.expectedRunoutAt()));
    json.put("latestRunoutAt", text(alert.latestRunoutAt()));
    json.put("orderBy", text(alert.orderBy()));
    json.put("lostQty", alert.lostQty());
    json.put("lostValue", alert.lostValue() == null ? null : money(alert.lostValue()));
    json.put("suggestedQty", alert.suggestedQty());
    json.put("outletsHeldBack", alert.outletsHeldBack());
    json.put("incidentId", alert.incidentId());
    desk.product(alert.sku())
        .ifPresent(
            product -> {
              json.put("unitsPerPack", product.getUnitsPerPack());
              json.put("packsPerCarton", product.getPacksPerCarton());
            });
    return json;
  }

  /** An alert with its course, what was done about it, and what it rests on. */
  ObjectNode detail(Item item, List<Alert> course) {
    ObjectNode json = item(item);
    json.put("evidence", item.alert().evidence());
    json.put("modelVersion", item.alert().modelVersion());
    ArrayNode said = json.putArray("course");
    for (Alert each : course) {
      said.add(alert(each));
    }
    ArrayNode done = json.putArray("actions");
    for (AlertAction action : item.handling().actions()) {
      done.add(action(action));
    }
    return json;
  }

  private static ObjectNode action(AlertAction action) {
    ObjectNode json = JSON.objectNode();
    json.put("kind", action.getKind().name().toLowerCase(Locale.ROOT));
    json.put("author", action.getAuthor());
    json.put("role", action.getAuthorRole());
    json.put("at", text(action.getRecordedAt()));
    json.put("revision", action.getRevision());
    json.put("assignee", action.getAssignee());
    json.put("text", action.getText());
    json.put("until", text(action.getUntil()));
    return json;
  }

  static ObjectNode silence(Silence silence) {
    ObjectNode json = JSON.objectNode();
    json.put("id", silence.id());
    json.put("sku", silence.sku());
    json.put("region", silence.region());
    json.put("author", silence.author());
    json.put("reason", silence.reason());
    json.put("since", text(silence.since()));
    json.put("until", text(silence.until()));
    return json;
  }

  private @Nullable String nameOf(String sku) {
    return desk.product(sku).map(Product::getName).orElse(null);
  }

  static BigDecimal money(BigDecimal amount) {
    return amount.setScale(CENTS, RoundingMode.HALF_UP);
  }

  private static @Nullable String text(@Nullable Instant time) {
    return time == null ? null : time.toString();
  }
}
