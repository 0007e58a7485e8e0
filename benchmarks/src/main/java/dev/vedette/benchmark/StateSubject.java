package dev.vedette.benchmark;

import java.io.IOException;
import java.time.Duration;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/** A job whose state is measured, and the market that it reads. */
interface StateSubject {
  /**
   * What the bytes of an operator are divided by.
   *
   * @param unit what one of them is
   * @param number how many there are
   */
  record Keys(String unit, long number) {}

  /** Fills the job's topics; gives the number of events in them. */
  long write(TestBed bed, Progress progress) throws IOException;

  /** Adds the job. */
  void define(StreamExecutionEnvironment environment, String brokers);

  /** Waits until the job has dealt with all of it; gives the time since its first record. */
  Duration toTheEnd(FlinkRun run) throws Exception;

  /** Keys of the operator with this uid, once the job has dealt with all. */
  Keys keys(String operator);
}
