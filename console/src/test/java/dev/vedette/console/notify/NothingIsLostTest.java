package dev.vedette.console.notify;

import static dev.vedette.console.alert.Alerts.NOON;
import static org.assertj.core.api.Assertions.assertThat;

import dev.vedette.console.alert.AlertBook;
import dev.vedette.console.alert.AlertBook.Item;
import dev.vedette.console.alert.Alerts;
import dev.vedette.console.alert.Severity;
import dev.vedette.console.alert.Standing.Status;
import dev.vedette.event.AlertAction;
import dev.vedette.event.AlertActionKind;
import dev.vedette.event.AlertTransition;
import dev.vedette.event.StockoutAlert;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Alerts come, change and end, people act, receivers go away, and the console crashes between any
 * two steps: each receiver hears of everything that it must know of, once, or again under the same
 * id.
 */
class NothingIsLostTest {
  private static final int STEPS = 2_000;
  private static final int ALERTS = 40;
  private static final List<String> SEVERITIES = List.of("low", "medium", "high", "critical");
  private static final List<Receiver> RECEIVERS =
      List.of(
          Receivers.people("desk"), Receivers.people("chief"), Receivers.alertmanager("router"));
  private static final NotificationRules RULES =
      Receivers.rules(
          RECEIVERS,
          new Rule(
              "north",
              "desk",
              List.of("north"),
              Severity.MEDIUM,
              BigDecimal.ZERO,
              null,
              new Rule.Escalation(Duration.ofMinutes(30), "chief", Severity.HIGH)),
          Receivers.all("all", "router"));

  /** What stands on the topic: a message, or the id of one that was delivered. */
  private sealed interface Entry {
    record Planned(Message message) implements Entry {}

    record Delivered(String receiver, String id) implements Entry {}
  }

  private final AlertBook book = new AlertBook(1_000, Duration.ofMinutes(30));
  private final List<Entry> topic = new ArrayList<>();
  private final Map<String, List<Message>> received = new HashMap<>();
  private final Map<String, Integer> revisions = new HashMap<>();
  private final Set<String> away = new HashSet<>();
  private Ledger ledger = new Ledger();
  private Instant now = NOON;
  private int ids;
  private Planner planner = newPlanner();

  private Planner newPlanner() {
    return new Planner(RULES, () -> "message " + ++ids);
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20})
  void whateverHappens(long seed) {
    Random random = new Random(seed);
    for (int i = 0; i < STEPS; i++) {
      now = now.plusSeconds(random.nextInt(60));
      switch (random.nextInt(8)) {
        case 0, 1 -> changeAlert(random);
        case 2 -> act(random);
        case 3 -> toggle(random);
        case 4, 5 -> plan(random);
        case 6 -> send(random);
        default -> {
          if (random.nextInt(4) == 0) {
            crash(random);
          }
        }
      }
    }
    // Everybody is there again, and nothing more happens.
    away.clear();
    Random calm =
        new Random(0) {
          @Override
          public int nextInt(int bound) {
            return bound - 1;
          }
        };
    for (int i = 0; i < 200; i++) {
      now = now.plus(Receivers.GATHER);
      plan(calm);
      send(calm);
    }
    RECEIVERS.forEach(this::check);
  }

  private void changeAlert(Random random) {
    String id = "a" + random.nextInt(ALERTS);
    int revision = revisions.merge(id, 1, Integer::sum);
    AlertTransition transition =
        switch (random.nextInt(3)) {
          case 0 -> AlertTransition.CLEARED;
          case 1 -> AlertTransition.ESCALATED;
          default -> AlertTransition.RAISED;
        };
    StockoutAlert said =
        Alerts.said(
            id,
            revision,
            transition,
            id.hashCode() % 2 == 0 ? "north/harbour" : "south",
            "sku " + id.hashCode() % 3,
            "10");
    said.setSeverity(SEVERITIES.get(random.nextInt(SEVERITIES.size())));
    said.setHeldBack(random.nextInt(10) == 0);
    said.setEmittedAt(now);
    book.hear(said);
  }

  private void act(Random random) {
    String id = "a" + random.nextInt(ALERTS);
    AlertActionKind kind =
        List.of(
                AlertActionKind.ACKNOWLEDGE,
                AlertActionKind.SNOOZE,
                AlertActionKind.RESOLVE,
                AlertActionKind.REOPEN)
            .get(random.nextInt(4));
    AlertAction action = Alerts.action(id + "/" + kind + "/" + now, id, kind, now);
    action.setRevision(revisions.getOrDefault(id, 0));
    if (kind == AlertActionKind.SNOOZE) {
      action.setUntil(now.plus(Duration.ofMinutes(10)));
    }
    book.hear(action);
  }

  private void toggle(Random random) {
    String name = RECEIVERS.get(random.nextInt(RECEIVERS.size())).name();
    if (!away.remove(name)) {
      away.add(name);
    }
  }

  private List<Item> items() {
    return book.items(item -> true, now);
  }

  private void plan(Random random) {
    List<Item> items = items();
    Map<String, Item> byId = new HashMap<>();
    items.forEach(item -> byId.put(item.alert().id(), item));
    for (Message message : planner.plan(items, ledger, now)) {
      if (message.kind() != Message.Kind.CLEARED) {
        for (Line line : message.lines()) {
          assertThat(Objects.requireNonNull(byId.get(line.alertId())).standing().status())
              .isIn(Status.OPEN, Status.NEGLECTED);
        }
      }
      if (random.nextInt(20) == 0) {
        crash(random);
        return;
      }
      topic.add(new Entry.Planned(message));
      if (random.nextInt(20) == 0) {
        crash(random);
        return;
      }
      ledger.plan(message);
    }
  }

  private void send(Random random) {
    for (Receiver receiver : RECEIVERS) {
      String name = receiver.name();
      while (!away.contains(name) && ledger.next(name).isPresent()) {
        Message message = ledger.next(name).get();
        received.computeIfAbsent(name, key -> new ArrayList<>()).add(message);
        if (random.nextInt(10) == 0) {
          // It has it, and nobody wrote that down.
          crash(random);
          return;
        }
        topic.add(new Entry.Delivered(name, message.id()));
        ledger.deliver(name, message.id(), now);
      }
    }
  }

  /** The next console reads the topic, some records of which may stand there twice. */
  private void crash(Random random) {
    planner = newPlanner();
    ledger = new Ledger();
    for (Entry entry : topic) {
      int times = 1 + random.nextInt(2);
      for (int i = 0; i < times; i++) {
        switch (entry) {
          case Entry.Planned planned ->
              ledger.plan(MessageJson.read(MessageJson.write(planned.message())).orElseThrow());
          case Entry.Delivered delivered ->
              ledger.deliver(delivered.receiver(), delivered.id(), now);
        }
      }
    }
  }

  private void check(Receiver receiver) {
    Map<String, Message> byId = new LinkedHashMap<>();
    for (Message message : received.getOrDefault(receiver.name(), List.of())) {
      Message before = byId.putIfAbsent(message.id(), message);
      if (before != null) {
        assertThat(MessageJson.write(message)).isEqualTo(MessageJson.write(before));
      }
    }
    Map<String, Severity> known = new HashMap<>();
    Set<String> neglected = new HashSet<>();
    for (Message message : byId.values()) {
      for (Line line : message.lines()) {
        Severity before = known.get(line.alertId());
        switch (message.kind()) {
          case RAISED ->
              assertThat(before == null || before.compareTo(line.severity()) < 0)
                  .as("%s is news in %s", line.alertId(), message.id())
                  .isTrue();
          case NEGLECTED ->
              assertThat(neglected.add(line.alertId())).as("%s once", line.alertId()).isTrue();
          default -> assertThat(before).as("%s was told", line.alertId()).isNotNull();
        }
        if (message.kind() == Message.Kind.CLEARED) {
          known.remove(line.alertId());
          neglected.remove(line.alertId());
        } else {
          known.put(line.alertId(), line.severity());
        }
      }
    }
    for (Item item : items()) {
      String id = item.alert().id();
      Status status = item.standing().status();
      boolean asks = status == Status.OPEN || status == Status.NEGLECTED;
      boolean concerned =
          RULES.rules().stream()
              .anyMatch(
                  rule -> rule.receiver().equals(receiver.name()) && rule.admits(item.alert()));
      if (asks && concerned) {
        assertThat(known.get(id)).as("%s tells %s", id, receiver.name()).isNotNull();
        assertThat(known.get(id)).isGreaterThanOrEqualTo(item.alert().severity());
      }
      if (status == Status.CLOSED || (receiver.followsState() && !asks)) {
        assertThat(known).as("%s is over for %s", id, receiver.name()).doesNotContainKey(id);
      }
      boolean grave = item.alert().severity().compareTo(Severity.HIGH) >= 0;
      boolean northern = "north/harbour".equals(item.alert().region());
      if (receiver.name().equals("chief") && asks && grave && northern) {
        assertThat(neglected).contains(id);
      }
    }
    assertThat(byId).as("It has something to tell").hasSizeGreaterThan(5);
  }
}
