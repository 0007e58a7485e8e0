package dev.vedette.stack;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LogTailTest {
  @TempDir private Path folder;

  @Test
  void theLastLinesAreRead() throws Exception {
    Path log = Files.writeString(folder.resolve("a.log"), "one\ntwo\nthree\n");

    assertThat(LogTail.lastLines(log, 2)).isEqualTo("two\nthree");
  }

  @Test
  void aLogThatIsNotThereIsEmpty() {
    assertThat(LogTail.lastLines(folder.resolve("none"), 2)).isEmpty();
  }

  @Test
  void problemsAreShownWithoutColoursAndWithoutTheRest() throws Exception {
    Path log =
        Files.writeString(
            folder.resolve("a.log"),
            "\u001b[32mINFO\u001b[0m all is well\n1) Error: bad setting\n\tat a.B.c\n\u001b[31mERROR\u001b[0m no\n");

    assertThat(LogTail.problems(log, 5)).isEqualTo("1) Error: bad setting\nERROR no");
  }
}
