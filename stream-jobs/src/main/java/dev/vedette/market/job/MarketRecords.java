package dev.vedette.market.job;

import dev.vedette.event.MarketPane;
import dev.vedette.market.Amount;
import dev.vedette.market.Count;
import dev.vedette.market.Item;
import dev.vedette.market.Pane;
import dev.vedette.market.PaneBook;
import dev.vedette.market.PaneBook.Revision;
import dev.vedette.market.PaneBook.Standing;
import dev.vedette.market.Periods;
import dev.vedette.topic.EventIds;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Locale;
import org.apache.avro.Schema;

/** Puts revisions into the form of their table. */
final class MarketRecords {
  /** Status of a revision that takes back what was said. */
  static final String WITHDRAWN = "withdrawn";

  private static final Schema SCHEMA = MarketPane.getClassSchema();

  private MarketRecords() {}

  static MarketPane record(PaneBook book, Revision revision, Periods periods, Instant emittedAt) {
    Pane pane = book.pane();
    LocalDate firstDay = LocalDate.ofEpochDay(pane.period().firstDay());
    String zone = periods.cycles().zone().getId();
    String result =
        EventIds.of(
            "market",
            pane.region(),
            pane.group().kind().word(),
            pane.group().value(),
            pane.item().kind().word(),
            pane.item().name(),
            firstDay.toString(),
            Integer.toString(pane.period().days()),
            zone);
    MarketPane record = new MarketPane();
    record.setEventId(revisionId(result, revision.number()));
    record.setRecordedAt(book.recordedAt());
    record.setResultId(result);
    record.setRevision(revision.number());
    record.setSupersedes(revision.number() == 1 ? null : revisionId(result, revision.number() - 1));
    record.setProvisional(revision.standing() == Standing.PROVISIONAL);
    record.setStatus(revision.tally().isZero() ? WITHDRAWN : "stated");
    record.setRegion(pane.region());
    record.setRegionLevel(pane.level());
    record.setGroupKind(pane.group().kind().word());
    record.setGroupValue(pane.group().value());
    record.setItemKind(pane.item().kind().word());
    record.setItem(pane.item().name());
    record.setPeriodStart(firstDay);
    record.setPeriodDays(pane.period().days());
    record.setZone(zone);
    for (Count count : Count.values()) {
      record.put(SCHEMA.getField(count.column()).pos(), revision.tally().count(count));
    }
    for (Amount amount : Amount.values()) {
      record.put(SCHEMA.getField(amount.column()).pos(), revision.tally().amount(amount));
    }
    record.setEmittedAt(emittedAt);
    return record;
  }

  /** What a pane is about. */
  static Item item(MarketPane pane) {
    return new Item(Item.Kind.valueOf(pane.getItemKind().toUpperCase(Locale.ROOT)), pane.getItem());
  }

  private static String revisionId(String result, int number) {
    return EventIds.of("market-revision", result, Integer.toString(number));
  }
}
