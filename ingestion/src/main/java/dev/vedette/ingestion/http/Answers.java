package dev.vedette.ingestion.http;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.javalin.http.Context;
import java.nio.charset.StandardCharsets;

/** Writes answers as JSON. */
public final class Answers {
  private static final String JSON = "application/json; charset=utf-8";

  private Answers() {}

  public static void write(Context request, int status, ObjectNode json) {
    request
        .status(status)
        .contentType(JSON)
        .result(json.toString().getBytes(StandardCharsets.UTF_8));
  }

  /**
   * @param code for programs
   * @param detail for people
   */
  public static void error(Context request, int status, String code, String detail) {
    write(
        request,
        status,
        JsonNodeFactory.instance.objectNode().put("error", code).put("detail", detail));
  }

  static void write(Context request, Refusal refusal) {
    if (refusal.retryAfterSeconds() > 0) {
      request.header("Retry-After", String.valueOf(refusal.retryAfterSeconds()));
    }
    if (refusal.status() == 413) {
      // What is left of the body is not wanted.
      request.header("Connection", "close");
    }
    error(request, refusal.status(), refusal.code(), refusal.detail());
  }
}
