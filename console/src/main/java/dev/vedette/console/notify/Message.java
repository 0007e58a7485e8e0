package dev.vedette.console.notify;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What one receiver is told at once. It says the same each time that it is sent.
 *
 * @param id the same each time that it is sent, so that a receiver can leave out a repeat
 * @param receiver name of the receiver
 * @param rule names of the rules by which it is sent, separated by commas; empty where none is
 *     needed
 * @param plannedAt when it was made; those of one receiver go up
 * @param lines the alerts, the dearest first; none of a digest
 * @param groups the same by SKU and region, the dearest {@value #MOST_GROUPS}
 * @param groupsInAll how many groups there are
 * @param digest of a digest alone
 */
public record Message(
    String id,
    String receiver,
    String rule,
    Kind kind,
    Instant plannedAt,
    List<Line> lines,
    List<GroupLine> groups,
    int groupsInAll,
    @Nullable Digest digest) {
  /** Groups that a message names. */
  static final int MOST_GROUPS = 20;

  /** What a message is about. */
  public enum Kind {
    /** Alerts that are new, worse, or there again. */
    RAISED,
    /** Alerts that somebody else was told of, and nobody has acted on. */
    NEGLECTED,
    /** Alerts that are over. */
    CLEARED,
    /** What a shift has to know. */
    DIGEST,
    /** To see whether it arrives. */
    TEST;

    public String label() {
      return name().toLowerCase(Locale.ROOT);
    }

    static Optional<Kind> ofLabel(String label) {
      return Arrays.stream(values()).filter(kind -> kind.label().equals(label)).findFirst();
    }
  }

  /**
   * How things stand at the beginning of a shift.
   *
   * @param since when the shift before began
   * @param until when this one begins
   * @param open alerts that ask for somebody's attention
   * @param acknowledged of these, how many somebody has seen
   * @param suppressed alerts that are open and held back, snoozed or silenced
   * @param raised alerts that were first heard of since
   * @param ended alerts that ended since
   * @param money expected loss of the open ones, at wholesale
   */
  public record Digest(
      Instant since,
      Instant until,
      int open,
      int acknowledged,
      int suppressed,
      int raised,
      int ended,
      BigDecimal money) {}

  /** One to see whether it arrives. */
  public static Message test(String id, String receiver, Instant now) {
    return new Message(id, receiver, "", Kind.TEST, now, List.of(), List.of(), 0, null);
  }

  public Message {
    lines = List.copyOf(lines);
    groups = List.copyOf(groups);
  }

  /** The region of all its alerts; null where they lie in several, or it is not known. */
  @Nullable String region() {
    List<@Nullable String> regions =
        lines.isEmpty()
            ? groups.stream().<@Nullable String>map(GroupLine::region).distinct().toList()
            : lines.stream().<@Nullable String>map(Line::region).distinct().toList();
    return regions.size() == 1 && groupsInAll <= Math.max(1, groups.size())
        ? regions.getFirst()
        : null;
  }

  /** What the alerts cost together, at wholesale; an incident counts what its outlets lose. */
  BigDecimal money() {
    return digest != null
        ? digest.money()
        : groups.stream().map(GroupLine::money).reduce(BigDecimal.ZERO, BigDecimal::add);
  }
}
