package dev.vedette.simulator.folder;

import dev.vedette.simulator.KeyDay;
import dev.vedette.simulator.Market;
import dev.vedette.simulator.MarketSink;
import dev.vedette.simulator.PhantomStock;
import dev.vedette.simulator.ReportFault;
import dev.vedette.simulator.SimulatedEvent;
import dev.vedette.topic.EventType;
import java.util.EnumMap;
import java.util.Map;
import java.util.TreeMap;

/**
 * What a few outlets add to the files of a folder, compressed in memory. Made by one thread and
 * written by another.
 */
final class Part implements MarketSink {
  private final Map<EventType, EventRow> rows = new EnumMap<>(EventType.class);
  private final Map<String, CsvMember> members = new TreeMap<>();
  private final StringBuilder text = new StringBuilder();
  private final boolean withEvents;
  private long keyDays;
  private long emptyKeyDays;
  private long events;

  private Part(boolean withEvents) {
    this.withEvents = withEvents;
  }

  static Part ofAll() {
    return new Part(true);
  }

  /** Takes the truth alone. */
  static Part ofTruth() {
    return new Part(false);
  }

  private static String fileName(EventType type) {
    return type.topic() + ".csv.gz";
  }

  /** In a folder of its own, unless there is nothing else. */
  private String fileName(TruthFile file) {
    return withEvents ? "truth/" + file.fileName() : file.fileName();
  }

  void addHeaders() {
    if (withEvents) {
      EventType.reported().forEach(type -> member(fileName(type)).add(new EventRow(type).header()));
    }
    for (TruthFile file : TruthFile.values()) {
      member(fileName(file)).add(file.header());
    }
  }

  /** What is true of the market as a whole. */
  void addCommon(Market market) {
    market
        .parameters()
        .values()
        .entrySet()
        .forEach(value -> add(TruthFile.PARAMETERS, TruthFile.row(value)));
    market.promotions().forEach(each -> add(TruthFile.PROMOTIONS, TruthFile.row(each)));
    market.shortages().forEach(each -> add(TruthFile.DEPOT_SHORTAGES, TruthFile.row(each)));
  }

  private void add(TruthFile file, CharSequence row) {
    member(fileName(file)).add(row);
  }

  @Override
  public void event(SimulatedEvent event) {
    events++;
    if (withEvents) {
      EventType type = event.type();
      member(fileName(type)).add(rows.computeIfAbsent(type, EventRow::new).of(event));
    }
  }

  @Override
  public void keyDay(KeyDay day) {
    keyDays++;
    if (day.closingStock() == 0) {
      emptyKeyDays++;
    }
    add(TruthFile.DAYS, TruthFile.row(text, day));
  }

  @Override
  public void fault(ReportFault fault) {
    add(TruthFile.REPORT_FAULTS, TruthFile.row(fault));
  }

  @Override
  public void phantom(PhantomStock phantom) {
    add(TruthFile.PHANTOM_STOCK, TruthFile.row(phantom));
  }

  private CsvMember member(String file) {
    return members.computeIfAbsent(file, name -> new CsvMember());
  }

  /** By file name; the part is at its end. */
  Map<String, byte[]> toBytes() {
    Map<String, byte[]> bytes = new TreeMap<>();
    members.forEach((file, member) -> bytes.put(file, member.toBytes()));
    return bytes;
  }

  long keyDays() {
    return keyDays;
  }

  long emptyKeyDays() {
    return emptyKeyDays;
  }

  long events() {
    return events;
  }
}
