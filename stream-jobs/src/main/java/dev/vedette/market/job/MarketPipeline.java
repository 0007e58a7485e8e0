package dev.vedette.market.job;

import dev.vedette.event.BrandTrend;
import dev.vedette.event.LateEvent;
import dev.vedette.event.MarketPane;
import dev.vedette.flink.HeartbeatWatermarks;
import dev.vedette.flink.MappedIterator;
import dev.vedette.flink.RollUpOperator;
import dev.vedette.market.Contribution;
import dev.vedette.market.Fact;
import dev.vedette.market.Pane;
import dev.vedette.market.ProductFile;
import dev.vedette.provenance.Origin;
import java.time.Instant;
import java.util.Iterator;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.formats.avro.typeutils.AvroTypeInfo;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.datastream.KeyedStream;
import org.apache.flink.streaming.api.datastream.SingleOutputStreamOperator;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.util.OutputTag;

/**
 * The whole topology of the market job. Sources and sinks are passed in, so that tests run this
 * one.
 *
 * <pre>
 *   facts: outlets, products, orders, readings, prices, heartbeats; with watermarks
 *     │ of outlets, keyed by outlet            │ of products
 *     │                                        ▼
 *     │                                    register, one task: from when on each holds ──▶ late
 *     │                                        │ broadcast
 *     ▼                                        ▼
 *   outlets: book of each, and all products ──▶ late ─▶ topic late-events
 *     │ what each adds to the panes of a period, when it is over; then changes
 *     ▼
 *   roll up: sums for every level of the region path and group of outlets, within each task
 *     │ key by period, item, group and region
 *     ▼
 *   panes: tally of each, and its revisions ─▶ table mart.market_panes
 *     │ of cycles and all outlets, key by region      │ the register's word, broadcast
 *     ▼                                               ▼
 *   trends: of each SKU and brand, when a cycle is over and when it is settled ─▶ table mart.brand_trends
 * </pre>
 */
public final class MarketPipeline {
  static final OutputTag<LateEvent> LATE =
      new OutputTag<>("late", new AvroTypeInfo<>(LateEvent.class));

  /**
   * What leaves the job.
   *
   * @param panes revisions of the panes
   * @param trends revisions of the trends
   * @param late facts that came after their cycle was settled
   */
  public record Outputs(
      DataStream<MarketPane> panes, DataStream<BrandTrend> trends, DataStream<LateEvent> late) {}

  private MarketPipeline() {}

  /** What arrivals say about time. */
  static final class Times implements HeartbeatWatermarks.Times<Arrival> {
    private static final long serialVersionUID = 1;

    @Override
    public Instant of(Arrival arrival) {
      return arrival.fact().at();
    }

    @Override
    public boolean isHeartbeat(Arrival arrival) {
      return arrival.fact() instanceof Fact.TimeReached;
    }
  }

  /**
   * Recorded facts with their watermarks, in place of the topics. Their origin is not known.
   *
   * @param facts in the order of their time; serializable
   */
  // What replaces it takes a collection in memory, or numbers to generate from, but no iterator.
  @SuppressWarnings("deprecation")
  public static DataStream<Arrival> recorded(
      StreamExecutionEnvironment environment, Iterator<Fact> facts, MarketRules rules) {
    return environment
        .fromCollection(
            new MappedIterator<>(facts, fact -> new Arrival(fact, Origin.line(0))),
            MarketTypes.arrivals())
        .name(MarketUids.FACTS)
        .uid(MarketUids.FACTS)
        .assignTimestampsAndWatermarks(
            HeartbeatWatermarks.strategy(new Times(), rules.allowedLateness()))
        .name(MarketUids.WATERMARKS)
        .uid(MarketUids.WATERMARKS);
  }

  /** Builds the topology over {@code facts}, which carry their watermarks. */
  public static Outputs build(DataStream<Arrival> facts, MarketRules rules) {
    SingleOutputStreamOperator<ProductFile.Word> register =
        facts
            .filter(arrival -> arrival.fact() instanceof Fact.Made)
            .name(MarketUids.PRODUCT_FACTS)
            .uid(MarketUids.PRODUCT_FACTS)
            .transform(
                MarketUids.REGISTER,
                MarketTypes.words(),
                new RegisterOperator(rules.periods(), LATE))
            .name(MarketUids.REGISTER)
            .uid(MarketUids.REGISTER)
            .setParallelism(1)
            .setMaxParallelism(1);
    KeyedStream<Arrival, String> ofOutlets =
        facts
            .filter(arrival -> arrival.fact() instanceof Fact.OfOutlet)
            .name(MarketUids.OUTLET_FACTS)
            .uid(MarketUids.OUTLET_FACTS)
            .keyBy(arrival -> ((Fact.OfOutlet) arrival.fact()).outletId(), Types.STRING);
    SingleOutputStreamOperator<Contribution> contributions =
        ofOutlets
            .connect(register.broadcast())
            .transform(
                MarketUids.OUTLETS, MarketTypes.contributions(), new OutletOperator(rules, LATE))
            .name(MarketUids.OUTLETS)
            .uid(MarketUids.OUTLETS);
    DataStream<MarketPane> panes =
        contributions
            .transform(
                MarketUids.ROLL_UP, MarketTypes.changes(), new RollUpOperator<>(new PaneCube()))
            .name(MarketUids.ROLL_UP)
            .uid(MarketUids.ROLL_UP)
            .keyBy(change -> key(change.pane()), Types.STRING)
            .process(new PaneFunction(rules), new AvroTypeInfo<>(MarketPane.class))
            .name(MarketUids.PANES)
            .uid(MarketUids.PANES);
    DataStream<BrandTrend> trends =
        panes
            .filter(new TrendPanes(rules.periods()))
            .name(MarketUids.TREND_PANES)
            .uid(MarketUids.TREND_PANES)
            .keyBy(MarketPane::getRegion, Types.STRING)
            .connect(register.broadcast(MarketState.PRODUCTS))
            .process(new TrendFunction(rules), new AvroTypeInfo<>(BrandTrend.class))
            .name(MarketUids.TRENDS)
            .uid(MarketUids.TRENDS);
    return new Outputs(
        panes, trends, contributions.getSideOutput(LATE).union(register.getSideOutput(LATE)));
  }

  /** Text, since its hash is the same in every process. */
  static String key(Pane pane) {
    return String.join(
        "\n",
        Long.toString(pane.period().firstDay()),
        Integer.toString(pane.period().days()),
        pane.item().kind().word(),
        pane.item().name(),
        pane.group().kind().word(),
        pane.group().value(),
        pane.region());
  }
}
