package dev.vedette.console.notify;

import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * What each receiver was told, and what it is still to be told. It follows from the messages that
 * were planned and from what became of them, those of one receiver in their order; repeats change
 * nothing. For use by many threads.
 */
public final class Ledger {
  private final Map<String, Account> accounts = new HashMap<>();
  private final Map<String, Instant> digested = new HashMap<>();

  /** Of one receiver. */
  private static final class Account {
    final Deque<Message> waiting = new ArrayDeque<>();
    final Map<String, Told> told = new HashMap<>();
    Instant plannedUpTo = Instant.MIN;
    @Nullable Instant lastDelivered;
    int refused;
    @Nullable String lastRefusal;
  }

  /**
   * One message that named an alert, for people.
   *
   * @param waiting whether the receiver does not have it yet
   */
  public record Mention(
      String receiver, String messageId, Message.Kind kind, Instant at, boolean waiting) {}

  private Account account(String receiver) {
    return accounts.computeIfAbsent(receiver, name -> new Account());
  }

  /**
   * Takes a message that is to be sent.
   *
   * @return whether it is new
   */
  synchronized boolean plan(Message message) {
    Account account = account(message.receiver());
    // Times of one receiver's messages go up, so that an old one is known without its id.
    if (!message.plannedAt().isAfter(account.plannedUpTo)) {
      return false;
    }
    account.plannedUpTo = message.plannedAt();
    account.waiting.addLast(message);
    for (Line line : message.lines()) {
      account.told.compute(line.alertId(), (id, before) -> Told.after(before, message, line));
    }
    if (message.digest() != null) {
      digested.merge(
          digestKey(message.receiver(), message.rule()),
          message.digest().until(),
          (known, heard) -> heard.isAfter(known) ? heard : known);
    }
    return true;
  }

  /** The receiver has a message. */
  synchronized void deliver(String receiver, String messageId, Instant at) {
    Account account = account(receiver);
    if (account.waiting.removeIf(message -> message.id().equals(messageId))) {
      account.lastDelivered = at;
    }
  }

  /** The receiver does not take a message, ever. */
  synchronized void refuse(String receiver, String messageId, String answer) {
    Account account = account(receiver);
    if (account.waiting.removeIf(message -> message.id().equals(messageId))) {
      account.refused++;
      account.lastRefusal = answer;
    }
  }

  /** The message that the receiver is to get next. */
  synchronized Optional<Message> next(String receiver) {
    return Optional.ofNullable(account(receiver).waiting.peekFirst());
  }

  synchronized int waiting(String receiver) {
    return account(receiver).waiting.size();
  }

  /** When a message for the receiver was planned last; {@link Instant#MIN} where none was. */
  synchronized Instant plannedUpTo(String receiver) {
    return account(receiver).plannedUpTo;
  }

  synchronized @Nullable Instant lastDelivered(String receiver) {
    return account(receiver).lastDelivered;
  }

  synchronized int refused(String receiver) {
    return account(receiver).refused;
  }

  synchronized @Nullable String lastRefusal(String receiver) {
    return account(receiver).lastRefusal;
  }

  synchronized @Nullable Told told(String receiver, String alertId) {
    return account(receiver).told.get(alertId);
  }

  /** What the receiver was told of last of each alert that it does not take for over. */
  synchronized Collection<Told> standing(String receiver) {
    return account(receiver).told.values().stream()
        .filter(told -> told.severity() != null)
        .toList();
  }

  /** The begin of the shift of which there was a digest last. */
  synchronized @Nullable Instant digested(String receiver, String rule) {
    return digested.get(digestKey(receiver, rule));
  }

  /** The messages that named an alert, as far as they are kept, the latest last. */
  public synchronized List<Mention> mentions(String alertId) {
    List<Mention> mentions = new ArrayList<>();
    accounts.forEach(
        (receiver, account) -> {
          Told told = account.told.get(alertId);
          if (told == null) {
            return;
          }
          for (Told.Telling telling : told.tellings()) {
            boolean waiting =
                account.waiting.stream()
                    .anyMatch(message -> message.id().equals(telling.messageId()));
            mentions.add(
                new Mention(receiver, telling.messageId(), telling.kind(), telling.at(), waiting));
          }
        });
    mentions.sort((one, other) -> one.at().compareTo(other.at()));
    return mentions;
  }

  /** Forgets what is over for the receivers and not wanted any more. */
  synchronized void forget(Predicate<String> isWanted) {
    for (Account account : accounts.values()) {
      account
          .told
          .entrySet()
          .removeIf(entry -> entry.getValue().severity() == null && !isWanted.test(entry.getKey()));
    }
  }

  private static String digestKey(String receiver, String rule) {
    return receiver + "\n" + rule;
  }
}
