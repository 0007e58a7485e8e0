package dev.vedette.stack;

import static org.assertj.core.api.Assertions.assertThat;

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
  void aLongFailureIsCut() {
    assertThat(JobStatusReport.cause("x".repeat(1000))).hasSize(301).endsWith("…");
  }
}
