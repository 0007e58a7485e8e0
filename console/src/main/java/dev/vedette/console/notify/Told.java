package dev.vedette.console.notify;

import dev.vedette.console.alert.Severity;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What one receiver knows, or will know once it answers again, of one alert.
 *
 * @param line what was said last
 * @param severity that was said last; null where it takes the alert for over
 * @param since when it was first to be told, since it last took the alert for over
 * @param neglected whether it was told since then that nobody acts
 * @param tellings the last ones, the latest last
 */
record Told(
    Line line,
    @Nullable Severity severity,
    @Nullable Instant since,
    boolean neglected,
    List<Telling> tellings) {
  /** Tellings of one alert that can be looked back on. */
  private static final int MOST = 20;

  /**
   * One message that named the alert.
   *
   * @param at when it was planned
   */
  record Telling(String messageId, Message.Kind kind, Instant at) {}

  Told {
    tellings = List.copyOf(tellings);
  }

  /** After one more message. */
  static Told after(@Nullable Told before, Message message, Line line) {
    List<Telling> tellings = new ArrayList<>(before == null ? List.of() : before.tellings());
    tellings.add(new Telling(message.id(), message.kind(), message.plannedAt()));
    if (tellings.size() > MOST) {
      tellings.removeFirst();
    }
    if (message.kind() == Message.Kind.CLEARED) {
      return new Told(line, null, null, false, tellings);
    }
    Instant since = before == null || before.since() == null ? message.plannedAt() : before.since();
    boolean neglected =
        message.kind() == Message.Kind.NEGLECTED || (before != null && before.neglected());
    return new Told(line, line.severity(), since, neglected, tellings);
  }
}
