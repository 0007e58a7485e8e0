package dev.vedette.console.alert;

import dev.vedette.event.AlertAction;
import dev.vedette.event.AlertTransition;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * How an alert stands for people at an instant.
 *
 * @param why what keeps it from being told, in the trade's words; null where nothing does
 */
public record Standing(Status status, @Nullable String why) {
  /** Where it is shown. */
  public enum Status {
    /** Somebody has to look at it. */
    OPEN,
    /** Open for too long, and nobody has acknowledged it. */
    NEGLECTED,
    /** Somebody has seen it. */
    ACKNOWLEDGED,
    /** Put off until later. */
    SNOOZED,
    /** A silence holds for it. */
    SILENCED,
    /** It stands under an incident of the depot. */
    HELD_BACK,
    /** Somebody said that it is dealt with. */
    RESOLVED,
    /** The episode has ended. */
    CLOSED;

    public String label() {
      return name().toLowerCase(Locale.ROOT);
    }

    /** Whether it asks for somebody's attention. */
    public boolean isActive() {
      return this == OPEN || this == NEGLECTED || this == ACKNOWLEDGED;
    }

    /** Whether the alert is open, and deliberately not told of. */
    public boolean isSuppressed() {
      return this == SNOOZED || this == SILENCED || this == HELD_BACK;
    }
  }

  /**
   * How it stands.
   *
   * @param heardAt when its last revision was heard of
   * @param patience how long it may go without acknowledgement
   */
  static Standing of(
      Alert alert,
      Handling handling,
      Collection<Silence> silences,
      Instant heardAt,
      Duration patience,
      Instant now) {
    if (!alert.isOpen()) {
      return new Standing(Status.CLOSED, null);
    }
    AlertAction resolved = handling.resolved();
    if (resolved != null && !isNewsSince(resolved, alert)) {
      return new Standing(Status.RESOLVED, by(resolved));
    }
    if (alert.heldBack()) {
      return new Standing(Status.HELD_BACK, alert.incidentId());
    }
    for (Silence silence : silences) {
      if (silence.holdsAt(now) && silence.covers(alert)) {
        return new Standing(
            Status.SILENCED, "%s: %s".formatted(silence.author(), silence.reason()));
      }
    }
    AlertAction snoozed = handling.snoozedAt(now);
    if (snoozed != null) {
      return new Standing(Status.SNOOZED, by(snoozed));
    }
    if (handling.acknowledged() != null) {
      return new Standing(Status.ACKNOWLEDGED, null);
    }
    boolean grave = alert.severity().compareTo(Severity.HIGH) >= 0;
    return grave && heardAt.plus(patience).isBefore(now)
        ? new Standing(Status.NEGLECTED, null)
        : new Standing(Status.OPEN, null);
  }

  /** Whether the alert has become worse than what somebody took for dealt with. */
  private static boolean isNewsSince(AlertAction resolved, Alert alert) {
    return resolved.getRevision() != null
        && alert.revision() > resolved.getRevision()
        && alert.transition() == AlertTransition.ESCALATED;
  }

  private static String by(AlertAction action) {
    return action.getText() == null
        ? action.getAuthor()
        : "%s: %s".formatted(action.getAuthor(), action.getText());
  }
}
