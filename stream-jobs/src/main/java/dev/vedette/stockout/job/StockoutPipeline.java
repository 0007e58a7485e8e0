package dev.vedette.stockout.job;

import dev.vedette.event.DeadLetter;
import dev.vedette.event.LateEvent;
import dev.vedette.event.StockoutAlert;
import dev.vedette.event.StockoutScore;
import dev.vedette.flink.ValueTypeInfo;
import dev.vedette.stockout.Fact;
import dev.vedette.stockout.RegionalEvidence;
import dev.vedette.stockout.RegionalSurge;
import java.time.Duration;
import java.util.Iterator;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.formats.avro.typeutils.AvroTypeInfo;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.datastream.KeyedStream;
import org.apache.flink.streaming.api.datastream.SingleOutputStreamOperator;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.util.OutputTag;

/**
 * The whole topology of the stockout job. Sources and sinks are passed in, so that tests and
 * replays run this one.
 *
 * <pre>
 *   facts: outlets, deliveries, readings, orders, heartbeats; with watermarks
 *     │ without heartbeats (they have moved the watermark)
 *     │ key by outlet
 *     ├──────────────────────────────────────────┐
 *     ▼                                          │
 *   sales: what went between counts              │
 *     │ key by region and SKU                    │
 *     ▼                                          │
 *   surges: how the region differs from usual    │
 *     │ to every instance                        │
 *     ▼                                          │
 *   judge: books of each SKU; settled by event time, provisional at once
 *     ├─▶ scores           ─▶ table mart.stockout_scores, where asked for
 *     ├─▶ alerts           ─▶ topic stockout-alerts, table mart.stockout_alerts
 *     ├─▶ late             ─▶ topic late-events
 *     └─▶ unknown outlets  ─▶ topic dead-letters
 * </pre>
 */
public final class StockoutPipeline {
  private static final OutputTag<LateEvent> LATE =
      new OutputTag<>("late", new AvroTypeInfo<>(LateEvent.class));
  private static final OutputTag<DeadLetter> STRANGERS =
      new OutputTag<>("unknown-outlets", new AvroTypeInfo<>(DeadLetter.class));

  private static final OutputTag<StockoutScore> SCORES =
      new OutputTag<>("scores", new AvroTypeInfo<>(StockoutScore.class));

  /**
   * What leaves the job.
   *
   * @param alerts statements about alerts
   * @param scores outlooks of all SKUs, once a day where the rules say so
   * @param late facts that came after their time was settled
   * @param unknownOutlets facts about outlets that are not known, one for each SKU of such an
   *     outlet
   */
  public record Outputs(
      DataStream<StockoutAlert> alerts,
      DataStream<StockoutScore> scores,
      DataStream<LateEvent> late,
      DataStream<DeadLetter> unknownOutlets) {}

  private StockoutPipeline() {}

  /** The type of facts on the wire between operators. */
  public static TypeInformation<Fact> factType() {
    return new ValueTypeInfo<>(Fact.class, new FactSerializer());
  }

  /**
   * Recorded facts in the order of their own time, as a source.
   *
   * @param facts must be serializable
   */
  // What replaces it takes a collection in memory, or numbers to generate from, but no iterator.
  @SuppressWarnings("deprecation")
  public static DataStream<Fact> recorded(
      StreamExecutionEnvironment environment, Iterator<Fact> facts) {
    return environment
        .fromCollection(facts, factType())
        .name(StockoutUids.FACTS)
        .uid(StockoutUids.FACTS)
        .assignTimestampsAndWatermarks(FactWatermarks.strategy(Duration.ZERO))
        .name(StockoutUids.WATERMARKS)
        .uid(StockoutUids.WATERMARKS);
  }

  /** Builds the topology over {@code facts}, which carry their watermarks. */
  public static Outputs build(DataStream<Fact> facts, StockoutJobRules rules) {
    KeyedStream<Fact, String> byOutlet =
        facts
            .filter(fact -> !(fact instanceof Fact.TimeReached))
            .name(StockoutUids.WITHOUT_HEARTBEATS)
            .uid(StockoutUids.WITHOUT_HEARTBEATS)
            .keyBy(Fact::outletId, Types.STRING);
    DataStream<RegionalSurge> surges =
        byOutlet
            .transform(
                StockoutUids.SALES,
                new ValueTypeInfo<>(RegionalEvidence.class, new EvidenceSerializer()),
                new SalesOperator(rules))
            .name(StockoutUids.SALES)
            .uid(StockoutUids.SALES)
            .keyBy(RegionalEvidence::key, Types.STRING)
            .transform(
                StockoutUids.SURGES,
                new ValueTypeInfo<>(RegionalSurge.class, new SurgeSerializer()),
                new SurgeOperator(rules))
            .name(StockoutUids.SURGES)
            .uid(StockoutUids.SURGES);
    SingleOutputStreamOperator<StockoutAlert> alerts =
        byOutlet
            .connect(surges.broadcast())
            .transform(
                StockoutUids.JUDGE,
                new AvroTypeInfo<>(StockoutAlert.class),
                new StockoutOperator(rules, LATE, STRANGERS, SCORES))
            .name(StockoutUids.JUDGE)
            .uid(StockoutUids.JUDGE);
    return new Outputs(
        alerts,
        alerts.getSideOutput(SCORES),
        alerts.getSideOutput(LATE),
        alerts.getSideOutput(STRANGERS));
  }
}
