package dev.vedette.ingestion.http;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.vedette.ingestion.Rejection;
import java.util.ArrayList;
import java.util.List;

/** What became of each record of a request. */
final class Receipt {
  private final ArrayNode results = JsonNodeFactory.instance.arrayNode();
  private final List<Rejection> rejections = new ArrayList<>();
  private int accepted;
  private int repeated;

  void accepted(int index, String eventId) {
    accepted++;
    add(index, "accepted").put("event_id", eventId);
  }

  void repeated(int index, String eventId) {
    repeated++;
    add(index, "repeated").put("event_id", eventId);
  }

  void rejected(int index, Rejection rejection) {
    rejections.add(rejection);
    ObjectNode result = add(index, "rejected").put("reason", rejection.reason().code());
    if (rejection.column() != null) {
      result.put("column", rejection.column());
    }
    if (rejection.value() != null) {
      result.put("value", rejection.value());
    }
    result.put("detail", rejection.detail());
  }

  private ObjectNode add(int index, String status) {
    return results.addObject().put("index", index).put("status", status);
  }

  int accepted() {
    return accepted;
  }

  int repeated() {
    return repeated;
  }

  List<Rejection> rejections() {
    return rejections;
  }

  /** 200 if all are on their topic, 422 if none is, 207 if it differs. */
  int status() {
    if (rejections.isEmpty()) {
      return 200;
    }
    return rejections.size() == results.size() ? 422 : 207;
  }

  ObjectNode json() {
    ObjectNode json =
        JsonNodeFactory.instance
            .objectNode()
            .put("accepted", accepted)
            .put("repeated", repeated)
            .put("rejected", rejections.size());
    json.set("results", results);
    return json;
  }
}
