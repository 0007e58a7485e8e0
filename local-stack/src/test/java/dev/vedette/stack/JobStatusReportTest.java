package dev.vedette.stack;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class JobStatusReportTest {
  @Test
  void theInnermostCauseIsShown() {
    assertThat(
            JobStatusReport.cause(
                "java.lang.RuntimeException: outer\n\tat a.b\nCaused by: x.Y: disk full\n\tat c.d\n"))
        .isEqualTo("x.Y: disk full");
  }

  @Test
  void ofAJobThatRunsNowAndThenTheNewestRunIsShown() throws Exception {
    JsonNode jobs =
        new ObjectMapper()
            .readTree(
                """
                [{"name": "rejudge", "start-time": 2, "state": "FINISHED"},
                 {"name": "price", "start-time": 1, "state": "RUNNING"},
                 {"name": "rejudge", "start-time": 1, "state": "FAILED"}]
                """);
    assertThat(JobStatusReport.newest(jobs))
        .extracting(job -> job.path("name").asText() + " " + job.path("state").asText())
        .containsExactly("rejudge FINISHED", "price RUNNING");
  }

  @Test
  void aLongFailureIsCut() {
    assertThat(JobStatusReport.cause("x".repeat(1000))).hasSize(301).endsWith("…");
  }

  @Test
  void aJobThatHasDoneItsWorkIsWell() {
    assertThat(inState("RUNNING").isWell()).isTrue();
    assertThat(inState("FINISHED").isWell()).isTrue();
    assertThat(inState("RESTARTING").isWell()).isFalse();
    assertThat(inState("FAILED").isWell()).isFalse();
  }

  private static JobStatusReport inState(String state) {
    return new JobStatusReport("price-rejudge", state, Optional.empty(), 0, 0, Optional.empty());
  }
}
