package dev.vedette.price.job;

import dev.vedette.price.Fact;
import dev.vedette.price.Judgement;
import dev.vedette.price.RuleEntry;
import dev.vedette.price.VerdictRevision;
import dev.vedette.topic.EventIds;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What is to be said so that what was said becomes a history: only revisions that are new, that
 * differ, or that turned out never to have been.
 *
 * @param toSay in the order of their sequence
 * @param said what will have been said then, by revision
 */
record Statements(List<Statement> toSay, List<Said> said) {
  /** Whether to repeat what was said already. */
  enum Repeats {
    NONE,
    /** Say everything under a higher sequence, since others may have heard something else since. */
    ALL
  }

  /** What is to be said, under the sequence after the last one, and repeating nothing. */
  static Statements between(List<Said> said, List<VerdictRevision> history) {
    return between(said, history, 0, Repeats.NONE);
  }

  /**
   * What is to be said.
   *
   * @param floor sequences are above it
   */
  static Statements between(
      List<Said> said, List<VerdictRevision> history, long floor, Repeats repeats) {
    Map<Integer, Said> before = new HashMap<>();
    long sequence = floor;
    for (Said each : said) {
      before.put(each.revision(), each);
      sequence = Math.max(sequence, each.sequence());
    }
    List<Statement> toSay = new ArrayList<>(1);
    List<Said> after = new ArrayList<>(Math.max(history.size(), said.size()));
    for (VerdictRevision revision : history) {
      Said last = before.remove(revision.revision());
      if (repeats == Repeats.NONE && last != null && says(last, revision)) {
        after.add(last);
      } else {
        toSay.add(statement(revision, revision.revision(), ++sequence, history.size(), false));
        after.add(said(toSay.getLast()));
      }
    }
    for (Said last : said) {
      if (before.containsKey(last.revision())) {
        if (repeats == Repeats.NONE && last.withdrawn()) {
          after.add(last);
        } else {
          toSay.add(
              statement(history.getLast(), last.revision(), ++sequence, history.size(), true));
          after.add(said(toSay.getLast()));
        }
      }
    }
    return new Statements(List.copyOf(toSay), List.copyOf(after));
  }

  private static boolean says(Said last, VerdictRevision revision) {
    return !last.withdrawn()
        && last.statementId().equals(id(revision, last.revision(), last.sequence(), false));
  }

  private static Statement statement(
      VerdictRevision revision, int number, long sequence, int revisions, boolean withdrawn) {
    return new Statement(
        id(revision, number, sequence, withdrawn),
        number,
        sequence,
        revisions,
        withdrawn,
        revision);
  }

  private static Said said(Statement statement) {
    return new Said(
        statement.number(), statement.sequence(), statement.id(), statement.withdrawn());
  }

  /** Follows from all that is said of the revision, but for where facts were read and the clock. */
  private static String id(VerdictRevision revision, int number, long sequence, boolean withdrawn) {
    List<String> parts = new ArrayList<>(32);
    parts.add(revision.observation().subject());
    parts.add(Integer.toString(number));
    parts.add(Long.toString(sequence));
    if (withdrawn) {
      // Whatever else it shows is no part of what it says.
      parts.add("withdrawn");
      return EventIds.of("price-statement", parts.toArray(String[]::new));
    }
    parts.add(revision.recordedAt().toString());
    parts.add(revision.reason().code());
    Judgement judgement = revision.judgement();
    parts.add(judgement.finding().name());
    parts.add(judgement.unknownReason() == null ? "" : judgement.unknownReason().code());
    parts.add(text(judgement.price()));
    parts.add(text(judgement.legalMin()));
    parts.add(text(judgement.legalMax()));
    parts.add(text(judgement.guide()));
    parts.add(text(judgement.deviation()));
    parts.add(text(judgement.deviationPercent()));
    parts.add(Boolean.toString(judgement.inGrace()));
    parts.add(text(judgement.rule()));
    parts.add(text(judgement.minRule()));
    parts.add(text(judgement.maxRule()));
    parts.add(text(judgement.guideRule()));
    for (Fact fact : revision.facts()) {
      parts.add(fact.eventId());
    }
    return EventIds.of("price-statement", parts.toArray(String[]::new));
  }

  private static String text(@Nullable BigDecimal amount) {
    return amount == null ? "" : amount.stripTrailingZeros().toPlainString();
  }

  private static String text(@Nullable RuleEntry entry) {
    return entry == null ? "" : entry.eventId();
  }
}
