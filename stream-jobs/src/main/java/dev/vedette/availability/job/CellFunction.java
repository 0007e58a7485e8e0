package dev.vedette.availability.job;

import dev.vedette.availability.CellBook;
import dev.vedette.availability.Contribution;
import dev.vedette.availability.Revision;
import dev.vedette.event.Availability;
import java.time.Instant;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.streaming.api.TimerService;
import org.apache.flink.streaming.api.functions.KeyedProcessFunction;
import org.apache.flink.util.Collector;

/**
 * Keeps the counts of each region, SKU and cycle, and says what follows from them: for the first
 * time when the newest fact lies beyond the cycle, anew where they change, and for good when no
 * fact can come in time any more.
 */
// Flink fills the transient field.
@SuppressWarnings("NullAway.Init")
final class CellFunction extends KeyedProcessFunction<String, Contribution, Availability> {
  private static final long serialVersionUID = 1;

  private final AvailabilityRules rules;

  private transient ValueState<CellBook> cells;

  CellFunction(AvailabilityRules rules) {
    this.rules = rules;
  }

  @Override
  public void open(OpenContext context) {
    cells = getRuntimeContext().getState(AvailabilityState.CELL);
  }

  @Override
  public void processElement(
      Contribution contribution, Context context, Collector<Availability> out) throws Exception {
    CellBook known = cells.value();
    CellBook book = known == null ? CellBook.of(contribution.cell()) : known;
    cells.update(book.with(contribution));
    TimerService timers = context.timerService();
    long settled = settled(book);
    timers.registerEventTimeTimer(settled);
    if (timers.currentWatermark() < over(settled)) {
      timers.registerEventTimeTimer(over(settled));
    } else {
      long pause = rules.revisionPause().toMillis();
      // Changes of the same pause share a timer, and so a revision.
      timers.registerProcessingTimeTimer((timers.currentProcessingTime() / pause + 1) * pause);
    }
  }

  @Override
  public void onTimer(long timestamp, OnTimerContext context, Collector<Availability> out)
      throws Exception {
    CellBook book = cells.value();
    long watermark = context.timerService().currentWatermark();
    if (book == null) {
      return;
    }
    long settled = settled(book);
    // The end of a feed, which has the highest watermark, lets no time pass.
    boolean hasEnded = watermark == Long.MAX_VALUE;
    boolean isOver = hasEnded ? !book.said().isEmpty() : watermark >= over(settled);
    if (!isOver) {
      return;
    }
    boolean isSettled = !hasEnded && watermark >= settled;
    CellBook.Step step =
        book.state(isSettled ? Revision.Standing.SETTLED : Revision.Standing.PROVISIONAL);
    Instant now = Instant.ofEpochMilli(context.timerService().currentProcessingTime());
    for (Revision revision : step.revisions()) {
      out.collect(AvailabilityRecords.record(step.book(), revision, rules.cycles(), now));
    }
    if (isSettled) {
      cells.clear();
    } else {
      cells.update(step.book());
    }
  }

  /** The watermark with which the cycle is settled. */
  private long settled(CellBook book) {
    return rules.cycles().end(book.cell().cycle()).toEpochMilli() - 1;
  }

  /** The watermark with which the newest fact lies beyond the cycle. */
  private long over(long settled) {
    return settled - rules.allowedLateness().toMillis();
  }
}
