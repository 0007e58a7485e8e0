package dev.vedette.console.http;

import dev.vedette.console.alert.Alert;
import dev.vedette.console.alert.AlertBook.Item;
import dev.vedette.console.alert.Severity;
import dev.vedette.console.alert.Standing.Status;
import dev.vedette.console.alert.Viewer;
import io.javalin.http.Context;
import java.util.Locale;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Which alerts a page asks for.
 *
 * @param show which statuses; see {@link Show}
 * @param region with all below it
 * @param severity the least
 * @param assignee who is to act; {@code -} for nobody
 * @param text part of outlet, SKU, region, rep or cause, in whatever case
 */
record Filter(
    Show show,
    @Nullable String region,
    @Nullable String sku,
    @Nullable Severity severity,
    @Nullable String assignee,
    @Nullable String text) {
  private static final String NOBODY = "-";

  /** Which statuses. */
  enum Show {
    ACTIVE,
    SUPPRESSED,
    RESOLVED,
    CLOSED,
    ALL;

    boolean includes(Status status) {
      return switch (this) {
        case ACTIVE -> status.isActive();
        case SUPPRESSED -> status.isSuppressed();
        case RESOLVED -> status == Status.RESOLVED;
        case CLOSED -> status == Status.CLOSED;
        case ALL -> true;
      };
    }
  }

  /**
   * Reads a filter from a request.
   *
   * @throws BadRequest if a word is none of those that there are
   */
  static Filter of(Context request) {
    Show show = word(Show.class, request.queryParam("show"));
    return new Filter(
        show == null ? Show.ACTIVE : show,
        given(request.queryParam("region")),
        given(request.queryParam("sku")),
        word(Severity.class, request.queryParam("severity")),
        given(request.queryParam("assignee")),
        given(request.queryParam("text")));
  }

  /** The same among the active ones. */
  Filter ofActive() {
    return new Filter(Show.ACTIVE, region, sku, severity, assignee, text);
  }

  Predicate<Item> seenBy(Viewer viewer) {
    return item ->
        viewer.sees(item.alert().region(), item.alert().repId())
            && show.includes(item.standing().status())
            && admits(item);
  }

  private boolean admits(Item item) {
    Alert alert = item.alert();
    if (sku != null && !sku.equals(alert.sku())) {
      return false;
    }
    if (region != null && !isWithin(alert.region())) {
      return false;
    }
    if (severity != null && alert.severity().compareTo(severity) < 0) {
      return false;
    }
    if (assignee != null
        && !assignee.equals(
            item.handling().assignee() == null ? NOBODY : item.handling().assignee())) {
      return false;
    }
    return text == null
        || contains(alert.outletId())
        || contains(alert.sku())
        || contains(alert.region())
        || contains(alert.repId())
        || contains(alert.cause());
  }

  private boolean isWithin(@Nullable String other) {
    return other != null && (other.equals(region) || other.startsWith(region + "/"));
  }

  private boolean contains(@Nullable String value) {
    return value != null
        && text != null
        && value.toLowerCase(Locale.ROOT).contains(text.toLowerCase(Locale.ROOT));
  }

  private static @Nullable String given(@Nullable String value) {
    return value == null || value.isBlank() ? null : value.strip();
  }

  private static <E extends Enum<E>> @Nullable E word(Class<E> type, @Nullable String value) {
    String given = given(value);
    if (given == null) {
      return null;
    }
    try {
      return Enum.valueOf(type, given.toUpperCase(Locale.ROOT));
    } catch (IllegalArgumentException e) {
      throw new BadRequest(
          "Cannot read \"%s\": there is no such %s"
              .formatted(given, type.getSimpleName().toLowerCase(Locale.ROOT)),
          e);
    }
  }
}
