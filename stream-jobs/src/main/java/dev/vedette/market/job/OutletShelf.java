package dev.vedette.market.job;

import dev.vedette.market.Agenda;
import dev.vedette.market.Fact;
import dev.vedette.market.Line;
import dev.vedette.market.OutletBook;
import dev.vedette.market.OutletBook.Spot;
import dev.vedette.market.OutletFile;
import dev.vedette.market.Periods;
import dev.vedette.market.Seen;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.apache.flink.api.common.functions.RuntimeContext;
import org.apache.flink.api.common.state.MapState;
import org.apache.flink.api.common.state.ValueState;
import org.jspecify.annotations.Nullable;

/** The state of the outlet at hand. */
final class OutletShelf {
  private static final char SEPARATOR = '\n';

  private final Periods periods;
  private final ValueState<OutletFile> files;
  private final MapState<String, Line> lines;
  private final MapState<String, Seen> seen;
  private final MapState<Long, BigDecimal> values;
  private final ValueState<Agenda> agendas;

  OutletShelf(RuntimeContext context, Periods periods) {
    this.periods = periods;
    files = context.getState(MarketState.FILE);
    lines = context.getMapState(MarketState.LINES);
    seen = context.getMapState(MarketState.SEEN);
    values = context.getMapState(MarketState.VALUES);
    agendas = context.getState(MarketState.AGENDA);
  }

  OutletFile file() throws Exception {
    OutletFile file = files.value();
    return file == null ? OutletFile.EMPTY : file;
  }

  void put(OutletFile file) throws Exception {
    files.update(file);
  }

  @Nullable Line line(String line) throws Exception {
    return lines.get(line);
  }

  void put(String name, Line line) throws Exception {
    lines.put(name, line);
  }

  Agenda agenda() throws Exception {
    Agenda agenda = agendas.value();
    return agenda == null ? Agenda.EMPTY : agenda;
  }

  void put(Agenda agenda) throws Exception {
    agendas.update(agenda);
  }

  void see(Fact.OfSku fact, long cycle) throws Exception {
    String key = Long.toString(cycle) + SEPARATOR + fact.sku();
    Seen known = seen.get(key);
    Seen before = known == null ? Seen.NOTHING : known;
    seen.put(
        key,
        switch (fact) {
          case Fact.Stocked reading -> before.with(reading);
          case Fact.Priced price -> before.with(price);
          case Fact.Ordered order -> throw new IllegalArgumentException("An order is not seen");
        });
  }

  /** All of it. */
  OutletBook book() throws Exception {
    List<Line> all = new ArrayList<>();
    lines.values().forEach(all::add);
    Map<Spot, Seen> sights = new HashMap<>();
    for (Map.Entry<String, Seen> entry : seen.entries()) {
      sights.put(spot(entry.getKey()), entry.getValue());
    }
    Map<Long, BigDecimal> past = new HashMap<>();
    for (Map.Entry<Long, BigDecimal> entry : values.entries()) {
      past.put(entry.getKey(), entry.getValue());
    }
    return new OutletBook(file(), all, sights, past);
  }

  /**
   * Drops what no open cycle needs.
   *
   * @param open the first cycle that is not settled
   * @return whether anything is left that will have to be dropped
   */
  boolean dropBefore(long open) throws Exception {
    OutletBook book = book();
    Set<Long> settled = new TreeSet<>();
    for (Line line : book.lines()) {
      long cycle = periods.cycle(line.day());
      if (cycle < open) {
        settled.add(cycle);
      }
    }
    for (long cycle : settled) {
      BigDecimal value = book.value(cycle, periods);
      if (!values.contains(cycle) && value.signum() != 0) {
        values.put(cycle, value);
      }
    }
    List<String> oldLines = new ArrayList<>();
    for (Map.Entry<String, Line> line : lines.entries()) {
      if (periods.cycle(line.getValue().day()) < open - OutletBook.LOOK_BACK) {
        oldLines.add(line.getKey());
      }
    }
    for (String line : oldLines) {
      lines.remove(line);
    }
    List<String> oldSights = new ArrayList<>();
    for (String key : seen.keys()) {
      if (spot(key).cycle() < open - 1) {
        oldSights.add(key);
      }
    }
    for (String key : oldSights) {
      seen.remove(key);
    }
    List<Long> oldValues = new ArrayList<>();
    for (long cycle : values.keys()) {
      if (cycle <= open - OutletBook.WEIGHT_CYCLES) {
        oldValues.add(cycle);
      }
    }
    for (long cycle : oldValues) {
      values.remove(cycle);
    }
    Agenda agenda = agenda().settledBefore(open, periods);
    if (agenda.equals(Agenda.EMPTY)) {
      agendas.clear();
    } else {
      agendas.update(agenda);
    }
    if (files.value() != null) {
      files.update(file().from(periods.cycles().end(open - 1)));
    }
    return !lines.isEmpty() || !seen.isEmpty() || !values.isEmpty() || files.value() != null;
  }

  private static Spot spot(String key) {
    int end = key.indexOf(SEPARATOR);
    return new Spot(key.substring(end + 1), Long.parseLong(key.substring(0, end)));
  }
}
