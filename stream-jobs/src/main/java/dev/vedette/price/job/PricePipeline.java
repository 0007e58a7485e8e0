package dev.vedette.price.job;

import dev.vedette.event.DeadLetter;
import dev.vedette.event.PriceCase;
import dev.vedette.event.PriceRejudgeRequest;
import dev.vedette.event.PriceVerdict;
import dev.vedette.flink.HeartbeatWatermarks;
import dev.vedette.flink.MappedIterator;
import dev.vedette.price.Fact;
import java.time.Duration;
import java.util.Iterator;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.formats.avro.typeutils.AvroTypeInfo;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.datastream.SingleOutputStreamOperator;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.util.OutputTag;

/**
 * The whole topology of the price job. Sources and sinks are passed in, so that tests and replays
 * run this one.
 *
 * <pre>
 *   facts: outlets, products, price rules, observations, heartbeats; with watermarks
 *     │ rules that cannot be applied ─▶ topic dead-letters
 *     │                                  │ rules and products, and the watermark of all
 *     │ outlets and observations,        ▼
 *     │ key by outlet                  clerk, one alone: new law and the horizon, in one order
 *     │                                  │                               │
 *     ▼                                  │ to every judge                │ what lies
 *   judge: dossiers of each outlet's ◀───┘                               │ before the
 *     │    prices after the horizon ─────────────▶ requests, put together ◀ horizon
 *     ▼                                             │
 *   statements about verdicts                       ▼
 *     ├─▶ topic price-verdicts                    topic price-rejudge-requests
 *     └─▶ table mart.price_verdicts                 └─▶ {@link PriceRejudgeJob}
 *
 *   topic price-verdicts: the statements of this job and of the other
 *     │ key by outlet and SKU
 *     ▼
 *   cases ─▶ topic price-cases
 * </pre>
 *
 * <p>Watermarks move the horizon and nothing else: a verdict depends on facts, not on their order.
 */
public final class PricePipeline {
  private static final OutputTag<PriceRejudgeRequest> REQUESTS =
      new OutputTag<>("requests", new AvroTypeInfo<>(PriceRejudgeRequest.class));

  /**
   * What leaves the job.
   *
   * @param verdicts statements about verdicts
   * @param requests what to judge again from the tables
   * @param deadLetters of rules that cannot be applied
   */
  public record Outputs(
      DataStream<PriceVerdict> verdicts,
      DataStream<PriceRejudgeRequest> requests,
      DataStream<DeadLetter> deadLetters) {}

  private PricePipeline() {}

  /** The type of what the job reads. */
  static TypeInformation<Arrival> arrivalType() {
    return PriceTypes.arrivals();
  }

  /**
   * Recorded facts as a source.
   *
   * @param facts must be serializable
   */
  // What replaces it takes a collection in memory, or numbers to generate from, but no iterator.
  @SuppressWarnings("deprecation")
  public static DataStream<Arrival> recorded(
      StreamExecutionEnvironment environment, Iterator<Fact> facts) {
    return environment
        .fromCollection(new MappedIterator<>(facts, Arrival.Reported::new), arrivalType())
        .name(PriceUids.FACTS)
        .uid(PriceUids.FACTS)
        .assignTimestampsAndWatermarks(
            HeartbeatWatermarks.strategy(new Arrival.Times(), Duration.ZERO))
        .name(PriceUids.WATERMARKS)
        .uid(PriceUids.WATERMARKS);
  }

  /**
   * The cases that follow from statements about verdicts, whoever made them.
   *
   * @param statements those of one verdict may come in any order, and more than once
   */
  public static DataStream<PriceCase> cases(DataStream<PriceVerdict> statements) {
    return statements
        .keyBy(CaseRecords::shelf, Types.STRING)
        .process(new CaseFunction(), new AvroTypeInfo<>(PriceCase.class))
        .name(PriceUids.CASES)
        .uid(PriceUids.CASES);
  }

  /** Builds the topology over {@code facts}, which carry their watermarks. */
  public static Outputs build(DataStream<Arrival> facts, PriceJobRules rules) {
    return build(facts, rules, 0);
  }

  /**
   * Builds the topology over {@code facts}, which carry their watermarks.
   *
   * @param runsBefore how many runs have left statements, should their state be lost
   */
  static Outputs build(DataStream<Arrival> facts, PriceJobRules rules, int runsBefore) {
    SingleOutputStreamOperator<LawChange> law =
        facts
            .filter(arrival -> arrival instanceof Arrival.Reported reported && reported.isLaw())
            .name(PriceUids.LAW)
            .uid(PriceUids.LAW)
            .transform(PriceUids.CLERK, PriceTypes.lawChanges(), new LawClerk(rules, REQUESTS))
            .name(PriceUids.CLERK)
            .uid(PriceUids.CLERK)
            .setParallelism(1)
            .setMaxParallelism(1);
    SingleOutputStreamOperator<PriceVerdict> verdicts =
        facts
            .filter(arrival -> arrival instanceof Arrival.Reported reported && !reported.isLaw())
            .name(PriceUids.OF_OUTLETS)
            .uid(PriceUids.OF_OUTLETS)
            .keyBy(arrival -> ((Arrival.Reported) arrival).outletId(), Types.STRING)
            .connect(law.broadcast(PriceState.LAW, PriceState.HORIZON))
            .process(
                new JudgeFunction(rules, REQUESTS, JudgeFunction.RunId.OF_JOB, runsBefore),
                new AvroTypeInfo<>(PriceVerdict.class))
            .name(PriceUids.JUDGE)
            .uid(PriceUids.JUDGE);
    DataStream<PriceRejudgeRequest> requests =
        verdicts
            .getSideOutput(REQUESTS)
            .union(law.getSideOutput(REQUESTS))
            .transform(
                PriceUids.REQUESTS,
                new AvroTypeInfo<>(PriceRejudgeRequest.class),
                new RequestOperator())
            .name(PriceUids.REQUESTS)
            .uid(PriceUids.REQUESTS);
    DataStream<DeadLetter> deadLetters =
        facts
            .flatMap(new RefusedRules(), new AvroTypeInfo<>(DeadLetter.class))
            .name(PriceUids.REFUSED)
            .uid(PriceUids.REFUSED);
    return new Outputs(verdicts, requests, deadLetters);
  }
}
