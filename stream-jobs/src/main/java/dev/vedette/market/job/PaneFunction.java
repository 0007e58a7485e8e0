package dev.vedette.market.job;

import dev.vedette.event.MarketPane;
import dev.vedette.market.PaneBook;
import dev.vedette.market.PaneBook.Revision;
import dev.vedette.market.PaneBook.Standing;
import dev.vedette.market.PaneChange;
import dev.vedette.market.Period;
import dev.vedette.market.Periods;
import java.time.Instant;
import java.util.Optional;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.streaming.api.TimerService;
import org.apache.flink.streaming.api.functions.KeyedProcessFunction;
import org.apache.flink.util.Collector;

/**
 * Keeps the tally of each pane, and says it: for the first time when the newest fact lies beyond
 * its period, anew where it changes, and for good when no fact can come in time any more.
 */
// Flink fills the transient field.
@SuppressWarnings("NullAway.Init")
final class PaneFunction extends KeyedProcessFunction<String, PaneChange, MarketPane> {
  private static final long serialVersionUID = 1;

  private final MarketRules rules;

  private transient ValueState<PaneBook> panes;

  PaneFunction(MarketRules rules) {
    this.rules = rules;
  }

  @Override
  public void open(OpenContext context) {
    panes = getRuntimeContext().getState(MarketState.PANE);
  }

  @Override
  public void processElement(PaneChange change, Context context, Collector<MarketPane> out)
      throws Exception {
    PaneBook known = panes.value();
    PaneBook book = known == null ? PaneBook.of(change.pane()) : known;
    panes.update(book.with(change));
    TimerService timers = context.timerService();
    Period period = change.pane().period();
    timers.registerEventTimeTimer(settled(period));
    if (timers.currentWatermark() < over(period)) {
      timers.registerEventTimeTimer(over(period));
    } else {
      long pause = rules.revisionPause().toMillis();
      // Changes of the same pause share a timer, and so a revision.
      timers.registerProcessingTimeTimer((timers.currentProcessingTime() / pause + 1) * pause);
    }
  }

  @Override
  public void onTimer(long timestamp, OnTimerContext context, Collector<MarketPane> out)
      throws Exception {
    PaneBook book = panes.value();
    long watermark = context.timerService().currentWatermark();
    if (book == null) {
      return;
    }
    Period period = book.pane().period();
    // The end of a feed, which has the highest watermark, lets no time pass.
    boolean hasEnded = watermark == Long.MAX_VALUE;
    boolean isOver = hasEnded ? book.said() != null : watermark >= over(period);
    if (!isOver) {
      return;
    }
    boolean isSettled = !hasEnded && watermark >= settled(period);
    Optional<Revision> next = book.next(isSettled ? Standing.SETTLED : Standing.PROVISIONAL);
    Instant now = Instant.ofEpochMilli(context.timerService().currentProcessingTime());
    if (next.isPresent()) {
      out.collect(MarketRecords.record(book, next.get(), rules.periods(), now));
    }
    if (isSettled) {
      panes.clear();
    } else if (next.isPresent()) {
      panes.update(book.saying(next.get()));
    }
  }

  /** The watermark with which the period's cycle is settled. */
  private long settled(Period period) {
    Periods periods = rules.periods();
    return periods.cycles().end(periods.cycle(period)).toEpochMilli() - 1;
  }

  /** The watermark with which the newest fact lies beyond the period. */
  private long over(Period period) {
    return rules.periods().end(period).toEpochMilli() - 1 - rules.allowedLateness().toMillis();
  }
}
