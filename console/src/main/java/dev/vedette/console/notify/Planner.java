package dev.vedette.console.notify;

import dev.vedette.console.alert.AlertBook.Item;
import dev.vedette.console.alert.Inbox;
import dev.vedette.console.alert.Severity;
import dev.vedette.console.alert.Standing.Status;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Decides what receivers are to be told: it compares how alerts stand with what was told.
 *
 * <p>A receiver that has not got everything is told nothing more. What happens in the meantime is
 * told together once it answers again, so however long it is away, little waits for it. Up to
 * {@value #MOST_APART} groups of alerts have a message each; more of them are told in one.
 *
 * <p>Not for use by several threads.
 */
final class Planner {
  /** Groups that are told one by one. */
  static final int MOST_APART = 5;

  /** Alerts of a message; the others come with the next one. Some 400 KiB. */
  static final int MOST_LINES = 1_000;

  private static final Duration TICK = Duration.ofMillis(1);

  private final NotificationRules rules;
  private final Supplier<String> ids;

  /** Since when there has been something to tell a receiver. */
  private final Map<String, Instant> pendingSince = new HashMap<>();

  /**
   * @param ids gives each message its own
   */
  Planner(NotificationRules rules, Supplier<String> ids) {
    this.rules = rules;
    this.ids = ids;
  }

  /** Alerts, and the rules by which they are told. */
  private record News(Map<String, Item> items, Set<String> rules) {
    static News none() {
      return new News(new LinkedHashMap<>(), new LinkedHashSet<>());
    }

    void add(Item item, Rule rule) {
      items.put(item.alert().id(), item);
      rules.add(rule.name());
    }

    String ruleNames() {
      return String.join(", ", rules);
    }
  }

  /**
   * The messages to be sent from now on, those of one receiver in their order.
   *
   * @param items every alert that is known
   * @param now by the wall clock
   */
  List<Message> plan(Collection<Item> items, Ledger ledger, Instant now) {
    Map<String, Item> byId =
        items.stream().collect(Collectors.toMap(item -> item.alert().id(), item -> item));
    Map<String, List<Item>> asking = new HashMap<>();
    for (Rule rule : rules.rules()) {
      if (rule.shifts() == null) {
        asking.put(rule.name(), asking(rule, items));
      }
    }
    List<Message> messages = new ArrayList<>();
    for (Receiver receiver : rules.receivers()) {
      if (ledger.next(receiver.name()).isEmpty()) {
        Drafts drafts = new Drafts(receiver.name(), ledger.plannedUpTo(receiver.name()), now);
        addDigests(receiver, items, ledger, now, drafts);
        addNews(receiver, byId, asking, ledger, now, drafts);
        messages.addAll(drafts.messages);
      }
    }
    return messages;
  }

  /** Alerts that a rule is about, and that nobody has seen to. */
  private static List<Item> asking(Rule rule, Collection<Item> items) {
    List<Item> admitted =
        items.stream()
            .filter(item -> asks(item.standing().status()) && rule.admits(item.alert()))
            .toList();
    return Inbox.of(admitted).groups().stream()
        .filter(group -> group.moneyAtRisk().compareTo(rule.money()) >= 0)
        .flatMap(Planner::itemsOf)
        .toList();
  }

  private static Stream<Item> itemsOf(Inbox.Group group) {
    return Stream.concat(Stream.ofNullable(group.incident()), group.items().stream());
  }

  private static boolean asks(Status status) {
    return status == Status.OPEN || status == Status.NEGLECTED;
  }

  private void addNews(
      Receiver receiver,
      Map<String, Item> byId,
      Map<String, List<Item>> asking,
      Ledger ledger,
      Instant now,
      Drafts drafts) {
    News neglected = neglected(receiver, asking, ledger, now);
    News raised = raised(receiver, asking, neglected, ledger);
    List<Line> cleared = cleared(receiver, byId, ledger);
    if (neglected.items().isEmpty() && raised.items().isEmpty() && cleared.isEmpty()) {
      pendingSince.remove(receiver.name());
      return;
    }
    Instant since = pendingSince.computeIfAbsent(receiver.name(), name -> now);
    Instant last = ledger.plannedUpTo(receiver.name());
    // A time that lies ahead comes of a clock that was set back, and says nothing.
    boolean tooSoon = !last.isAfter(now) && last.isAfter(now.minus(receiver.every()));
    if (tooSoon || since.plus(receiver.gather()).isAfter(now)) {
      return;
    }
    pendingSince.remove(receiver.name());
    if (!neglected.items().isEmpty()) {
      drafts.add(
          Message.Kind.NEGLECTED,
          neglected.ruleNames(),
          Inbox.of(neglected.items().values()).groups(),
          ledger);
    }
    List<Inbox.Group> groups = Inbox.of(raised.items().values()).groups();
    if (receiver.followsState() || groups.size() > MOST_APART) {
      drafts.add(Message.Kind.RAISED, raised.ruleNames(), groups, ledger);
    } else {
      groups.forEach(
          group -> drafts.add(Message.Kind.RAISED, raised.ruleNames(), List.of(group), ledger));
    }
    drafts.addCleared(cleared);
  }

  private News raised(
      Receiver receiver, Map<String, List<Item>> asking, News neglected, Ledger ledger) {
    News news = News.none();
    for (Rule rule : rules.rules()) {
      if (!rule.receiver().equals(receiver.name())) {
        continue;
      }
      for (Item item : asking.getOrDefault(rule.name(), List.of())) {
        Severity told = severity(ledger.told(receiver.name(), item.alert().id()));
        boolean isNews = told == null || told.compareTo(item.alert().severity()) < 0;
        if (isNews && !neglected.items().containsKey(item.alert().id())) {
          news.add(item, rule);
        }
      }
    }
    return news;
  }

  private News neglected(
      Receiver receiver, Map<String, List<Item>> asking, Ledger ledger, Instant now) {
    News news = News.none();
    for (Rule rule : rules.rules()) {
      Rule.Escalation escalation = rule.escalation();
      if (escalation == null || !escalation.receiver().equals(receiver.name())) {
        continue;
      }
      for (Item item : asking.getOrDefault(rule.name(), List.of())) {
        Told first = ledger.told(rule.receiver(), item.alert().id());
        Told here = ledger.told(receiver.name(), item.alert().id());
        if (item.alert().severity().compareTo(escalation.severity()) >= 0
            && first != null
            && first.since() != null
            && !first.since().plus(escalation.after()).isAfter(now)
            && (here == null || !here.neglected())) {
          news.add(item, rule);
        }
      }
    }
    return news;
  }

  private static List<Line> cleared(Receiver receiver, Map<String, Item> byId, Ledger ledger) {
    List<Line> cleared = new ArrayList<>();
    for (Told told : ledger.standing(receiver.name())) {
      Item item = byId.get(told.line().alertId());
      // One that is known no more ended long ago.
      if (item == null) {
        cleared.add(told.line().knownAs(told.severity()));
      } else if (item.standing().status() == Status.CLOSED
          || (receiver.followsState() && !asks(item.standing().status()))) {
        cleared.add(Line.of(item, told.severity()));
      }
    }
    return cleared;
  }

  private static @Nullable Severity severity(@Nullable Told told) {
    return told == null ? null : told.severity();
  }

  private void addDigests(
      Receiver receiver, Collection<Item> items, Ledger ledger, Instant now, Drafts drafts) {
    for (Rule rule : rules.rules()) {
      Shifts shifts = rule.shifts();
      if (shifts == null || !rule.receiver().equals(receiver.name())) {
        continue;
      }
      Instant begin = shifts.beginOf(now);
      Instant last = ledger.digested(receiver.name(), rule.name());
      if (last == null || last.isBefore(begin)) {
        drafts.addDigest(rule, shifts.before(begin), begin, items);
      }
    }
  }

  /** Messages of one receiver, one after the other. */
  private final class Drafts {
    final List<Message> messages = new ArrayList<>();
    private final String receiver;
    private Instant next;

    Drafts(String receiver, Instant plannedUpTo, Instant now) {
      this.receiver = receiver;
      Instant at = now.truncatedTo(ChronoUnit.MILLIS);
      this.next = at.isAfter(plannedUpTo) ? at : plannedUpTo.plus(TICK);
    }

    private Instant time() {
      Instant time = next;
      next = next.plus(TICK);
      return time;
    }

    void add(Message.Kind kind, String rule, List<Inbox.Group> groups, Ledger ledger) {
      if (groups.isEmpty()) {
        return;
      }
      List<Line> lines =
          groups.stream()
              .flatMap(Planner::itemsOf)
              .limit(MOST_LINES)
              .map(item -> Line.of(item, severity(ledger.told(receiver, item.alert().id()))))
              .toList();
      messages.add(
          new Message(
              ids.get(), receiver, rule, kind, time(), lines, named(groups), groups.size(), null));
    }

    void addCleared(List<Line> cleared) {
      if (cleared.isEmpty()) {
        return;
      }
      List<Line> lines = cleared.stream().limit(MOST_LINES).toList();
      Map<List<@Nullable String>, List<Line>> byGroup = new LinkedHashMap<>();
      for (Line line : lines) {
        byGroup
            .computeIfAbsent(
                Stream.<@Nullable String>of(line.sku(), line.region()).toList(),
                key -> new ArrayList<>())
            .add(line);
      }
      List<GroupLine> groups =
          byGroup.values().stream().limit(Message.MOST_GROUPS).map(Planner::over).toList();
      messages.add(
          new Message(
              ids.get(),
              receiver,
              "",
              Message.Kind.CLEARED,
              time(),
              lines,
              groups,
              byGroup.size(),
              null));
    }

    void addDigest(Rule rule, Instant since, Instant until, Collection<Item> items) {
      List<Item> admitted = items.stream().filter(item -> rule.admits(item.alert())).toList();
      List<Inbox.Group> groups =
          Inbox.of(admitted.stream().filter(item -> item.standing().status().isActive()).toList())
              .groups()
              .stream()
              .filter(group -> group.moneyAtRisk().compareTo(rule.money()) >= 0)
              .toList();
      List<Item> open = groups.stream().flatMap(Planner::itemsOf).toList();
      Message.Digest digest =
          new Message.Digest(
              since,
              until,
              open.size(),
              count(open, item -> item.standing().status() == Status.ACKNOWLEDGED),
              count(admitted, item -> item.standing().status().isSuppressed()),
              count(admitted, item -> !item.alert().raisedAt().isBefore(since)),
              count(admitted, item -> !item.alert().isOpen() && !item.alert().at().isBefore(since)),
              groups.stream()
                  .map(Inbox.Group::moneyAtRisk)
                  .reduce(BigDecimal.ZERO, BigDecimal::add));
      messages.add(
          new Message(
              // The same again, were it planned twice.
              "digest/%s/%s/%s".formatted(receiver, rule.name(), until),
              receiver,
              rule.name(),
              Message.Kind.DIGEST,
              time(),
              List.of(),
              named(groups),
              groups.size(),
              digest));
    }
  }

  private static int count(Collection<Item> items, Predicate<Item> counted) {
    return Math.toIntExact(items.stream().filter(counted).count());
  }

  private static List<GroupLine> named(List<Inbox.Group> groups) {
    return groups.stream().limit(Message.MOST_GROUPS).map(GroupLine::of).toList();
  }

  private static GroupLine over(List<Line> lines) {
    Line first = lines.getFirst();
    return new GroupLine(
        first.sku(),
        first.region(),
        lines.stream().map(Line::severity).max(Severity::compareTo).orElse(first.severity()),
        lines.size(),
        lines.stream().map(Line::outlet).filter(Objects::nonNull).distinct().count(),
        BigDecimal.ZERO,
        null,
        lines.stream().anyMatch(line -> line.outlet() == null));
  }
}
