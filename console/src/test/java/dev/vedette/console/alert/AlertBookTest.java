package dev.vedette.console.alert;

import static dev.vedette.console.alert.Alerts.NOON;
import static dev.vedette.console.alert.Alerts.action;
import static dev.vedette.console.alert.Alerts.raised;
import static dev.vedette.console.alert.Alerts.said;
import static dev.vedette.console.alert.Alerts.silence;
import static org.assertj.core.api.Assertions.assertThat;

import dev.vedette.console.alert.AlertBook.Item;
import dev.vedette.console.alert.Standing.Status;
import dev.vedette.event.AlertAction;
import dev.vedette.event.AlertActionKind;
import dev.vedette.event.AlertTransition;
import dev.vedette.event.StockoutAlert;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class AlertBookTest {
  private static final Duration PATIENCE = Duration.ofMinutes(30);
  private static final Instant LATER = NOON.plus(Duration.ofMinutes(10));

  private final AlertBook book = new AlertBook(10, PATIENCE);

  private Status status(String id, Instant now) {
    return book.find(id, now).map(Item::standing).orElseThrow().status();
  }

  @Test
  void aStatementThatIsRepeatedOrOvertakenChangesNothing() {
    StockoutAlert second = said("a", 2, AlertTransition.ESCALATED, "north", "lark", "2");
    assertThat(book.hear(second)).isPresent();
    assertThat(book.hear(second)).isEmpty();
    assertThat(book.hear(raised("a", "north", "lark", "1"))).isEmpty();
    assertThat(book.find("a", LATER).orElseThrow().alert().revision()).isEqualTo(2);
  }

  @Test
  void anEpisodeKeepsItsBeginningAndItsCourse() {
    book.hear(raised("a", "north", "lark", "1"));
    book.hear(said("a", 2, AlertTransition.UPDATED, "north", "lark", "2"));
    Alert alert = book.find("a", LATER).orElseThrow().alert();
    assertThat(alert.raisedAt()).isEqualTo(NOON.plus(Duration.ofHours(1)));
    assertThat(alert.at()).isEqualTo(NOON.plus(Duration.ofHours(2)));
    assertThat(book.course("a")).extracting(Alert::revision).containsExactly(1, 2);
  }

  @Test
  void aGraveAlertThatNobodyAcknowledgesIsNeglectedAfterAWhile() {
    book.hear(raised("a", "north", "lark", "1"));
    assertThat(status("a", NOON.plus(PATIENCE))).isEqualTo(Status.OPEN);
    assertThat(status("a", NOON.plus(PATIENCE).plusMillis(1))).isEqualTo(Status.NEGLECTED);
    book.hear(action("1", "a", AlertActionKind.ACKNOWLEDGE, LATER));
    assertThat(status("a", NOON.plus(PATIENCE).plusMillis(1))).isEqualTo(Status.ACKNOWLEDGED);
  }

  @Test
  void aSnoozeEndsByItself() {
    book.hear(raised("a", "north", "lark", "1"));
    AlertAction snooze = action("1", "a", AlertActionKind.SNOOZE, NOON);
    snooze.setUntil(LATER);
    book.hear(snooze);
    assertThat(status("a", LATER.minusMillis(1))).isEqualTo(Status.SNOOZED);
    assertThat(status("a", LATER)).isEqualTo(Status.OPEN);
  }

  @Test
  void whatIsDealtWithComesBackWhenItGetsWorse() {
    book.hear(raised("a", "north", "lark", "1"));
    AlertAction resolve = action("1", "a", AlertActionKind.RESOLVE, NOON);
    resolve.setRevision(1);
    book.hear(resolve);
    assertThat(status("a", LATER)).isEqualTo(Status.RESOLVED);
    book.hear(said("a", 2, AlertTransition.UPDATED, "north", "lark", "2"));
    assertThat(status("a", LATER)).isEqualTo(Status.RESOLVED);
    book.hear(said("a", 3, AlertTransition.ESCALATED, "north", "lark", "3"));
    assertThat(status("a", LATER)).isEqualTo(Status.OPEN);
  }

  @Test
  void aSilenceCoversItsRegionWithAllBelowAndNothingBeside() {
    book.hear(raised("here", "north/harbour", "lark", "1"));
    book.hear(raised("beside", "northern", "lark", "1"));
    book.hear(raised("other", "north/harbour", "wren", "1"));
    book.hear(silence("s", "lark", "north", NOON, LATER));
    Instant during = LATER.minusMillis(1);
    assertThat(status("here", during)).isEqualTo(Status.SILENCED);
    assertThat(status("beside", during)).isEqualTo(Status.OPEN);
    assertThat(status("other", during)).isEqualTo(Status.OPEN);
    assertThat(status("here", LATER)).isEqualTo(Status.OPEN);
    assertThat(book.current(during))
        .extracting(Silence::reason)
        .containsExactly("moving the depot");
  }

  @Test
  void aSilenceThatIsEndedHoldsNoLongerEvenIfItsEndIsHeardFirst() {
    book.hear(raised("a", "north", "lark", "1"));
    book.hear(action("e", "s", AlertActionKind.END_SILENCE, NOON.plusSeconds(60)));
    book.hear(silence("s", "lark", "north", NOON, LATER));
    assertThat(status("a", NOON.plusSeconds(59))).isEqualTo(Status.SILENCED);
    assertThat(status("a", NOON.plusSeconds(60))).isEqualTo(Status.OPEN);
  }

  @Test
  void theAlertsThatEndedFirstAreForgottenAndNoOpenOne() {
    book.hear(raised("open", "north", "lark", "1"));
    for (int i = 0; i < 12; i++) {
      book.hear(said("a" + i, 2, AlertTransition.CLEARED, "north", "lark", "1"));
    }
    assertThat(book.find("open", LATER)).isPresent();
    assertThat(book.find("a1", LATER)).isEmpty();
    assertThat(book.find("a2", LATER)).isPresent();
  }

  @Test
  void theOrderInWhichThingsAreHeardDoesNotMatter() {
    List<Object> all = new ArrayList<>();
    for (int i = 0; i < 5; i++) {
      all.add(raised("a" + i, "north", "lark", "1"));
      all.add(said("a" + i, 2, AlertTransition.ESCALATED, "north", "lark", "2"));
      all.add(action("ack" + i, "a" + i, AlertActionKind.ACKNOWLEDGE, NOON.plusSeconds(i)));
      all.add(action("re" + i, "a" + i, AlertActionKind.REOPEN, NOON.plusSeconds(3)));
    }
    all.add(silence("s", "lark", "north", NOON, LATER));
    all.add(action("e", "s", AlertActionKind.END_SILENCE, NOON.plusSeconds(60)));
    List<String> expected = standing(all);
    for (int seed = 0; seed < 50; seed++) {
      List<Object> shuffled = new ArrayList<>(all);
      shuffled.addAll(all.subList(0, seed % all.size()));
      Collections.shuffle(shuffled, new Random(seed));
      assertThat(standing(shuffled)).as("seed %d", seed).isEqualTo(expected);
    }
  }

  private static List<String> standing(List<Object> heard) {
    AlertBook book = new AlertBook(10, PATIENCE);
    for (Object each : heard) {
      if (each instanceof StockoutAlert said) {
        book.hear(said);
      } else {
        book.hear((AlertAction) each);
      }
    }
    return book.items(item -> true, NOON.plusSeconds(90)).stream()
        .map(
            item ->
                "%s %s %s %d"
                    .formatted(
                        item.alert().id(),
                        item.standing(),
                        item.handling().acknowledged(),
                        item.alert().revision()))
        .sorted()
        .toList();
  }
}
