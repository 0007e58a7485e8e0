package dev.vedette.ingestion.file;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vedette.ingestion.Reason;
import dev.vedette.ingestion.Rejection;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class LoadPrinterTest {
  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
  private final PrintStream out = new PrintStream(bytes, true, StandardCharsets.UTF_8);

  private String printed() {
    return bytes.toString(StandardCharsets.UTF_8);
  }

  @Test
  void aTerminalSeesABarThatEndsFull() {
    LoadPrinter printer = LoadPrinter.onTerminal(out);
    printer.sending(1, 3);
    printer.sending(2, 3);
    printer.sending(3, 3);
    assertThat(printed()).startsWith("\rsending [##############################] 100 %");
    assertThat(printed()).endsWith(System.lineSeparator());
  }

  @Test
  void aPipeSeesPlainLines() {
    LoadPrinter printer = LoadPrinter.plain(out);
    printer.reading(1, 2);
    printer.reading(2, 2);
    assertThat(printed()).doesNotContain("\r\r").startsWith("reading [");
  }

  @Test
  void theReportNamesEachFileAndWhatCouldNotBeRead() {
    LoadPrinter.plain(out)
        .print(
            new LoadReport(
                List.of(
                    new LoadReport.FileCounts("orders.csv", 1000, 2, 0),
                    new LoadReport.FileCounts("visits.csv.gz", 5, 0, 1)),
                List.of(
                    new FileFault(
                        "needs.csv", Rejection.of(Reason.UNKNOWN_COLUMN, "no such column"))),
                true,
                Duration.ofSeconds(2)));
    assertThat(printed().lines())
        .containsExactly(
            "                  accepted     repeated     rejected",
            "orders.csv           1,000            2            0",
            "visits.csv.gz            5            0            1",
            "total                1,005            2            1",
            "504 rows/s, 2.0 s in all",
            "See why rows were rejected: ./vedette dead-letters list",
            "The broker holds too many records to look for repeats among them; what is derived counts each id once all the same.",
            "Cannot read needs.csv: no such column");
  }
}
