package dev.vedette.stockout.job;

import dev.vedette.event.DeadLetter;
import dev.vedette.event.LateEvent;
import dev.vedette.event.StockoutAlert;
import dev.vedette.event.StockoutScore;
import dev.vedette.flink.HeartbeatWatermarks;
import dev.vedette.flink.ValueTypeInfo;
import dev.vedette.stockout.Fact;
import dev.vedette.stockout.IncidentWord;
import dev.vedette.stockout.News;
import dev.vedette.stockout.RegionalEvidence;
import java.time.Duration;
import java.util.Iterator;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.formats.avro.typeutils.AvroTypeInfo;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.datastream.KeyedStream;
import org.apache.flink.streaming.api.datastream.SingleOutputStreamOperator;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.util.Collector;
import org.apache.flink.util.OutputTag;

/**
 * The whole topology of the stockout job. Sources and sinks are passed in, so that tests and
 * replays run this one.
 *
 * <pre>
 *   facts: outlets, deliveries, readings, orders, products, depot counts, heartbeats; with watermarks
 *     ├───────────────────────────┬─────────────────────────────────────┬────────────┐
 *     │ of outlets, by outlet     │ depot counts, by region and SKU     │ products   │
 *     ├────────────────────────┐  ▼                                     │            │
 *     ▼                        │ depots: where they are short           │            │
 *   sales: what went           │  ├─ when incidents begin and end ──┐   │            │
 *     │ by region and SKU      │  │ to every instance               │   │            │
 *     ▼                        │  │                                 │   │            │
 *   surges: how the region     │  │                                 │   │            │
 *     │     differs from usual │  │                                 │   │            │
 *     │ to every instance      │  │        to every instance        │   │            │
 *     ▼                        ▼  ▼                                 │   ▼            │
 *   judge: books of each SKU; settled by event time, provisional at once ◀───────────┘
 *     ├─▶ scores           ─▶ table mart.stockout_scores, where asked for
 *     ├─▶ late             ─▶ topic late-events, with those of depots
 *     ├─▶ unknown outlets  ─▶ topic dead-letters
 *     ├─▶ alerts           ─▶ topic stockout-alerts, table mart.stockout_alerts
 *     │ those held back, by incident                                │
 *     ▼                                                             │
 *   incidents: stated once for the outlets that they hold back ◀────┘
 *     └─▶ alerts, with the others
 * </pre>
 */
public final class StockoutPipeline {
  private static final OutputTag<LateEvent> LATE =
      new OutputTag<>("late", new AvroTypeInfo<>(LateEvent.class));
  private static final OutputTag<DeadLetter> STRANGERS =
      new OutputTag<>("unknown-outlets", new AvroTypeInfo<>(DeadLetter.class));

  private static final OutputTag<StockoutScore> SCORES =
      new OutputTag<>("scores", new AvroTypeInfo<>(StockoutScore.class));

  private static final TypeInformation<News> NEWS =
      new ValueTypeInfo<>(News.class, new NewsSerializer());

  private static final OutputTag<IncidentWord> WORDS =
      new OutputTag<>(
          "incident-words", new ValueTypeInfo<>(IncidentWord.class, new IncidentWordSerializer()));

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
        .assignTimestampsAndWatermarks(HeartbeatWatermarks.strategy(new FactTimes(), Duration.ZERO))
        .name(StockoutUids.WATERMARKS)
        .uid(StockoutUids.WATERMARKS);
  }

  /** Builds the topology over {@code facts}, which carry their watermarks. */
  public static Outputs build(DataStream<Fact> facts, StockoutJobRules rules) {
    KeyedStream<Fact, String> byOutlet =
        facts
            .filter(fact -> !fact.outletId().isEmpty())
            .name(StockoutUids.WITHOUT_HEARTBEATS)
            .uid(StockoutUids.WITHOUT_HEARTBEATS)
            .keyBy(Fact::outletId, Types.STRING);
    DataStream<News> surges =
        byOutlet
            .transform(
                StockoutUids.SALES,
                new ValueTypeInfo<>(RegionalEvidence.class, new EvidenceSerializer()),
                new SalesOperator(rules))
            .name(StockoutUids.SALES)
            .uid(StockoutUids.SALES)
            .keyBy(RegionalEvidence::key, Types.STRING)
            .transform(StockoutUids.SURGES, NEWS, new SurgeOperator(rules))
            .name(StockoutUids.SURGES)
            .uid(StockoutUids.SURGES);
    DataStream<News> products =
        facts
            .flatMap(StockoutPipeline::products, NEWS)
            .name(StockoutUids.PRODUCTS)
            .uid(StockoutUids.PRODUCTS);
    SingleOutputStreamOperator<News> depots =
        facts
            .filter(Fact.DepotCounted.class::isInstance)
            .name(StockoutUids.DEPOT_COUNTS)
            .uid(StockoutUids.DEPOT_COUNTS)
            .keyBy(DepotOperator::key, Types.STRING)
            .transform(StockoutUids.DEPOTS, NEWS, new DepotOperator(rules, WORDS, LATE))
            .name(StockoutUids.DEPOTS)
            .uid(StockoutUids.DEPOTS);
    SingleOutputStreamOperator<StockoutAlert> alerts =
        byOutlet
            .connect(surges.union(products, depots).broadcast())
            .transform(
                StockoutUids.JUDGE,
                new AvroTypeInfo<>(StockoutAlert.class),
                new StockoutOperator(rules, LATE, STRANGERS, SCORES))
            .name(StockoutUids.JUDGE)
            .uid(StockoutUids.JUDGE);
    DataStream<StockoutAlert> heldBack =
        alerts
            .filter(alert -> alert.getIncidentId() != null)
            .name(StockoutUids.HELD_BACK)
            .uid(StockoutUids.HELD_BACK);
    DataStream<StockoutAlert> incidents =
        depots
            .getSideOutput(WORDS)
            .keyBy(IncidentWord::incidentId, Types.STRING)
            .connect(heldBack.keyBy(StockoutAlert::getIncidentId, Types.STRING))
            .transform(
                StockoutUids.INCIDENTS,
                new AvroTypeInfo<>(StockoutAlert.class),
                new IncidentOperator(rules))
            .name(StockoutUids.INCIDENTS)
            .uid(StockoutUids.INCIDENTS);
    return new Outputs(
        alerts.union(incidents),
        alerts.getSideOutput(SCORES),
        alerts.getSideOutput(LATE).union(depots.getSideOutput(LATE)),
        alerts.getSideOutput(STRANGERS));
  }

  private static void products(Fact fact, Collector<News> out) {
    if (fact instanceof Fact.ProductChanged changed) {
      out.collect(changed);
    }
  }
}
