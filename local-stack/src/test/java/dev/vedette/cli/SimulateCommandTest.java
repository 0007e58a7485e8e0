package dev.vedette.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class SimulateCommandTest {
  private String printed = "";

  @TempDir private Path folder;

  @Test
  void aMarketIsWrittenWithItsTruth() {
    Path out = folder.resolve("market");
    assertThat(run("--out", out.toString(), "--outlets", "20", "--skus=5", "--days=14")).isZero();
    assertThat(out.resolve("inventory-readings.csv.gz")).isNotEmptyFile();
    assertThat(out.resolve("truth/days.csv.gz")).isNotEmptyFile();
    assertThat(printed).contains("20 outlets").contains("rows/s");
  }

  @Test
  void aFolderThatHoldsSomethingIsLeftAlone() throws Exception {
    Files.writeString(folder.resolve("mine"), "");
    assertThat(run("--out", folder.toString())).isEqualTo(CommandLine.ExitCode.SOFTWARE);
    assertThat(printed).contains("there is something in it already");
  }

  @Test
  void whatCannotBeSimulatedIsMisuse() {
    String out = folder.resolve("none").toString();
    assertThat(run("--out", out, "--outlets=0")).isEqualTo(CommandLine.ExitCode.USAGE);
    assertThat(run("--out", out, "--cheats=0.7")).isEqualTo(CommandLine.ExitCode.USAGE);
    assertThat(run("--out", out, "--speed=1")).isEqualTo(CommandLine.ExitCode.USAGE);
    assertThat(run("--out", out, "--live")).isEqualTo(CommandLine.ExitCode.USAGE);
    assertThat(run("--live", "--rate=0")).isEqualTo(CommandLine.ExitCode.USAGE);
    assertThat(run()).isEqualTo(CommandLine.ExitCode.USAGE);
    assertThat(Path.of(out)).doesNotExist();
  }

  @Test
  void theHelpTellsUnitsAndDefaults() {
    assertThat(run("--help")).isZero();
    assertThat(printed.replaceAll("\\s+", " "))
        .contains("packs a day")
        .contains("default: 200")
        .contains("default: 0.08");
  }

  private int run(String... arguments) {
    String[] all = new String[arguments.length + 1];
    all[0] = "simulate";
    System.arraycopy(arguments, 0, all, 1, arguments.length);
    Outcome outcome = Outcome.of(all);
    printed = outcome.out();
    return outcome.exitCode();
  }
}
