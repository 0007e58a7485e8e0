package dev.vedette.stack;

import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/**
 * A job that the stack runs.
 *
 * @param name short name, also of the file that remembers the job's id
 * @param withoutNewest what to do when the newest checkpoint cannot be read
 * @param pipeline adds the job's whole topology to an environment
 */
public record StackJob(String name, WithoutNewest withoutNewest, Pipeline pipeline) {

  /** How a job goes on when its newest completed checkpoint is damaged. */
  public enum WithoutNewest {
    /** From an older one. Results may come twice, so they must carry their own identity. */
    OLDER_CHECKPOINT,
    /**
     * With empty state. For a job that finds in its own results where to go on; an older checkpoint
     * would make it write again what it has written.
     */
    EMPTY_STATE
  }

  /** The topology. */
  @FunctionalInterface
  public interface Pipeline {
    /** Adds sources, operators and sinks; does not execute. */
    void define(StreamExecutionEnvironment environment);
  }
}
