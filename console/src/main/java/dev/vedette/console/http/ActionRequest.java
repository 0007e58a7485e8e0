package dev.vedette.console.http;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.vedette.console.alert.Alert;
import dev.vedette.console.alert.Silence;
import dev.vedette.console.alert.Viewer;
import dev.vedette.event.AlertAction;
import dev.vedette.event.AlertActionKind;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Reads what somebody wants to do, and makes an action of it. */
final class ActionRequest {
  private static final ObjectMapper MAPPER = new ObjectMapper();

  /** Characters of a comment or a reason. */
  static final int LONGEST_TEXT = 2_000;

  private static final int LONGEST_NAME = 200;

  /** So that nothing is silenced for good. */
  private static final Duration LONGEST = Duration.ofDays(31);

  private final JsonNode body;
  private final Viewer author;
  private final Instant now;

  private ActionRequest(JsonNode body, Viewer author, Instant now) {
    this.body = body;
    this.author = author;
    this.now = now;
  }

  /**
   * @throws BadRequest if the body is no JSON object
   */
  static ActionRequest of(String body, Viewer author, Instant now) {
    try {
      JsonNode read = MAPPER.readTree(body);
      if (read == null || !read.isObject()) {
        throw new BadRequest("Cannot read the request: a JSON object is expected");
      }
      return new ActionRequest(read, author, now);
    } catch (JsonProcessingException e) {
      throw new BadRequest("Cannot read the request: it is no JSON", e);
    }
  }

  /**
   * What is done about an alert.
   *
   * @throws BadRequest if something is missing or cannot be
   */
  AlertAction on(Alert alert) {
    AlertActionKind kind = kind();
    AlertAction action = action(alert.id(), kind);
    action.setRevision(alert.revision());
    action.setOutletId(alert.outletId());
    action.setSku(alert.sku());
    action.setRegion(alert.region());
    action.setText(text("text", LONGEST_TEXT));
    switch (kind) {
      case ASSIGN -> action.setAssignee(required("assignee", LONGEST_NAME));
      case COMMENT -> action.setText(required("text", LONGEST_TEXT));
      case SNOOZE -> action.setUntil(until());
      default -> {}
    }
    return action;
  }

  /**
   * A silence.
   *
   * @throws BadRequest if reason or end are missing, or it would hold for everything
   */
  AlertAction silence() {
    AlertAction action = action(UUID.randomUUID().toString(), AlertActionKind.SILENCE);
    action.setSku(text("sku", LONGEST_NAME));
    action.setRegion(text("region", LONGEST_NAME));
    if (action.getSku() == null && action.getRegion() == null) {
      throw new BadRequest("Name a SKU, a region or both: not everything can be silenced");
    }
    action.setText(required("reason", LONGEST_TEXT));
    action.setUntil(until());
    return action;
  }

  /** The early end of a silence. */
  static AlertAction end(Silence silence, Viewer author, Instant now) {
    AlertAction action =
        new ActionRequest(MAPPER.createObjectNode(), author, now)
            .action(silence.id(), AlertActionKind.END_SILENCE);
    action.setSku(silence.sku());
    action.setRegion(silence.region());
    return action;
  }

  private AlertAction action(String subject, AlertActionKind kind) {
    AlertAction action = new AlertAction();
    // A page that sends its request again, since no answer came, gives the same id.
    String id = text("id", LONGEST_NAME);
    action.setEventId(id == null ? UUID.randomUUID().toString() : author.name() + ":" + id);
    action.setRecordedAt(now);
    action.setSubjectId(subject);
    action.setKind(kind);
    action.setAuthor(author.name());
    action.setAuthorRole(author.role().label());
    return action;
  }

  private AlertActionKind kind() {
    String word = required("kind", LONGEST_NAME).toUpperCase(Locale.ROOT);
    return switch (word) {
      case "ACKNOWLEDGE", "ASSIGN", "COMMENT", "SNOOZE", "RESOLVE", "REOPEN" ->
          AlertActionKind.valueOf(word);
      default -> throw new BadRequest("There is no such kind of action");
    };
  }

  private Instant until() {
    String given = required("until", LONGEST_NAME);
    Instant until;
    try {
      until = Instant.parse(given);
    } catch (DateTimeParseException e) {
      throw new BadRequest("Cannot read \"until\": write it like 2026-11-28T16:00:00Z", e);
    }
    if (!until.isAfter(now) || until.isAfter(now.plus(LONGEST))) {
      throw new BadRequest("\"until\" must lie ahead, and at most 31 days from now");
    }
    return until;
  }

  private String required(String field, int longest) {
    String value = text(field, longest);
    if (value == null) {
      throw new BadRequest("\"%s\" is missing".formatted(field));
    }
    return value;
  }

  private @Nullable String text(String field, int longest) {
    JsonNode value = body.path(field);
    if (value.isMissingNode() || value.isNull()) {
      return null;
    }
    if (!value.isTextual()) {
      throw new BadRequest("\"%s\" must be text".formatted(field));
    }
    String text = value.asText().strip();
    if (text.length() > longest) {
      throw new BadRequest("\"%s\" may have %,d characters".formatted(field, longest));
    }
    return text.isEmpty() ? null : text;
  }
}
