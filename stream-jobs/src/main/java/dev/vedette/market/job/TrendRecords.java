package dev.vedette.market.job;

import dev.vedette.event.BrandTrend;
import dev.vedette.market.Item;
import dev.vedette.market.ItemTrend;
import dev.vedette.market.Pane;
import dev.vedette.market.PaneBook.Standing;
import dev.vedette.market.Periods;
import dev.vedette.market.RegionTrends;
import dev.vedette.metric.MetricCatalogue;
import dev.vedette.metric.MetricDefinition;
import dev.vedette.topic.EventIds;
import dev.vedette.trend.Change;
import dev.vedette.trend.Slope;
import dev.vedette.trend.TrendState;
import dev.vedette.trend.TrendVerdict;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Puts the trends of a region and order cycle into the form of their table. */
final class TrendRecords {
  private static final MetricDefinition METRIC = MetricCatalogue.metric("brand_momentum", 1);

  private final String region;
  private final Periods periods;
  private final long cycle;
  private final Instant recordedAt;
  private final Instant emittedAt;

  TrendRecords(String region, Periods periods, long cycle, Instant recordedAt, Instant emittedAt) {
    this.region = region;
    this.periods = periods;
    this.cycle = cycle;
    this.recordedAt = recordedAt;
    this.emittedAt = emittedAt;
  }

  BrandTrend stated(ItemTrend trend, ItemTrend.Said said) {
    BrandTrend record = record(trend.item(), said);
    TrendVerdict verdict = trend.verdict();
    record.setStatus("stated");
    record.setBrand(trend.brand());
    record.setState(word(verdict.state()));
    record.setConfirmed(verdict.isConfirmed());
    verdict.change().ifPresent(change -> put(change, record));
    record.setAlarm(verdict.alarm());
    record.setLevel(finite(verdict.level()));
    verdict.slope().ifPresent(slope -> put(slope, record));
    record.setSlopeCycles(verdict.mannKendall().n());
    record.setMannKendallP(verdict.mannKendall().pValue());
    record.setGap(verdict.gap());
    record.setFoundEvenly(verdict.foundEvenly());
    record.setFoundMostly(verdict.foundMostly());
    trend.split().ifPresent(split -> put(split, record));
    return record;
  }

  /** Takes back what was said. */
  BrandTrend withdrawn(Item item, ItemTrend.Said said) {
    BrandTrend record = record(item, said);
    record.setStatus(MarketRecords.WITHDRAWN);
    record.setBrand("");
    record.setState(word(TrendState.NOT_ENOUGH_DATA));
    record.setConfirmed(false);
    record.setMannKendallP(1);
    record.setFoundEvenly(1);
    record.setFoundMostly(1);
    return record;
  }

  private BrandTrend record(Item item, ItemTrend.Said said) {
    LocalDate firstDay = firstDay(cycle);
    String zone = periods.cycles().zone().getId();
    String result =
        EventIds.of(
            "trend",
            METRIC.id(),
            Integer.toString(METRIC.version()),
            region,
            item.kind().word(),
            item.name(),
            firstDay.toString(),
            Integer.toString(periods.cycles().days()),
            zone);
    BrandTrend record = new BrandTrend();
    record.setEventId(revisionId(result, said.number()));
    record.setRecordedAt(recordedAt);
    record.setResultId(result);
    record.setRevision(said.number());
    record.setSupersedes(said.number() == 1 ? null : revisionId(result, said.number() - 1));
    record.setProvisional(said.standing() == Standing.PROVISIONAL);
    record.setMetricId(METRIC.id());
    record.setMetricVersion(METRIC.version());
    record.setRegion(region);
    record.setRegionLevel(Pane.level(region));
    record.setItemKind(item.kind().word());
    record.setItem(item.name());
    record.setPeriodStart(firstDay);
    record.setPeriodDays(periods.cycles().days());
    record.setZone(zone);
    record.setSplitCycles(RegionTrends.SPLIT_CYCLES);
    record.setEmittedAt(emittedAt);
    return record;
  }

  private void put(Change change, BrandTrend record) {
    record.setChangeSince(firstDay(change.since()));
    record.setChangeShape(change.shape().name().toLowerCase(Locale.ROOT));
    record.setChangeSize(change.size());
    record.setChangeLow(change.low());
    record.setChangeHigh(finite(change.high()));
    record.setEvidence(change.evidence());
  }

  private static void put(Slope slope, BrandTrend record) {
    record.setSlope(slope.perWeek());
    record.setSlopeLow(finite(slope.low()));
    record.setSlopeHigh(finite(slope.high()));
  }

  private static void put(ItemTrend.Split split, BrandTrend record) {
    record.setVolumeBefore(split.before());
    record.setVolume(split.after());
    record.setByDistribution(split.parts().distribution());
    record.setByVelocity(split.parts().velocity());
    record.setBySupply(split.parts().supply());
    record.setCause(split.cause().name().toLowerCase(Locale.ROOT));
  }

  private LocalDate firstDay(long number) {
    return periods.cycles().firstDay(number);
  }

  private static @Nullable Double finite(double value) {
    return Double.isFinite(value) ? value : null;
  }

  private static String word(TrendState state) {
    return state.name().toLowerCase(Locale.ROOT);
  }

  private static String revisionId(String result, int number) {
    return EventIds.of("trend-revision", result, Integer.toString(number));
  }
}
