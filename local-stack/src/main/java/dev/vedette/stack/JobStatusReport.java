package dev.vedette.stack;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * How a job is, as Flink's REST interface tells it.
 *
 * @param name the job's name
 * @param state Flink's word for it, such as RUNNING, RESTARTING or FAILED
 * @param lastCheckpoint the last one completed
 * @param failedCheckpoints since the job was started
 * @param restarts since the job was started
 * @param failure the first line of what last made it fail
 */
public record JobStatusReport(
    String name,
    String state,
    Optional<Checkpoint> lastCheckpoint,
    long failedCheckpoints,
    long restarts,
    Optional<String> failure) {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final int LONGEST_FAILURE = 300;

  /** A completed checkpoint and when it was begun. */
  public record Checkpoint(long number, Instant at) {}

  /**
   * All jobs of the stack; none while Flink does not answer. Of one that runs now and then, the
   * newest run.
   */
  public static List<JobStatusReport> all(Health health) {
    return newest(read(health, "/jobs/overview").path("jobs")).stream()
        .map(job -> of(health, job))
        .toList();
  }

  static List<JsonNode> newest(JsonNode jobs) {
    Map<String, JsonNode> byName = new LinkedHashMap<>();
    for (JsonNode job : jobs) {
      byName.merge(
          job.path("name").asText(),
          job,
          (one, other) ->
              other.path("start-time").asLong() > one.path("start-time").asLong() ? other : one);
    }
    return List.copyOf(byName.values());
  }

  /** Whether it works, or has done its work: a job over the tables has an end. */
  public boolean isWell() {
    return state.equals("RUNNING") || state.equals("FINISHED");
  }

  private static JobStatusReport of(Health health, JsonNode job) {
    String path = "/jobs/" + job.path("jid").asText();
    JsonNode checkpoints = read(health, path + "/checkpoints");
    JsonNode last = checkpoints.path("latest").path("completed");
    JsonNode exceptions = read(health, path + "/exceptions").path("exceptionHistory");
    return new JobStatusReport(
        job.path("name").asText(),
        job.path("state").asText(),
        last.isObject()
            ? Optional.of(
                new Checkpoint(
                    last.path("id").asLong(),
                    Instant.ofEpochMilli(last.path("trigger_timestamp").asLong())))
            : Optional.empty(),
        checkpoints.path("counts").path("failed").asLong(),
        restarts(health, path),
        exceptions.path("entries").isEmpty()
            ? Optional.empty()
            : Optional.of(cause(exceptions.path("entries").path(0).path("stacktrace").asText())));
  }

  private static long restarts(Health health, String path) {
    for (JsonNode metric : read(health, path + "/metrics?get=numRestarts")) {
      return metric.path("value").asLong();
    }
    return 0;
  }

  /** The innermost cause of a printed stack trace, which says more than its first line. */
  static String cause(String trace) {
    String found = trace.lines().findFirst().orElse("");
    for (String line : trace.lines().toList()) {
      if (line.startsWith("Caused by: ")) {
        found = line.substring("Caused by: ".length());
      }
    }
    return found.length() <= LONGEST_FAILURE ? found : found.substring(0, LONGEST_FAILURE) + "…";
  }

  private static JsonNode read(Health health, String path) {
    try {
      return JSON.readTree(health.body(Port.FLINK, path).orElse("{}"));
    } catch (JsonProcessingException e) {
      throw new StackException("Cannot understand Flink's answer to " + path + ".", e);
    }
  }
}
