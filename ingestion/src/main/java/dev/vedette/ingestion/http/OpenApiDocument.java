package dev.vedette.ingestion.http;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.vedette.ingestion.Column;
import dev.vedette.ingestion.EventColumns;
import dev.vedette.ingestion.Reason;
import dev.vedette.topic.EventType;
import java.math.BigDecimal;
import java.util.Arrays;
import org.apache.avro.Schema;

/**
 * The OpenAPI 3.1 document of the gateway, made of the column declarations that also check what is
 * sent, so that it cannot say anything else.
 */
final class OpenApiDocument {
  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
  private static final String KEY = "apiKey";

  private OpenApiDocument() {}

  static ObjectNode create(GatewaySettings settings) {
    ObjectNode document = JSON.objectNode().put("openapi", "3.1.0");
    document
        .putObject("info")
        .put("title", "Vedette gateway")
        .put("version", "1")
        .put(
            "description",
            "Takes events as JSON and answers for each record, once the broker has acknowledged it.");
    ObjectNode paths = document.putObject("paths");
    ObjectNode schemas = JSON.objectNode();
    for (EventType type : EventType.reported()) {
      paths.set("/v1/events/" + type.topic(), path(type, settings));
      schemas.set(type.schema().getName(), event(type));
    }
    schemas.set("Receipt", receipt());
    schemas.set("Error", error());
    ObjectNode components = document.putObject("components");
    components.set("schemas", schemas);
    components
        .putObject("securitySchemes")
        .putObject(KEY)
        .put("type", "apiKey")
        .put("in", "header")
        .put("name", EventsEndpoint.KEY_HEADER);
    return document;
  }

  private static ObjectNode path(EventType type, GatewaySettings settings) {
    ObjectNode path = JSON.objectNode();
    ObjectNode post = path.putObject("post");
    post.put("operationId", "send-" + type.topic());
    post.put("summary", type.schema().getDoc());
    post.put(
        "description",
        "One object, an array of them, or one a line; at most %,d records in %,d bytes. What was sent before is recognised by its event_id, or by the columns %s where there is none, and not recorded twice."
            .formatted(
                settings.mostRecords(),
                settings.mostBodyBytes(),
                String.join(", ", type.businessKey())));
    post.putArray("security").addObject().putArray(KEY);
    ObjectNode body = post.putObject("requestBody").put("required", true);
    ObjectNode content = body.putObject("content");
    String reference = "#/components/schemas/" + type.schema().getName();
    ObjectNode json = content.putObject("application/json").putObject("schema");
    ArrayNode forms = json.putArray("oneOf");
    forms.addObject().put("$ref", reference);
    forms
        .addObject()
        .put("type", "array")
        .put("maxItems", settings.mostRecords())
        .putObject("items")
        .put("$ref", reference);
    content.putObject("application/x-ndjson").putObject("schema").put("$ref", reference);
    ObjectNode responses = post.putObject("responses");
    answer(responses, "200", "Every record is on its topic, or was before.", "Receipt");
    answer(responses, "207", "Some records are rejected; each result tells.", "Receipt");
    answer(responses, "422", "Every record is rejected.", "Receipt");
    answer(responses, "400", "The body is not JSON. Nothing of it is recorded.", "Error");
    answer(responses, "401", "The API key is missing or unknown.", "Error");
    answer(responses, "413", "The body or the batch is too large.", "Error");
    answer(responses, "415", "The content type is none of those above.", "Error");
    answer(
        responses,
        "503",
        "The broker does not answer. Nothing is claimed to be recorded: send the same again.",
        "Error");
    return path;
  }

  private static void answer(
      ObjectNode responses, String status, String description, String schema) {
    responses
        .putObject(status)
        .put("description", description)
        .putObject("content")
        .putObject("application/json")
        .putObject("schema")
        .put("$ref", "#/components/schemas/" + schema);
  }

  private static ObjectNode event(EventType type) {
    ObjectNode schema = JSON.objectNode().put("type", "object");
    schema.put("description", type.schema().getDoc());
    schema.put("additionalProperties", false);
    ArrayNode required = JSON.arrayNode();
    ObjectNode properties = schema.putObject("properties");
    for (Column column : EventColumns.of(type)) {
      properties.set(column.name(), property(type, column));
      if (column.isRequired()) {
        required.add(column.name());
      }
    }
    schema.set("required", required);
    return schema;
  }

  private static ObjectNode property(EventType type, Column column) {
    ObjectNode property = JSON.objectNode();
    ArrayNode types = property.putArray("type");
    types.add("string");
    switch (column.kind()) {
      case TEXT -> {
        types.add("number");
        property.put("maxLength", column.longest());
      }
      case CHOICE -> {
        ArrayNode words = property.putArray("enum");
        column.choices().forEach(words::add);
        if (!column.isRequired()) {
          words.addNull();
        }
      }
      case TIME -> property.put("format", "date-time");
      case DATE -> property.put("format", "date");
      case WHOLE, QUANTITY -> types.add("integer");
      case DECIMAL, REAL -> types.add("number");
    }
    if (!column.isRequired()) {
      types.add("null");
    }
    BigDecimal least = column.least();
    if (least != null) {
      property.put(column.isAboveLeast() ? "exclusiveMinimum" : "minimum", least);
    }
    BigDecimal most = column.most();
    if (most != null) {
      property.put("maximum", most);
    }
    property.put("description", description(type, column));
    return property;
  }

  private static String description(EventType type, Column column) {
    Schema.Field field = type.schema().getField(column.name());
    String described = field == null ? null : field.doc();
    return switch (column.kind()) {
      case QUANTITY -> described + " Send it in the unit of the record.";
      case TIME -> described + " ISO-8601 with an offset from UTC, at most microseconds.";
      case DECIMAL -> described + " At most %d decimal places.".formatted(column.decimalPlaces());
      default -> described == null ? "The unit of the quantities; it is never guessed." : described;
    };
  }

  private static ObjectNode receipt() {
    ObjectNode schema = JSON.objectNode().put("type", "object");
    ObjectNode properties = schema.putObject("properties");
    for (String count : new String[] {"accepted", "repeated", "rejected"}) {
      properties.putObject(count).put("type", "integer");
    }
    ObjectNode result =
        properties
            .putObject("results")
            .put("type", "array")
            .putObject("items")
            .put("type", "object");
    ObjectNode fields = result.putObject("properties");
    fields
        .putObject("index")
        .put("type", "integer")
        .put("description", "Place in the request; the first is 1.");
    fields.putObject("status").putArray("enum").add("accepted").add("repeated").add("rejected");
    fields.putObject("event_id").put("type", "string");
    ArrayNode reasons = fields.putObject("reason").putArray("enum");
    Arrays.stream(Reason.values()).map(Reason::code).forEach(reasons::add);
    for (String text : new String[] {"column", "value", "detail"}) {
      fields.putObject(text).put("type", "string");
    }
    return schema;
  }

  private static ObjectNode error() {
    ObjectNode schema = JSON.objectNode().put("type", "object");
    ObjectNode properties = schema.putObject("properties");
    properties.putObject("error").put("type", "string");
    properties
        .putObject("detail")
        .put("type", "string")
        .put("description", "What is wrong and what to do.");
    return schema;
  }
}
