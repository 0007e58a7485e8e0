package dev.vedette.availability.job;

import dev.vedette.availability.Cell;
import dev.vedette.availability.CellBook;
import dev.vedette.availability.Metric;
import dev.vedette.availability.OrderCycles;
import dev.vedette.availability.Revision;
import dev.vedette.availability.Share;
import dev.vedette.event.Availability;
import dev.vedette.topic.EventIds;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Puts revisions into the form of their table. */
final class AvailabilityRecords {
  private AvailabilityRecords() {}

  static Availability record(
      CellBook book, Revision revision, OrderCycles cycles, Instant emittedAt) {
    Cell cell = book.cell();
    Metric metric = revision.metric();
    String result =
        EventIds.of(
            "availability",
            metric.id(),
            Integer.toString(metric.version()),
            cell.region(),
            cell.sku(),
            cycles.firstDay(cell.cycle()).toString(),
            Integer.toString(cycles.days()),
            cycles.zone().getId());
    Availability record = new Availability();
    record.setEventId(revisionId(result, revision.number()));
    record.setRecordedAt(book.recordedAt());
    record.setResultId(result);
    record.setRevision(revision.number());
    record.setSupersedes(revision.number() == 1 ? null : revisionId(result, revision.number() - 1));
    record.setProvisional(revision.standing() == Revision.Standing.PROVISIONAL);
    record.setMetricId(metric.id());
    record.setMetricVersion(metric.version());
    record.setName(metric.englishName());
    record.setNameZh(metric.chineseName());
    record.setRegion(cell.region());
    record.setRegionLevel(cell.level());
    record.setSku(cell.sku());
    record.setPeriodStart(cycles.firstDay(cell.cycle()));
    record.setPeriodDays(cycles.days());
    record.setZone(cycles.zone().getId());
    record.setStatus(revision.status().name().toLowerCase(Locale.ROOT));
    measure(record, revision.share());
    record.setEmittedAt(emittedAt);
    return record;
  }

  private static void measure(Availability record, Share share) {
    @Nullable Double rate = share.rate().isPresent() ? share.rate().getAsDouble() : null;
    Optional<Share.Interval> interval = share.interval();
    record.setNumerator(share.numerator());
    record.setDenominator(share.denominator());
    record.setN(share.denominator());
    record.setRate(rate);
    record.setLow(interval.isPresent() ? interval.get().low() : null);
    record.setHigh(interval.isPresent() ? interval.get().high() : null);
    record.setExcluded(share.excluded());
  }

  private static String revisionId(String result, int number) {
    return EventIds.of("availability-revision", result, Integer.toString(number));
  }
}
