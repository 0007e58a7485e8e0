package dev.vedette.benchmark;

import dev.vedette.topic.EventType;
import java.time.Duration;
import java.util.List;

/**
 * Measures a job beside consumers that only decode, over the same topics.
 *
 * @param types of the events that the job reads
 * @param events in these topics
 * @param job what the report calls it
 */
record BesideDecoding(List<EventType> types, long events, String job) {
  private static final String CONSUME = "a: consume and decode";

  /** Lets the job deal with everything. */
  interface Run {
    /** Gives the time since it decoded its first record. */
    Duration toTheEnd() throws Exception;
  }

  /** Measures both, one after the other. */
  void measure(TestBed bed, Run run, Report report, Progress progress) throws Exception {
    double before = Machine.processorSeconds();
    Duration reading = new PlainConsumers(bed.brokers(), types).run(FlinkRun.PARALLELISM);
    double between = Machine.processorSeconds();
    Duration working = run.toTheEnd();
    double after = Machine.processorSeconds();
    add(report, progress, CONSUME, reading, between - before);
    add(report, progress, "b: " + job, working, after - between);
    report.add("b / a, by events/s", "ratio", (double) reading.toNanos() / working.toNanos());
    report.add("b / a, by processor time", "ratio", (between - before) / (after - between));
  }

  private void add(
      Report report, Progress progress, String contestant, Duration time, double processorSeconds) {
    double rate = events / (time.toNanos() / 1e9);
    double cost = processorSeconds * 1e6 / events;
    report.add(contestant, "events/s", rate);
    report.add(contestant + ", processor", "µs/event", cost);
    progress.stage(
        "  %-22s %,.0f events/s, %.1f µs of processor time each".formatted(contestant, rate, cost));
  }
}
