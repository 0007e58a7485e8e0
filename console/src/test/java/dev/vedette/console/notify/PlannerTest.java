package dev.vedette.console.notify;

import static dev.vedette.console.alert.Alerts.NOON;
import static org.assertj.core.api.Assertions.assertThat;

import dev.vedette.console.alert.AlertBook;
import dev.vedette.console.alert.Alerts;
import dev.vedette.console.alert.Severity;
import dev.vedette.event.AlertActionKind;
import dev.vedette.event.AlertTransition;
import dev.vedette.event.StockoutAlert;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class PlannerTest {
  private static final Receiver DESK = Receivers.people("desk");
  private static final Receiver CHIEF = Receivers.people("chief");

  private final AlertBook book = new AlertBook(100, Duration.ofMinutes(30));
  private final Ledger ledger = new Ledger();
  private Instant now = NOON;
  private int ids;

  private Planner planner(NotificationRules rules) {
    return new Planner(rules, () -> "message " + ++ids);
  }

  private static NotificationRules toDesk(Rule... rules) {
    return Receivers.rules(List.of(DESK, CHIEF), rules);
  }

  /** Plans twice, as long apart as news are gathered, and lets receivers have what they get. */
  private List<Message> told(Planner planner) {
    List<Message> all = new ArrayList<>();
    now = now.plus(Receivers.EVERY);
    for (int i = 0; i < 2; i++) {
      List<Message> messages = planner.plan(book.items(item -> true, now), ledger, now);
      for (Message message : messages) {
        assertThat(ledger.plan(message)).isTrue();
        ledger.deliver(message.receiver(), message.id(), now);
      }
      all.addAll(messages);
      now = now.plus(Receivers.GATHER);
    }
    return all;
  }

  private static List<String> alertsOf(Message message) {
    return message.lines().stream().map(Line::alertId).toList();
  }

  private void raise(String id, String region, String sku, String lost) {
    book.hear(Alerts.raised(id, region, sku, lost));
  }

  private void say(String id, int revision, AlertTransition transition, String severity) {
    StockoutAlert said = Alerts.said(id, revision, transition, "north", "lark", "10");
    said.setSeverity(severity);
    book.hear(said);
  }

  private void act(String alert, AlertActionKind kind) {
    book.hear(Alerts.action(alert + kind + now, alert, kind, now));
  }

  @Test
  void alertsOfOneSkuInOneRegionAreOneMessageOnce() {
    Planner planner = planner(toDesk(Receivers.all("all", "desk")));
    raise("a", "north", "lark", "10");
    raise("b", "north", "lark", "20");
    raise("c", "north", "finch", "5");
    List<Message> messages = told(planner);
    assertThat(messages)
        .extracting(PlannerTest::alertsOf)
        .containsExactly(List.of("b", "a"), List.of("c"));
    assertThat(messages.getFirst().money()).isEqualByComparingTo("30");
    assertThat(messages.getFirst().groups().getFirst().outlets()).isEqualTo(2);
    assertThat(told(planner)).isEmpty();
  }

  @Test
  void newsAreGatheredBeforeTheyAreTold() {
    Planner planner = planner(toDesk(Receivers.all("all", "desk")));
    raise("a", "north", "lark", "10");
    assertThat(planner.plan(book.items(item -> true, now), ledger, now)).isEmpty();
    raise("b", "north", "lark", "20");
    now = now.plus(Receivers.GATHER);
    assertThat(planner.plan(book.items(item -> true, now), ledger, now))
        .singleElement()
        .satisfies(message -> assertThat(message.lines()).hasSize(2));
  }

  @Test
  void aStormIsOneMessageWithCounts() {
    Planner planner = planner(toDesk(Receivers.all("all", "desk")));
    for (int i = 0; i < 900; i++) {
      raise("a" + i, "north/" + i % 30, "sku " + i % 5, "1");
    }
    Message storm = told(planner).getFirst();
    assertThat(storm.lines()).hasSize(900);
    assertThat(storm.groupsInAll()).isEqualTo(30);
    assertThat(storm.groups()).hasSize(Message.MOST_GROUPS);
    assertThat(told(planner)).isEmpty();
  }

  @Test
  void tenThousandAlertsAreTenMessages() {
    Planner planner = planner(toDesk(Receivers.all("all", "desk")));
    for (int i = 0; i < 10_000; i++) {
      raise("a" + i, "north/" + i % 300, "sku " + i % 50, "1");
    }
    List<Message> all = new ArrayList<>();
    for (int i = 0; i < 12; i++) {
      all.addAll(told(planner));
    }
    assertThat(all).hasSize(10);
    assertThat(all.stream().flatMap(message -> alertsOf(message).stream()).distinct())
        .hasSize(10_000);
    assertThat(MessageJson.write(all.getFirst()).length()).isLessThan(600_000);
  }

  @Test
  void aReceiverThatIsAwayIsToldTogetherOfWhatCameMeanwhile() {
    Planner planner = planner(toDesk(Receivers.all("all", "desk")));
    raise("a", "north", "lark", "10");
    now = now.plus(Receivers.EVERY);
    planner.plan(book.items(item -> true, now), ledger, now);
    now = now.plus(Receivers.GATHER);
    Message first = planner.plan(book.items(item -> true, now), ledger, now).getFirst();
    ledger.plan(first);
    for (int i = 0; i < 50; i++) {
      raise("b" + i, "north/" + i, "lark", "10");
      assertThat(told(planner)).isEmpty();
    }
    ledger.deliver("desk", first.id(), now);
    assertThat(told(planner))
        .singleElement()
        .satisfies(message -> assertThat(message.lines()).hasSize(50));
  }

  @Test
  void whatSomebodyHasSeenToIsNotTold() {
    Planner planner = planner(toDesk(Receivers.all("all", "desk")));
    for (String id : List.of("acknowledged", "snoozed", "resolved", "silenced", "held", "asks")) {
      StockoutAlert said = Alerts.raised(id, "north", id, "10");
      said.setHeldBack(id.equals("held"));
      book.hear(said);
    }
    act("acknowledged", AlertActionKind.ACKNOWLEDGE);
    act("resolved", AlertActionKind.RESOLVE);
    var snooze = Alerts.action("z", "snoozed", AlertActionKind.SNOOZE, now);
    snooze.setUntil(now.plus(Duration.ofHours(1)));
    book.hear(snooze);
    book.hear(Alerts.silence("s", "silenced", "north", now, now.plus(Duration.ofHours(1))));
    assertThat(told(planner)).extracting(PlannerTest::alertsOf).containsExactly(List.of("asks"));
    now = now.plus(Duration.ofHours(1));
    assertThat(told(planner).stream().flatMap(message -> alertsOf(message).stream()))
        .containsExactlyInAnyOrder("snoozed", "silenced");
  }

  @Test
  void anIncidentIsToldInPlaceOfTheOutletsThatItHoldsBack() {
    Planner planner = planner(toDesk(Receivers.all("all", "desk")));
    StockoutAlert incident = Alerts.raised("depot", "north", "lark", "500");
    incident.setOutletId(null);
    incident.setOutletsHeldBack(300);
    book.hear(incident);
    for (int i = 0; i < 300; i++) {
      StockoutAlert held = Alerts.raised("a" + i, "north", "lark", "1");
      held.setHeldBack(true);
      held.setIncidentId("depot");
      book.hear(held);
    }
    List<Message> messages = told(planner);
    assertThat(messages).extracting(PlannerTest::alertsOf).containsExactly(List.of("depot"));
    assertThat(new MessageText(Receivers.CONSOLE).body(messages.getFirst()))
        .contains("high: lark at the depot of north, stands for 300 outlets");
  }

  @Test
  void worseIsToldAgainAndBetterIsNot() {
    Planner planner = planner(toDesk(Receivers.all("all", "desk")));
    say("a", 1, AlertTransition.RAISED, "medium");
    told(planner);
    say("a", 2, AlertTransition.ESCALATED, "critical");
    assertThat(told(planner))
        .singleElement()
        .satisfies(
            message -> assertThat(message.lines().getFirst().before()).isEqualTo(Severity.MEDIUM));
    say("a", 3, AlertTransition.UPDATED, "low");
    assertThat(told(planner)).isEmpty();
  }

  @Test
  void theEndIsToldToWhoWasToldOfTheBeginning() {
    Rule dear = new Rule("dear", "desk", List.of(), Severity.CRITICAL, BigDecimal.ZERO, null, null);
    Planner planner = planner(toDesk(dear, Receivers.all("all", "chief")));
    say("a", 1, AlertTransition.RAISED, "medium");
    assertThat(told(planner)).extracting(Message::receiver).containsExactly("chief");
    say("a", 2, AlertTransition.CLEARED, "medium");
    assertThat(told(planner))
        .singleElement()
        .satisfies(
            message -> {
              assertThat(message.kind()).isEqualTo(Message.Kind.CLEARED);
              assertThat(message.receiver()).isEqualTo("chief");
            });
    assertThat(told(planner)).isEmpty();
  }

  @Test
  void aRuleHasRegionsALeastSeverityAndALeastMoney() {
    Rule rule =
        new Rule(
            "north", "desk", List.of("north"), Severity.HIGH, new BigDecimal("25"), null, null);
    Planner planner = planner(toDesk(rule));
    // Together they cost enough.
    raise("a", "north/harbour", "lark", "10");
    raise("b", "north/harbour", "lark", "15");
    raise("c", "north/harbour", "finch", "24.99");
    raise("d", "northern", "lark", "1000");
    say("e", 1, AlertTransition.RAISED, "medium");
    assertThat(told(planner)).extracting(PlannerTest::alertsOf).containsExactly(List.of("b", "a"));
  }

  @Test
  void somebodyElseIsToldWhenNobodyActs() {
    Rule rule =
        new Rule(
            "all",
            "desk",
            List.of(),
            Severity.LOW,
            BigDecimal.ZERO,
            null,
            new Rule.Escalation(Duration.ofMinutes(30), "chief", Severity.HIGH));
    Planner planner = planner(toDesk(rule));
    raise("seen", "north", "lark", "10");
    raise("unseen", "north", "lark", "10");
    say("slight", 1, AlertTransition.RAISED, "medium");
    assertThat(told(planner)).extracting(Message::receiver).containsOnly("desk");
    act("seen", AlertActionKind.ACKNOWLEDGE);
    now = now.plus(Duration.ofMinutes(25));
    assertThat(told(planner)).isEmpty();
    now = now.plus(Duration.ofMinutes(5));
    Message escalated = told(planner).getFirst();
    assertThat(escalated.receiver()).isEqualTo("chief");
    assertThat(escalated.kind()).isEqualTo(Message.Kind.NEGLECTED);
    assertThat(alertsOf(escalated)).containsExactly("unseen");
    assertThat(ledger.mentions("unseen"))
        .extracting(Ledger.Mention::receiver)
        .containsExactly("desk", "chief");
    now = now.plus(Duration.ofDays(1));
    assertThat(told(planner)).isEmpty();
    book.hear(Alerts.said("unseen", 2, AlertTransition.CLEARED, "north", "lark", "10"));
    assertThat(told(planner))
        .extracting(Message::receiver)
        .containsExactlyInAnyOrder("desk", "chief");
  }

  @Test
  void aShiftHasOneDigestAndNothingInBetween() {
    Shifts shifts =
        new Shifts(List.of(LocalTime.of(8, 0), LocalTime.of(20, 0)), ZoneId.of("Asia/Shanghai"));
    Rule rule = new Rule("shift", "desk", List.of(), Severity.LOW, BigDecimal.ZERO, shifts, null);
    Planner planner = planner(toDesk(rule));
    raise("a", "north", "lark", "10");
    raise("b", "south", "lark", "20");
    // Noon in UTC is the begin of the late shift.
    List<Message> first = told(planner);
    assertThat(first)
        .singleElement()
        .satisfies(
            message -> {
              assertThat(message.id()).isEqualTo("digest/desk/shift/2026-03-02T12:00:00Z");
              assertThat(message.digest())
                  .isEqualTo(
                      new Message.Digest(
                          Instant.parse("2026-03-02T00:00:00Z"),
                          NOON,
                          2,
                          0,
                          0,
                          2,
                          0,
                          new BigDecimal("30.000000")));
              assertThat(message.groups()).hasSize(2);
            });
    now = NOON.plus(Duration.ofHours(11));
    assertThat(told(planner)).isEmpty();
    now = NOON.plus(Duration.ofHours(12));
    assertThat(told(planner)).extracting(Message::kind).containsExactly(Message.Kind.DIGEST);
  }

  @Test
  void anAlertmanagerHearsThatSomebodyActsAndThatItIsNeededAgain() {
    Receiver router = Receivers.alertmanager("router");
    Planner planner = planner(Receivers.rules(List.of(router), Receivers.all("all", "router")));
    raise("a", "north", "lark", "10");
    assertThat(told(planner)).extracting(Message::kind).containsExactly(Message.Kind.RAISED);
    act("a", AlertActionKind.ACKNOWLEDGE);
    assertThat(told(planner)).extracting(Message::kind).containsExactly(Message.Kind.CLEARED);
    act("a", AlertActionKind.REOPEN);
    assertThat(told(planner)).extracting(Message::kind).containsExactly(Message.Kind.RAISED);
  }

  @Test
  void aMessageIsReadAsItWasWritten() {
    Rule rule = Receivers.all("all", "desk");
    raise("a", "north", "lark", "10");
    Message message = told(planner(toDesk(rule))).getFirst();
    assertThat(MessageJson.read(MessageJson.write(message))).contains(message);
    assertThat(MessageJson.read("{}")).isEmpty();
    assertThat(MessageJson.read("no json")).isEmpty();
  }
}
