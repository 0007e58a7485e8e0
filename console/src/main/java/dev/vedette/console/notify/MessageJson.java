package dev.vedette.console.notify;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.vedette.console.alert.Severity;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A message as JSON: the body of a webhook, and what is written down of it. The one is the other,
 * so that a message which is sent again is the same to the byte.
 */
public final class MessageJson {
  private static final ObjectMapper MAPPER = new ObjectMapper();
  private static final int VERSION = 1;

  private MessageJson() {}

  /** A message as one line. */
  public static String write(Message message) {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    json.put("version", VERSION);
    json.put("id", message.id());
    json.put("receiver", message.receiver());
    json.put("rule", message.rule());
    json.put("kind", message.kind().label());
    json.put("plannedAt", message.plannedAt().toString());
    json.put("alertsInAll", message.lines().size());
    json.put("groupsInAll", message.groupsInAll());
    json.put("money", message.money().toPlainString());
    ArrayNode groups = json.putArray("groups");
    message.groups().forEach(group -> write(group, groups.addObject()));
    ArrayNode alerts = json.putArray("alerts");
    message.lines().forEach(line -> write(line, alerts.addObject()));
    Message.Digest digest = message.digest();
    if (digest != null) {
      ObjectNode figures = json.putObject("digest");
      figures.put("since", digest.since().toString());
      figures.put("until", digest.until().toString());
      figures.put("open", digest.open());
      figures.put("acknowledged", digest.acknowledged());
      figures.put("suppressed", digest.suppressed());
      figures.put("raised", digest.raised());
      figures.put("ended", digest.ended());
      figures.put("money", digest.money().toPlainString());
    }
    return json.toString();
  }

  private static void write(GroupLine group, ObjectNode json) {
    json.put("sku", group.sku());
    json.put("region", group.region());
    json.put("severity", group.severity().label());
    json.put("alerts", group.alerts());
    json.put("outlets", group.outlets());
    json.put("money", group.money().toPlainString());
    json.put("orderBy", text(group.orderBy()));
    json.put("incident", group.incident());
  }

  private static void write(Line line, ObjectNode json) {
    json.put("id", line.alertId());
    json.put("revision", line.revision());
    json.put("severity", line.severity().label());
    json.put("before", line.before() == null ? null : line.before().label());
    json.put("outlet", line.outlet());
    json.put("sku", line.sku());
    json.put("region", line.region());
    json.put("rep", line.rep());
    json.put("raisedAt", line.raisedAt().toString());
    json.put("money", line.money() == null ? null : line.money().toPlainString());
    json.put("cause", line.cause());
    json.put("expectedRunoutAt", text(line.expectedRunoutAt()));
    json.put("orderBy", text(line.orderBy()));
    json.put("suggestedQty", line.suggested());
    json.put("outletsHeldBack", line.outletsHeldBack());
  }

  /** A message as it was written; nothing where it was not written by {@link #write}. */
  public static Optional<Message> read(String text) {
    try {
      JsonNode json = MAPPER.readTree(text);
      List<Line> lines = new ArrayList<>();
      for (JsonNode line : json.path("alerts")) {
        lines.add(line(line));
      }
      List<GroupLine> groups = new ArrayList<>();
      for (JsonNode group : json.path("groups")) {
        groups.add(group(group));
      }
      return Message.Kind.ofLabel(json.path("kind").asText())
          .map(
              kind ->
                  new Message(
                      json.path("id").asText(),
                      json.path("receiver").asText(),
                      json.path("rule").asText(),
                      kind,
                      Instant.parse(json.path("plannedAt").asText()),
                      lines,
                      groups,
                      json.path("groupsInAll").asInt(),
                      json.has("digest") ? digest(json.path("digest")) : null));
    } catch (JsonProcessingException | DateTimeParseException | NumberFormatException e) {
      return Optional.empty();
    }
  }

  private static Line line(JsonNode json) {
    return new Line(
        json.path("id").asText(),
        json.path("revision").asInt(),
        Severity.ofLabel(json.path("severity").asText()),
        json.path("before").isTextual() ? Severity.ofLabel(json.path("before").asText()) : null,
        json.path("outlet").textValue(),
        json.path("sku").asText(),
        json.path("region").textValue(),
        json.path("rep").textValue(),
        Instant.parse(json.path("raisedAt").asText()),
        number(json.path("money")),
        json.path("cause").textValue(),
        time(json.path("expectedRunoutAt")),
        time(json.path("orderBy")),
        json.path("suggestedQty").isNumber() ? json.path("suggestedQty").asLong() : null,
        json.path("outletsHeldBack").isNumber() ? json.path("outletsHeldBack").asInt() : null);
  }

  private static GroupLine group(JsonNode json) {
    return new GroupLine(
        json.path("sku").asText(),
        json.path("region").textValue(),
        Severity.ofLabel(json.path("severity").asText()),
        json.path("alerts").asInt(),
        json.path("outlets").asLong(),
        new BigDecimal(json.path("money").asText()),
        time(json.path("orderBy")),
        json.path("incident").asBoolean());
  }

  private static Message.Digest digest(JsonNode json) {
    return new Message.Digest(
        Instant.parse(json.path("since").asText()),
        Instant.parse(json.path("until").asText()),
        json.path("open").asInt(),
        json.path("acknowledged").asInt(),
        json.path("suppressed").asInt(),
        json.path("raised").asInt(),
        json.path("ended").asInt(),
        new BigDecimal(json.path("money").asText()));
  }

  private static @Nullable BigDecimal number(JsonNode json) {
    return json.isTextual() ? new BigDecimal(json.asText()) : null;
  }

  private static @Nullable Instant time(JsonNode json) {
    return json.isTextual() ? Instant.parse(json.asText()) : null;
  }

  private static @Nullable String text(@Nullable Instant time) {
    return time == null ? null : time.toString();
  }
}
