package dev.vedette.console.alert;

import static dev.vedette.console.alert.Alerts.NOON;
import static dev.vedette.console.alert.Alerts.raised;
import static dev.vedette.console.alert.Alerts.said;
import static org.assertj.core.api.Assertions.assertThat;

import dev.vedette.event.AlertTransition;
import dev.vedette.event.StockoutAlert;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class InboxTest {
  private final AlertBook book = new AlertBook(10, Duration.ofMinutes(30));

  private Inbox inbox() {
    return Inbox.of(book.items(item -> true, NOON));
  }

  @Test
  void whatCostsMostComesFirstBySkuAndRegion() {
    book.hear(raised("a", "north", "lark", "10"));
    book.hear(raised("b", "north", "lark", "15"));
    book.hear(raised("c", "south", "lark", "20"));
    book.hear(raised("d", "south", "wren", "1"));
    Inbox inbox = inbox();
    assertThat(inbox.groups())
        .extracting(group -> group.sku() + " " + group.region())
        .containsExactly("lark north", "lark south", "wren south");
    assertThat(inbox.groups().getFirst().items())
        .extracting(item -> item.alert().id())
        .containsExactly("b", "a");
    assertThat(inbox.moneyAtRisk()).isEqualByComparingTo("46");
  }

  @Test
  void anIncidentStandsWithItsRegionAndItsMoneyIsThatOfItsOutlets() {
    book.hear(raised("a", "north", "lark", "10"));
    StockoutAlert incident = raised("depot", "north", "lark", "99");
    incident.setOutletId(null);
    incident.setKind("depot");
    book.hear(incident);
    assertThat(inbox().groups())
        .singleElement()
        .satisfies(
            group -> {
              assertThat(group.incident()).isNotNull();
              assertThat(group.items()).hasSize(1);
              assertThat(group.moneyAtRisk()).isEqualByComparingTo("10");
            });
  }

  @Test
  void ofWhatHasEndedTheLatestComesFirstAndAnOutletCountsOnce() {
    for (int episode = 1; episode <= 2; episode++) {
      StockoutAlert ended =
          said("a" + episode, episode, AlertTransition.CLEARED, "north", "lark", "0");
      ended.setOutletId("shop");
      book.hear(ended);
    }
    book.hear(said("b", 3, AlertTransition.CLEARED, "south", "lark", "0"));
    assertThat(inbox().groups())
        .extracting(group -> group.region() + " " + group.outlets())
        .containsExactly("south 1", "north 1");
    assertThat(inbox().groups().getLast().items())
        .extracting(item -> item.alert().id())
        .containsExactly("a2", "a1");
  }

  @Test
  void theFirstCutOffCounts() {
    StockoutAlert early = raised("a", "north", "lark", "1");
    early.setOrderBy(NOON.plusSeconds(60));
    StockoutAlert late = raised("b", "north", "lark", "2");
    late.setOrderBy(NOON.plusSeconds(120));
    book.hear(late);
    book.hear(early);
    assertThat(inbox().groups().getFirst().orderBy()).isEqualTo(NOON.plusSeconds(60));
  }

  @Test
  void aViewerSeesItsOwn() {
    Viewer manager = new Viewer("lee", ConsoleRole.MANAGER, List.of("north"));
    assertThat(manager.sees("north/harbour", "kim")).isTrue();
    assertThat(manager.sees("northern", "kim")).isFalse();
    assertThat(manager.sees(null, "kim")).isFalse();
    Viewer rep = new Viewer("kim", ConsoleRole.REP, List.of());
    assertThat(rep.sees("south", "kim")).isTrue();
    assertThat(rep.sees("north", "lee")).isFalse();
    assertThat(rep.seesAllOf("north")).isFalse();
    assertThat(new Viewer("o", ConsoleRole.OPERATOR, List.of()).sees(null, null)).isTrue();
  }
}
