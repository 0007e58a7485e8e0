package dev.vedette.price.job;

import dev.vedette.event.PriceRejudgeRequest;
import dev.vedette.price.Fact;
import dev.vedette.price.ProductRecord;
import dev.vedette.price.RuleEntry;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.apache.flink.api.common.state.ListState;
import org.apache.flink.runtime.state.StateInitializationContext;
import org.apache.flink.runtime.state.StateSnapshotContext;
import org.apache.flink.streaming.api.operators.AbstractStreamOperator;
import org.apache.flink.streaming.api.operators.BoundedOneInput;
import org.apache.flink.streaming.api.operators.OneInputStreamOperator;
import org.apache.flink.streaming.api.watermark.Watermark;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.apache.flink.util.OutputTag;
import org.jspecify.annotations.Nullable;

/**
 * Tells all judges of new rules and products and of the horizon, in one order. There is one clerk,
 * so each judge has dropped exactly the observations before the horizon when it hears of a rule,
 * and the clerk knows at that moment what has to be judged again from the tables.
 *
 * <p>The horizon follows the watermark, at the start of a day: the slowest partition holds it back,
 * so that no backlog makes an observation late. It never goes back. Each move makes the judges look
 * through all that they keep, so it waits until it has a good part of that to drop.
 */
// Flink fills the transient fields.
@SuppressWarnings("NullAway.Init")
final class LawClerk extends AbstractStreamOperator<LawChange>
    implements OneInputStreamOperator<Arrival, LawChange>, BoundedOneInput {
  private static final long serialVersionUID = 1;

  /** Of one message; a price list of a country may have a million entries. */
  private static final int MOST_FACTS = 10_000;

  /**
   * The horizon moves as often as this while the retention passes, so each observation is looked at
   * as often before it is dropped, however long a history is loaded.
   */
  static final int MOVES_OF_A_RETENTION = 16;

  private final PriceJobRules rules;
  private final OutputTag<PriceRejudgeRequest> requestTag;

  private transient ListState<Fact> passedOn;
  private transient ListState<Long> horizons;
  private transient Set<String> known;
  private transient Map<String, Versions> versions;
  private transient List<Fact> batch;
  private transient Instant horizon;

  /** What is known of the versions of a rule: since when, at the earliest, and about what. */
  private record Versions(Instant validFrom, @Nullable String sku) {
    Versions with(RuleEntry entry) {
      return new Versions(
          entry.validFrom().isBefore(validFrom) ? entry.validFrom() : validFrom,
          Objects.equals(sku, entry.scope().sku()) ? sku : null);
    }
  }

  LawClerk(PriceJobRules rules, OutputTag<PriceRejudgeRequest> requestTag) {
    this.rules = rules;
    this.requestTag = requestTag;
  }

  @Override
  public void initializeState(StateInitializationContext context) throws Exception {
    super.initializeState(context);
    passedOn = context.getOperatorStateStore().getListState(PriceState.PASSED_ON);
    horizons = context.getOperatorStateStore().getListState(PriceState.CLERK_HORIZON);
    known = new HashSet<>();
    versions = new HashMap<>();
    batch = new ArrayList<>();
    horizon = Instant.MIN;
    for (Fact fact : passedOn.get()) {
      remember(fact);
    }
    for (long micros : horizons.get()) {
      horizon = Instant.EPOCH.plus(micros, ChronoUnit.MICROS);
    }
  }

  @Override
  public void snapshotState(StateSnapshotContext context) throws Exception {
    super.snapshotState(context);
    horizons.update(
        horizon.equals(Instant.MIN)
            ? List.of()
            : List.of(ChronoUnit.MICROS.between(Instant.EPOCH, horizon)));
  }

  @Override
  public void processElement(StreamRecord<Arrival> element) throws Exception {
    if (!(element.getValue() instanceof Arrival.Reported reported) || !remember(reported.fact())) {
      return;
    }
    passedOn.add(reported.fact());
    if (batch.isEmpty()) {
      long pause = rules.lawPause().toMillis();
      var unused =
          getProcessingTimeService()
              .registerTimer(
                  getProcessingTimeService().getCurrentProcessingTime() + pause, time -> passOn());
    }
    batch.add(reported.fact());
    if (batch.size() >= MOST_FACTS) {
      passOn();
    }
  }

  /** Whether it is new. */
  private boolean remember(Fact fact) {
    if (!known.add(fact.eventId())) {
      return false;
    }
    if (fact instanceof RuleEntry entry) {
      versions.compute(
          entry.ruleId(),
          (id, before) ->
              before == null
                  ? new Versions(entry.validFrom(), entry.scope().sku())
                  : before.with(entry));
    }
    return true;
  }

  @Override
  public void processWatermark(Watermark mark) throws Exception {
    // The end of a feed, which has the highest watermark, lets no time pass.
    Duration retention = rules.retention();
    if (retention != null && mark.getTimestamp() != Long.MAX_VALUE) {
      Instant reached =
          Instant.ofEpochMilli(mark.getTimestamp() + 1)
              .minus(retention)
              .truncatedTo(ChronoUnit.DAYS);
      if (reached.isAfter(horizon) && !reached.isBefore(nextMove(retention))) {
        passOn();
        horizon = reached;
        output.collect(new StreamRecord<>(new LawChange(List.of(), horizon)));
      }
    }
    super.processWatermark(mark);
  }

  private Instant nextMove(Duration retention) {
    return horizon.equals(Instant.MIN)
        ? Instant.MIN
        : horizon.plus(retention.dividedBy(MOVES_OF_A_RETENTION));
  }

  @Override
  public void prepareSnapshotPreBarrier(long checkpointId) {
    passOn();
  }

  @Override
  public void endInput() {
    passOn();
  }

  private void passOn() {
    if (batch.isEmpty()) {
      return;
    }
    output.collect(new StreamRecord<>(new LawChange(batch, horizon)));
    for (Fact fact : batch) {
      switch (fact) {
        case RuleEntry entry -> request(entry);
        case ProductRecord product -> request(product);
        default -> throw new IllegalStateException("%s is no law".formatted(fact));
      }
    }
    batch.clear();
  }

  /** Whatever an earlier version of the rule governed may have changed, too. */
  private void request(RuleEntry entry) {
    Versions all = Objects.requireNonNull(versions.get(entry.ruleId()));
    if (all.validFrom().isBefore(horizon)) {
      send(Requests.of("rule", entry, all.validFrom(), horizon, all.sku()));
    }
  }

  private void request(ProductRecord product) {
    if (product.changedAt().isBefore(horizon)) {
      send(Requests.of("product", product, product.changedAt(), horizon, product.sku()));
    }
  }

  private void send(PriceRejudgeRequest request) {
    output.collect(requestTag, new StreamRecord<>(request));
  }
}
