package dev.vedette.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vedette.warehouse.ParityCheck;
import dev.vedette.warehouse.ParityProgress;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class VerifyPrinterTest {
  private static final ParityCheck CASES = ParityCheck.priceCases();

  private final StringWriter out = new StringWriter();
  private final StringWriter progress = new StringWriter();
  private long seconds;

  private VerifyPrinter printer(boolean terminal) {
    return new VerifyPrinter(
        new PrintWriter(out, true),
        new PrintWriter(progress, true),
        terminal,
        () -> Duration.ofSeconds(seconds).toNanos());
  }

  /** Eighty seconds of one check, heard of every ten. */
  private void check(VerifyPrinter printer, ParityCheck.Result result) {
    printer.begin();
    for (int i = 1; i <= 7; i++) {
      seconds += 10;
      printer.at(
          CASES,
          new ParityProgress(i < 4 ? "lines" : CASES.metric(), i, 7, i * 1_000L, i * 1_500_000L));
    }
    seconds += 10;
    printer.end(CASES, result);
  }

  @Test
  void whatWasFoundIsToldWithWhatItTook() {
    VerifyPrinter printer = printer(false);
    check(printer, new ParityCheck.Result(1234, 0, List.of()));
    check(printer, new ParityCheck.Result(10, 3, List.of("this", "that")));
    printer.sum();

    assertThat(out.toString().lines())
        .containsExactly(
            "price_cases              version 1: 1,234 rows compared, 0 differences (1 min 20 s; 7,000 rows, 10.5 MB read)",
            "price_cases              version 1: 10 rows compared, 3 differences (1 min 20 s; 7,000 rows, 10.5 MB read)",
            "  this",
            "  that",
            "  and 1 more",
            "2 checks: 1,244 rows compared, 3 differences (2 min 40 s; 14,000 rows, 21.0 MB read)");
  }

  @Test
  void aLongCheckSaysNowAndThenHowFarItIs() {
    check(printer(false), new ParityCheck.Result(0, 0, List.of()));

    assertThat(progress.toString().lines())
        .containsExactly(
            "price_cases: making lines, part 3 of 7, 30.0 s, 4.5 MB read",
            "price_cases: comparing, part 6 of 7, 1 min 0 s, 9.0 MB read");
  }

  @Test
  void aTerminalsLineIsGoneWhenTheCheckHasEnded() {
    check(printer(true), new ParityCheck.Result(0, 0, List.of()));

    assertThat(progress.toString().split("\r", -1)).hasSize(1 + 7 + 2).endsWith(" ".repeat(79), "");
  }

  @Test
  void jobsThatAreWaitedForAreNamedAndThoseThatStandStill() {
    VerifyPrinter printer = printer(false);
    SortedMap<String, Long> left = new TreeMap<>(Map.of("market", 1_200_000L, "archive", 7L));
    printer.begin();
    seconds += 3;
    printer.waiting(left);
    seconds += 30;
    printer.waiting(left);
    printer.waited(left);

    assertThat(progress.toString().lines())
        .containsExactly(
            "waiting for jobs with events to read: archive 7, market 1,200,000",
            "These jobs get on no more, and what they have not read will differ: archive 7, market 1,200,000");
  }
}
