package dev.vedette.console.view;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** How the parts of the product are, right now. */
public interface SystemHealth {
  /** Asks them; what does not answer within some seconds is missing. */
  Report report();

  /**
   * What was found.
   *
   * @param at when
   */
  record Report(
      Instant at, List<Part> parts, List<Job> jobs, List<Consumer> consumers, List<Table> tables) {
    public Report {
      parts = List.copyOf(parts);
      jobs = List.copyOf(jobs);
      consumers = List.copyOf(consumers);
      tables = List.copyOf(tables);
    }
  }

  /** A part, and whether it answers as it should. */
  record Part(String name, boolean up) {}

  /**
   * A job.
   *
   * @param state Flink's word for it
   * @param checkpointAt when the last completed checkpoint was begun; null without one
   * @param failedCheckpoints since the job was started
   * @param restarts since the job was started
   * @param failure what last made it fail
   */
  record Job(
      String name,
      String state,
      @Nullable Instant checkpointAt,
      long failedCheckpoints,
      long restarts,
      @Nullable String failure) {}

  /**
   * Who reads topics, and how far behind he is.
   *
   * @param lag records that lie in the topics and that he had not read when he last told
   */
  record Consumer(String group, String topic, long lag) {}

  /**
   * A table.
   *
   * @param committedAt when something was last written; null where nothing ever was
   */
  record Table(String name, @Nullable Instant committedAt) {}
}
