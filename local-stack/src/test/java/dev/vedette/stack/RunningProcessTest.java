package dev.vedette.stack;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RunningProcessTest {
  @TempDir private Path folder;

  @Test
  void aLivingProcessIsFound() throws Exception {
    Path file = pidFile(ProcessHandle.current().pid());

    assertThat(RunningProcess.of(file))
        .hasValueSatisfying(
            process -> {
              assertThat(process.pid()).isEqualTo(ProcessHandle.current().pid());
              assertThat(process.residentBytes().orElseThrow()).isGreaterThan(1 << 20);
            });
  }

  @Test
  void aStrangerWithTheSameNumberIsLeftAlone() throws Exception {
    Path file = pidFile(ProcessHandle.current().pid());
    Files.setLastModifiedTime(file, FileTime.from(Instant.now().minus(Duration.ofDays(1))));

    assertThat(RunningProcess.of(file)).isEmpty();
  }

  @Test
  void aProcessThatWasKilledButNotWaitedForIsGone() throws Exception {
    Process process = new ProcessBuilder("sleep", "60").start();
    Path file = pidFile(process.pid());

    process.destroyForcibly();
    process.waitFor();

    assertThat(RunningProcess.of(file)).isEmpty();
  }

  @Test
  void aHalfWrittenFileNamesNobody() throws Exception {
    assertThat(RunningProcess.of(Files.writeString(folder.resolve("x.pid"), ""))).isEmpty();
  }

  private Path pidFile(long pid) throws Exception {
    return Files.writeString(folder.resolve("x.pid"), pid + "\n");
  }
}
