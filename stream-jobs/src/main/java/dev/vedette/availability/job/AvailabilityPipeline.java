package dev.vedette.availability.job;

import dev.vedette.availability.Cell;
import dev.vedette.availability.Contribution;
import dev.vedette.availability.Fact;
import dev.vedette.event.Availability;
import dev.vedette.event.LateEvent;
import dev.vedette.flink.HeartbeatWatermarks;
import dev.vedette.flink.RollUpOperator;
import java.time.Instant;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.formats.avro.typeutils.AvroTypeInfo;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.datastream.SingleOutputStreamOperator;
import org.apache.flink.util.OutputTag;

/**
 * The whole topology of the availability job. Sources and sinks are passed in, so that tests run
 * this one.
 *
 * <pre>
 *   facts: outlets, orders, readings, heartbeats; with watermarks
 *     │ without heartbeats (they have moved the watermark)
 *     │ key by outlet
 *     ▼
 *   outlets: books of each SKU and cycle ──▶ late ─▶ topic late-events
 *     │ changes in what an outlet adds to the counts of its region
 *     ▼
 *   roll up: sums for every level of the region path, within each task
 *     │ key by SKU, cycle and region
 *     ▼
 *   cells: counts of each, and what follows from them ─▶ table mart.availability
 * </pre>
 */
final class AvailabilityPipeline {
  static final OutputTag<LateEvent> LATE =
      new OutputTag<>("late", new AvroTypeInfo<>(LateEvent.class));

  /**
   * What leaves the job.
   *
   * @param results revisions of the measures
   * @param late facts that came after their cycle was settled
   */
  record Outputs(DataStream<Availability> results, DataStream<LateEvent> late) {}

  private AvailabilityPipeline() {}

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

  /** Builds the topology over {@code facts}, which carry their watermarks. */
  static Outputs build(DataStream<Arrival> facts, AvailabilityRules rules) {
    SingleOutputStreamOperator<Contribution> contributions =
        facts
            .filter(arrival -> !(arrival.fact() instanceof Fact.TimeReached))
            .name(AvailabilityUids.WITHOUT_HEARTBEATS)
            .uid(AvailabilityUids.WITHOUT_HEARTBEATS)
            .keyBy(arrival -> arrival.fact().outletId(), Types.STRING)
            .transform(
                AvailabilityUids.OUTLETS,
                AvailabilityTypes.contributions(),
                new OutletOperator(rules.cycles(), LATE))
            .name(AvailabilityUids.OUTLETS)
            .uid(AvailabilityUids.OUTLETS);
    DataStream<Availability> results =
        contributions
            .transform(
                AvailabilityUids.ROLL_UP,
                AvailabilityTypes.contributions(),
                new RollUpOperator<>(new RegionCube()))
            .name(AvailabilityUids.ROLL_UP)
            .uid(AvailabilityUids.ROLL_UP)
            .keyBy(contribution -> key(contribution.cell()), Types.STRING)
            .process(new CellFunction(rules), new AvroTypeInfo<>(Availability.class))
            .name(AvailabilityUids.CELLS)
            .uid(AvailabilityUids.CELLS);
    return new Outputs(results, contributions.getSideOutput(LATE));
  }

  /** Text, since its hash is the same in every process. */
  static String key(Cell cell) {
    return cell.sku() + '\n' + cell.cycle() + '\n' + cell.region();
  }
}
