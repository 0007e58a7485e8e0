package dev.vedette.benchmark;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReportTest {
  @Test
  void aFigureHasTheMedianAndTheSpreadOfItsRepetitions(@TempDir Path folder) throws Exception {
    Report report = new Report("some");
    report.add("speed", "events/s", 30_000);
    report.add("speed", "events/s", 10_000);
    report.add("speed", "events/s", 20_000);
    report.add("ratio", "ratio", 0.51234);

    assertThat(report.figure("speed").median()).isEqualTo(20_000);
    StringWriter printed = new StringWriter();
    report.print(new PrintWriter(printed));
    assertThat(printed.toString())
        .containsPattern("speed +events/s +20,000 +10,000 +30,000 +3")
        .containsPattern("ratio +ratio +0.5123");
    report.write(folder);
    assertThat(Files.readString(folder.resolve("some.csv")))
        .contains("some,\"speed\",events/s,2,10000.0");
    assertThat(Files.readString(folder.resolve("some.json"))).contains("\"median\" : 20000.0");
  }

  @Test
  void theMedianOfTwoLiesBetweenThem() {
    Report report = new Report("some");
    report.add("speed", "events/s", 1);
    report.add("speed", "events/s", 2);

    assertThat(report.figure("speed").median()).isEqualTo(1.5);
  }
}
