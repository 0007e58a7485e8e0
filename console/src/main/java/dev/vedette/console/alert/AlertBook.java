package dev.vedette.console.alert;

import dev.vedette.console.alert.Standing.Status;
import dev.vedette.event.AlertAction;
import dev.vedette.event.AlertActionKind;
import dev.vedette.event.StockoutAlert;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.Deque;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * What stands of all alerts and of what was done about them. What it holds follows from what it was
 * told, in whatever order and however often: of an alert, the statement with the highest sequence.
 *
 * <p>It keeps every open alert, and the {@code most} that ended last. Not for use by several
 * threads.
 */
public final class AlertBook {
  /** Statements about one alert that can be looked back on. */
  private static final int COURSE = 50;

  private final int most;
  private final Duration patience;
  private final Map<String, Entry> entries = new HashMap<>();
  private final Map<String, Handling> handlings = new HashMap<>();
  private final Map<String, Silence> silences = new LinkedHashMap<>();
  private final Map<String, Instant> endedEarly = new HashMap<>();
  private final Deque<String> ended = new ArrayDeque<>();
  private Instant asOf = Instant.MIN;

  /** An alert, and how it came to be as it is: the last statements, the latest last. */
  private record Entry(Alert alert, Instant heardAt, List<Alert> course) {}

  /**
   * An alert as it stands for people.
   *
   * @param heardAt when its last statement was made, by the wall clock
   */
  public record Item(Alert alert, Handling handling, Standing standing, Instant heardAt) {}

  /**
   * @param most ended alerts to keep
   * @param patience how long a grave alert may go without acknowledgement
   */
  public AlertBook(int most, Duration patience) {
    this.most = most;
    this.patience = patience;
  }

  /**
   * Takes a statement about an alert.
   *
   * @return the alert as it is now; empty where nothing is new
   */
  public Optional<Alert> hear(StockoutAlert said) {
    Entry before = entries.get(said.getAlertId());
    if (before != null && said.getSequence() <= before.alert().sequence()) {
      return Optional.empty();
    }
    Alert alert = Alert.of(said, before == null ? null : before.alert());
    List<Alert> course = new ArrayList<>(before == null ? List.of() : before.course());
    course.add(alert);
    if (course.size() > COURSE) {
      course.removeFirst();
    }
    entries.put(alert.id(), new Entry(alert, said.getEmittedAt(), List.copyOf(course)));
    if (alert.at().isAfter(asOf)) {
      asOf = alert.at();
    }
    if (!alert.isOpen()) {
      ended.addLast(alert.id());
      forget();
    }
    return Optional.of(alert);
  }

  /** Forgets the alerts that ended first, where there are too many of them. */
  private void forget() {
    while (ended.size() > most) {
      String id = ended.removeFirst();
      Entry entry = entries.get(id);
      // It may have opened again since, or have ended again later.
      if (entry != null && !entry.alert().isOpen() && !ended.contains(id)) {
        entries.remove(id);
        handlings.remove(id);
      }
    }
  }

  /**
   * Takes an action.
   *
   * @return whether it is new
   */
  public boolean hear(AlertAction action) {
    return switch (action.getKind()) {
      case SILENCE -> hearSilence(action);
      case END_SILENCE -> hearEndOfSilence(action);
      default -> {
        Handling before = handlings.getOrDefault(action.getSubjectId(), Handling.NONE);
        Handling after = before.with(action);
        handlings.put(action.getSubjectId(), after);
        yield after.actions().size() > before.actions().size();
      }
    };
  }

  private boolean hearSilence(AlertAction action) {
    Instant until = action.getUntil() == null ? action.getRecordedAt() : action.getUntil();
    Silence silence =
        new Silence(
            action.getSubjectId(),
            action.getSku(),
            action.getRegion(),
            action.getAuthor(),
            action.getText() == null ? "" : action.getText(),
            action.getRecordedAt(),
            until,
            endedEarly.get(action.getSubjectId()));
    return !silence.equals(silences.put(silence.id(), silence));
  }

  /**
   * It may be heard before the silence itself: they are on the topic in the order of their writers.
   */
  private boolean hearEndOfSilence(AlertAction action) {
    String id = action.getSubjectId();
    Instant before = endedEarly.get(id);
    if (before != null && !action.getRecordedAt().isBefore(before)) {
      return false;
    }
    endedEarly.put(id, action.getRecordedAt());
    silences.computeIfPresent(id, (same, silence) -> silence.endedAt(action.getRecordedAt()));
    return true;
  }

  /** The latest time that any alert tells of; {@link Instant#MIN} before the first one. */
  public Instant asOf() {
    return asOf;
  }

  /** An alert. */
  public Optional<Item> find(String id, Instant now) {
    Entry entry = entries.get(id);
    return entry == null ? Optional.empty() : Optional.of(item(entry, current(now), now));
  }

  /** What was said of an alert, as far as it is kept, the latest last. */
  public List<Alert> course(String id) {
    Entry entry = entries.get(id);
    return entry == null ? List.of() : entry.course();
  }

  /** All alerts that are kept and wanted, in no order. */
  public List<Item> items(Predicate<Item> wanted, Instant now) {
    Collection<Silence> current = current(now);
    List<Item> items = new ArrayList<>();
    for (Entry entry : entries.values()) {
      Item item = item(entry, current, now);
      if (wanted.test(item)) {
        items.add(item);
      }
    }
    return items;
  }

  private Item item(Entry entry, Collection<Silence> current, Instant now) {
    Alert alert = entry.alert();
    Handling handling = handlings.getOrDefault(alert.id(), Handling.NONE);
    return new Item(
        alert,
        handling,
        Standing.of(alert, handling, current, entry.heardAt(), patience, now),
        entry.heardAt());
  }

  /** The silences that hold, the last one first. */
  public List<Silence> current(Instant now) {
    return silences.values().stream()
        .filter(silence -> silence.holdsAt(now))
        .sorted(Comparator.comparing(Silence::since).reversed())
        .toList();
  }

  /** A silence, whether it holds or not. */
  public @Nullable Silence silence(String id) {
    return silences.get(id);
  }

  /** How many alerts there are of each status. */
  public static Map<Status, Integer> counted(Collection<Item> items) {
    Map<Status, Integer> counted = new EnumMap<>(Status.class);
    for (Item item : items) {
      counted.merge(item.standing().status(), 1, Integer::sum);
    }
    return counted;
  }

  /** Whether an action is about an alert, and not a silence. */
  public static boolean isAboutAlert(AlertActionKind kind) {
    return kind != AlertActionKind.SILENCE && kind != AlertActionKind.END_SILENCE;
  }
}
