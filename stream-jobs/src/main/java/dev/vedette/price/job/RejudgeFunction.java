package dev.vedette.price.job;

import dev.vedette.event.PriceVerdict;
import dev.vedette.price.Fact;
import dev.vedette.price.Observation;
import dev.vedette.price.OutletRecord;
import dev.vedette.price.VerdictHistory;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.ListState;
import org.apache.flink.streaming.api.functions.co.KeyedBroadcastProcessFunction;
import org.apache.flink.util.Collector;
import org.jspecify.annotations.Nullable;

/**
 * Judges all prices of an outlet once everything is known that the tables hold of it, and says what
 * they do not say yet. Works on bounded input in batch mode, which gives it the law first and then
 * one outlet after the other.
 */
// Flink fills the transient fields.
@SuppressWarnings("NullAway.Init")
final class RejudgeFunction
    extends KeyedBroadcastProcessFunction<String, Archived, Fact, PriceVerdict> {
  private static final long serialVersionUID = 1;

  private transient ListState<Archived> archived;
  private transient @Nullable KnownLaw known;

  @Override
  public void open(OpenContext context) {
    archived = getRuntimeContext().getListState(PriceState.ARCHIVED);
  }

  @Override
  public void processBroadcastElement(Fact law, Context context, Collector<PriceVerdict> verdicts)
      throws Exception {
    context.getBroadcastState(PriceState.LAW).put(law.eventId(), law);
  }

  @Override
  public void processElement(
      Archived next, ReadOnlyContext context, Collector<PriceVerdict> verdicts) throws Exception {
    archived.add(next);
    context.timerService().registerEventTimeTimer(Long.MAX_VALUE);
  }

  @Override
  public void onTimer(long time, OnTimerContext context, Collector<PriceVerdict> verdicts)
      throws Exception {
    List<OutletRecord> outlets = new ArrayList<>();
    Map<String, List<Observation>> observations = new TreeMap<>();
    Map<String, SaidOfVerdict> statements = new HashMap<>();
    for (Archived each : archived.get()) {
      switch (each) {
        case Archived.OfSaid of ->
            statements.computeIfAbsent(of.subject(), none -> new SaidOfVerdict()).add(of);
        case Archived.OfFact of -> {
          switch (of.fact()) {
            case OutletRecord outlet -> outlets.add(outlet);
            case Observation observation ->
                observations
                    .computeIfAbsent(observation.subject(), none -> new ArrayList<>(1))
                    .add(observation);
            default -> throw new IllegalStateException("%s is of no outlet".formatted(of));
          }
        }
      }
    }
    archived.clear();
    KnownLaw law = law(context);
    Instant now = Instant.ofEpochMilli(context.currentProcessingTime());
    observations.forEach(
        (subject, versions) -> {
          SaidOfVerdict said = statements.get(subject);
          Statements next =
              Statements.between(
                  said == null ? List.of() : said.last(),
                  VerdictHistory.of(
                      versions, law.rules(), outlets, law.products(versions.getFirst().sku())));
          for (Statement statement : next.toSay()) {
            verdicts.collect(VerdictRecords.record(statement, now));
          }
        });
  }

  private KnownLaw law(OnTimerContext context) throws Exception {
    KnownLaw law = known;
    if (law == null) {
      List<Fact> facts = new ArrayList<>();
      context
          .getBroadcastState(PriceState.LAW)
          .immutableEntries()
          .forEach(entry -> facts.add(entry.getValue()));
      law = new KnownLaw(facts);
      known = law;
    }
    return law;
  }
}
