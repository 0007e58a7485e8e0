package dev.vedette.price.job;

import dev.vedette.event.PriceCase;
import dev.vedette.event.PriceVerdict;
import dev.vedette.price.CaseStanding;
import dev.vedette.price.StatedRevision;
import dev.vedette.price.StatedVerdict;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.MapState;
import org.apache.flink.metrics.Counter;
import org.apache.flink.streaming.api.functions.KeyedProcessFunction;
import org.apache.flink.util.Collector;

/**
 * Keeps the cases of each SKU at each outlet: what statements say of their verdicts, as far as it
 * matters, and what was last said of each case. A case is spoken of when it comes up, and again
 * only where it stands otherwise; a further violation changes nothing.
 */
// Flink fills the transient fields.
@SuppressWarnings("NullAway.Init")
final class CaseFunction extends KeyedProcessFunction<String, PriceVerdict, PriceCase> {
  private static final long serialVersionUID = 1;

  private transient MapState<String, StatedVerdict> verdicts;
  private transient MapState<String, SaidCase> said;
  private transient Counter opened;

  @Override
  public void open(OpenContext context) {
    verdicts = getRuntimeContext().getMapState(PriceState.STATED_VERDICTS);
    said = getRuntimeContext().getMapState(PriceState.SAID_CASES);
    opened = getRuntimeContext().getMetricGroup().counter("opened");
  }

  @Override
  public void processElement(PriceVerdict verdict, Context context, Collector<PriceCase> cases)
      throws Exception {
    StatedRevision statement = CaseRecords.read(verdict);
    if (statement.isHarmless()) {
      return;
    }
    StatedVerdict before = verdicts.get(verdict.getVerdictId());
    if (before == null) {
      before = StatedVerdict.unheard(verdict.getVerdictId(), verdict.getObservedAt());
    }
    StatedVerdict after = before.with(statement);
    if (after.equals(before)) {
      return;
    }
    verdicts.put(after.verdictId(), after);
    Set<String> rules = new TreeSet<>(before.rules());
    rules.addAll(after.rules());
    if (rules.isEmpty()) {
      return;
    }
    List<StatedVerdict> all = new ArrayList<>();
    verdicts.values().forEach(all::add);
    Instant now = Instant.ofEpochMilli(context.timerService().currentProcessingTime());
    for (String rule : rules) {
      say(rule, CaseStanding.of(rule, all), verdict, now, cases);
    }
  }

  private void say(
      String rule,
      Optional<CaseStanding> found,
      PriceVerdict verdict,
      Instant now,
      Collector<PriceCase> cases)
      throws Exception {
    SaidCase last = said.get(rule);
    if (found.isEmpty() && last == null) {
      return;
    }
    CaseStanding standing = found.orElseGet(() -> last.standing().withdrawn());
    if (last != null && standing.equals(last.standing())) {
      return;
    }
    SaidCase next = new SaidCase(last == null ? 1 : last.revision() + 1, standing);
    said.put(rule, next);
    if (last == null) {
      opened.inc();
    }
    cases.collect(CaseRecords.record(next, verdict.getOutletId(), verdict.getSku(), now));
  }
}
