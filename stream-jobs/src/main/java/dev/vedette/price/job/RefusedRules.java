package dev.vedette.price.job;

import dev.vedette.event.DeadLetter;
import org.apache.flink.api.common.functions.FlatMapFunction;
import org.apache.flink.util.Collector;

/** The dead letters of rules that cannot be applied. */
final class RefusedRules implements FlatMapFunction<Arrival, DeadLetter> {
  private static final long serialVersionUID = 1;

  @Override
  public void flatMap(Arrival arrival, Collector<DeadLetter> letters) {
    if (arrival instanceof Arrival.Refused refused) {
      letters.collect(refused.letter());
    }
  }
}
