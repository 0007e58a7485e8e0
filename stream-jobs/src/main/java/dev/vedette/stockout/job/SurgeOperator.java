package dev.vedette.stockout.job;

import dev.vedette.demand.Surge;
import dev.vedette.demand.SurgePool;
import dev.vedette.stockout.DayEnd;
import dev.vedette.stockout.News;
import dev.vedette.stockout.RegionalEvidence;
import dev.vedette.stockout.RegionalSurge;
import dev.vedette.stockout.Statement.Standing;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.runtime.state.VoidNamespace;
import org.apache.flink.runtime.state.VoidNamespaceSerializer;
import org.apache.flink.streaming.api.operators.AbstractStreamOperator;
import org.apache.flink.streaming.api.operators.InternalTimer;
import org.apache.flink.streaming.api.operators.InternalTimerService;
import org.apache.flink.streaming.api.operators.OneInputStreamOperator;
import org.apache.flink.streaming.api.operators.Triggerable;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;

/**
 * Follows the surge of each product in each region. Keyed by both; a day is filtered when it is
 * over, and what its counts say so far is told every second.
 */
// Flink fills the transient fields in open().
@SuppressWarnings("NullAway.Init")
final class SurgeOperator extends AbstractStreamOperator<News>
    implements OneInputStreamOperator<RegionalEvidence, News>, Triggerable<String, VoidNamespace> {
  private static final long serialVersionUID = 1;
  private static final long PROVISIONAL_EVERY_MILLIS = 1_000;

  private final StockoutJobRules settings;

  private transient ValueState<SurgePool> pools;
  private transient InternalTimerService<VoidNamespace> timers;
  private transient DayEnd dayEnd;

  SurgeOperator(StockoutJobRules settings) {
    this.settings = settings;
  }

  @Override
  public void open() throws Exception {
    super.open();
    pools = getRuntimeContext().getState(StockoutState.POOL);
    timers =
        getInternalTimerService(StockoutState.DAY_ENDS, VoidNamespaceSerializer.INSTANCE, this);
    dayEnd = settings.rules().dayEnd();
  }

  @Override
  public void processElement(StreamRecord<RegionalEvidence> element) throws Exception {
    RegionalEvidence evidence = element.getValue();
    SurgePool known = pools.value();
    SurgePool pool = known == null ? SurgePool.EMPTY : known;
    if (pool.isOver(evidence.day())) {
      return;
    }
    SurgePool after = pool.with(evidence.day(), evidence.contribution());
    pools.update(after);
    wake(after);
    if (settings.provisional()) {
      long now = getProcessingTimeService().getCurrentProcessingTime();
      timers.registerProcessingTimeTimer(
          VoidNamespace.INSTANCE, (now / PROVISIONAL_EVERY_MILLIS + 1) * PROVISIONAL_EVERY_MILLIS);
    }
  }

  @Override
  public void onEventTime(InternalTimer<String, VoidNamespace> timer) throws Exception {
    SurgePool pool = pools.value();
    boolean ended = timers.currentWatermark() == Long.MAX_VALUE;
    while (pool.isWaiting()
        && (ended ? pool.nextDay() <= pool.lastCounted() : isOver(pool.nextDay()))) {
      pool = pool.dayEnded();
      tell(timer.getKey(), pool.surge(), Standing.SETTLED);
    }
    pools.update(pool);
    if (!ended) {
      wake(pool);
    }
  }

  private boolean isOver(long day) {
    return dayEnd.of(day).toEpochMilli() <= timers.currentWatermark();
  }

  @Override
  public void onProcessingTime(InternalTimer<String, VoidNamespace> timer) throws Exception {
    SurgePool pool = pools.value();
    if (pool.nextDay() <= pool.lastCounted()) {
      tell(timer.getKey(), pool.provisional(), Standing.PROVISIONAL);
    }
  }

  private void wake(SurgePool pool) {
    if (pool.isWaiting()) {
      timers.registerEventTimeTimer(
          VoidNamespace.INSTANCE, dayEnd.of(pool.nextDay()).toEpochMilli());
    }
  }

  private void tell(String key, Surge surge, Standing standing) {
    int end = key.indexOf('\n');
    output.collect(
        new StreamRecord<>(
            new RegionalSurge(key.substring(0, end), key.substring(end + 1), surge, standing)));
  }
}
