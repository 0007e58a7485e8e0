package dev.vedette.console.alert;

import dev.vedette.event.AlertAction;
import dev.vedette.event.AlertActionKind;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What people did about one alert. It follows from the actions alone, in whatever order they are
 * heard.
 *
 * @param actions in the order in which they were done; of several at one instant, by id
 */
public record Handling(List<AlertAction> actions) {
  /** Nobody has done anything. */
  public static final Handling NONE = new Handling(List.of());

  private static final Comparator<AlertAction> IN_ORDER =
      Comparator.comparing(AlertAction::getRecordedAt).thenComparing(AlertAction::getEventId);

  public Handling {
    actions = List.copyOf(actions);
  }

  /** With one more action; the same where it is known already. */
  Handling with(AlertAction action) {
    for (AlertAction known : actions) {
      if (known.getEventId().equals(action.getEventId())) {
        return this;
      }
    }
    List<AlertAction> grown = new ArrayList<>(actions);
    grown.add(action);
    grown.sort(IN_ORDER);
    return new Handling(grown);
  }

  /** Who acknowledged it first, since it was last reopened. */
  public @Nullable AlertAction acknowledged() {
    AlertAction found = null;
    for (AlertAction action : actions) {
      switch (action.getKind()) {
        case ACKNOWLEDGE -> found = found == null ? action : found;
        case REOPEN -> found = null;
        default -> {}
      }
    }
    return found;
  }

  /** Who is to act; the last word counts. */
  public @Nullable String assignee() {
    String found = null;
    for (AlertAction action : actions) {
      if (action.getKind() == AlertActionKind.ASSIGN) {
        found = action.getAssignee();
      }
    }
    return found;
  }

  /** The snooze that holds at an instant. */
  public @Nullable AlertAction snoozedAt(Instant now) {
    AlertAction found = null;
    for (AlertAction action : actions) {
      switch (action.getKind()) {
        case SNOOZE -> found = action;
        case REOPEN -> found = null;
        default -> {}
      }
    }
    return found != null && found.getUntil() != null && found.getUntil().isAfter(now)
        ? found
        : null;
  }

  /** Who said that it is dealt with, unless it was reopened since. */
  public @Nullable AlertAction resolved() {
    AlertAction found = null;
    for (AlertAction action : actions) {
      switch (action.getKind()) {
        case RESOLVE -> found = action;
        case REOPEN -> found = null;
        default -> {}
      }
    }
    return found;
  }
}
