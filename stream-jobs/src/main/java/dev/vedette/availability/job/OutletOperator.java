package dev.vedette.availability.job;

import dev.vedette.availability.Cell;
import dev.vedette.availability.Contribution;
import dev.vedette.availability.DemandLine;
import dev.vedette.availability.Fact;
import dev.vedette.availability.OrderCycles;
import dev.vedette.availability.OutletFile;
import dev.vedette.availability.SkuBook;
import dev.vedette.availability.Tally;
import dev.vedette.event.LateEvent;
import dev.vedette.flink.KeptWatermark;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.flink.api.common.state.MapState;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.runtime.state.StateInitializationContext;
import org.apache.flink.runtime.state.StateSnapshotContext;
import org.apache.flink.runtime.state.VoidNamespace;
import org.apache.flink.runtime.state.VoidNamespaceSerializer;
import org.apache.flink.streaming.api.operators.AbstractStreamOperator;
import org.apache.flink.streaming.api.operators.InternalTimer;
import org.apache.flink.streaming.api.operators.InternalTimerService;
import org.apache.flink.streaming.api.operators.OneInputStreamOperator;
import org.apache.flink.streaming.api.operators.Triggerable;
import org.apache.flink.streaming.api.watermark.Watermark;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.apache.flink.util.OutputTag;

/**
 * Keeps the books of each outlet, and says what they add to the counts of their regions.
 *
 * <p>A fact is too late when a cycle that it would change is settled, which is when the watermark
 * has passed its end. Flink forgets the watermark at a restart; this operator keeps it, so that
 * what was given as settled stays so. It is an {@code AbstractStreamOperator} because functions are
 * not told of watermarks.
 */
// Flink fills the transient fields.
@SuppressWarnings("NullAway.Init")
final class OutletOperator extends AbstractStreamOperator<Contribution>
    implements OneInputStreamOperator<Arrival, Contribution>, Triggerable<String, VoidNamespace> {
  private static final long serialVersionUID = 1;

  private final OrderCycles cycles;
  private final OutputTag<LateEvent> lateTag;

  private transient ValueState<OutletFile> files;
  private transient MapState<String, DemandLine> lines;
  private transient MapState<String, SkuBook> books;
  private transient InternalTimerService<VoidNamespace> timers;
  private transient KeptWatermark watermark;

  OutletOperator(OrderCycles cycles, OutputTag<LateEvent> lateTag) {
    this.cycles = cycles;
    this.lateTag = lateTag;
  }

  @Override
  public void initializeState(StateInitializationContext context) throws Exception {
    super.initializeState(context);
    watermark = KeptWatermark.of(context, AvailabilityState.WATERMARK);
  }

  @Override
  public void snapshotState(StateSnapshotContext context) throws Exception {
    super.snapshotState(context);
    watermark.store();
  }

  @Override
  public void open() throws Exception {
    super.open();
    files = getRuntimeContext().getState(AvailabilityState.FILE);
    lines = getRuntimeContext().getMapState(AvailabilityState.LINES);
    books = getRuntimeContext().getMapState(AvailabilityState.BOOKS);
    timers =
        getInternalTimerService(AvailabilityState.TIMERS, VoidNamespaceSerializer.INSTANCE, this);
  }

  @Override
  public void processWatermark(Watermark mark) throws Exception {
    watermark.reach(mark);
    super.processWatermark(mark);
  }

  @Override
  public void processElement(StreamRecord<Arrival> element) throws Exception {
    Arrival arrival = element.getValue();
    switch (arrival.fact()) {
      case Fact.Filed change -> file(change, arrival);
      case Fact.Ordered order -> order(order, arrival);
      case Fact.Sampled reading -> read(reading, arrival);
      case Fact.TimeReached reached -> {}
    }
  }

  private void order(Fact.Ordered fact, Arrival arrival) throws Exception {
    DemandLine line = DemandLine.of(fact, cycles);
    DemandLine known = lines.get(fact.line());
    if (known != null && !known.isSupersededBy(line)) {
      return;
    }
    if (isSettled(line.cycle()) || (known != null && isSettled(known.cycle()))) {
      sayLate(arrival);
      return;
    }
    lines.put(fact.line(), line);
    if (known != null && !known.sku().equals(line.sku())) {
      SkuBook left = book(known.sku());
      keep(fact, known.sku(), left, left.without(known));
    }
    SkuBook before = book(line.sku());
    SkuBook without =
        known != null && known.sku().equals(line.sku()) ? before.without(known) : before;
    keep(fact, line.sku(), before, without.with(line));
    comeBackAfter(line.cycle());
  }

  private void read(Fact.Sampled fact, Arrival arrival) throws Exception {
    long cycle = cycles.of(fact.at());
    if (isSettled(cycle)) {
      sayLate(arrival);
      return;
    }
    SkuBook before = book(fact.sku());
    keep(fact, fact.sku(), before, before.with(fact, cycle));
    comeBackAfter(cycle);
  }

  /** A file that came too late is true of the cycles that are still open all the same. */
  private void file(Fact.Filed change, Arrival arrival) throws Exception {
    OutletFile before = file();
    if (before.knows(change)) {
      return;
    }
    if (isSettled(cycles.of(change.at()))) {
      sayLate(arrival);
    }
    OutletFile after = before.with(change);
    for (Map.Entry<String, SkuBook> book : books.entries()) {
      for (Map.Entry<Long, Tally> own : book.getValue().tallies(openCycle()).entrySet()) {
        String left = before.regionIn(own.getKey(), cycles);
        String entered = after.regionIn(own.getKey(), cycles);
        if (!left.equals(entered)) {
          say(left, book.getKey(), own.getKey(), own.getValue().negated(), change.recordedAt());
          say(entered, book.getKey(), own.getKey(), own.getValue(), change.recordedAt());
        }
      }
    }
    files.update(openCycle() == Long.MIN_VALUE ? after : after.settledBefore(openCycle(), cycles));
  }

  private void keep(Fact.OfSku because, String sku, SkuBook before, SkuBook after)
      throws Exception {
    books.put(sku, after);
    OutletFile file = file();
    for (Map.Entry<Long, Tally> change : before.differences(after, openCycle()).entrySet()) {
      say(
          file.regionIn(change.getKey(), cycles),
          sku,
          change.getKey(),
          change.getValue(),
          because.recordedAt());
    }
  }

  private void say(String region, String sku, long cycle, Tally change, Instant recordedAt) {
    output.collect(
        new StreamRecord<>(new Contribution(new Cell(region, sku, cycle), change, recordedAt)));
  }

  private void sayLate(Arrival arrival) {
    output.collect(lateTag, new StreamRecord<>(LateFacts.late(arrival, watermark.settledUntil())));
  }

  /** Drops what no open cycle needs. */
  @Override
  public void onEventTime(InternalTimer<String, VoidNamespace> timer) throws Exception {
    if (timers.currentWatermark() == Long.MAX_VALUE) {
      return;
    }
    long open = openCycle();
    List<String> oldLines = new ArrayList<>();
    for (Map.Entry<String, DemandLine> line : lines.entries()) {
      if (line.getValue().cycle() < open - SkuBook.LOOK_BACK) {
        oldLines.add(line.getKey());
      }
    }
    for (String line : oldLines) {
      lines.remove(line);
    }
    List<String> skus = new ArrayList<>();
    books.keys().forEach(skus::add);
    for (String sku : skus) {
      SkuBook left = book(sku).settledBefore(open);
      if (left.cycles().isEmpty()) {
        books.remove(sku);
      } else {
        books.put(sku, left);
      }
    }
    if (files.value() != null) {
      files.update(file().settledBefore(open, cycles));
    }
    if (!lines.isEmpty() || !books.isEmpty()) {
      comeBackAfter(open);
    }
  }

  @Override
  public void onProcessingTime(InternalTimer<String, VoidNamespace> timer) {
    throw new IllegalStateException("The books follow event time alone");
  }

  private void comeBackAfter(long cycle) {
    timers.registerEventTimeTimer(VoidNamespace.INSTANCE, cycles.end(cycle).toEpochMilli() - 1);
  }

  private SkuBook book(String sku) throws Exception {
    SkuBook book = books.get(sku);
    return book == null ? SkuBook.EMPTY : book;
  }

  private OutletFile file() throws Exception {
    OutletFile file = files.value();
    return file == null ? OutletFile.EMPTY : file;
  }

  private boolean isSettled(long cycle) {
    return cycle < openCycle();
  }

  /** The first cycle that is not settled. */
  private long openCycle() {
    return watermark.isKnown() ? cycles.of(watermark.settledUntil()) : Long.MIN_VALUE;
  }
}
