package dev.vedette.cli;

import dev.vedette.warehouse.ParityCheck;
import dev.vedette.warehouse.ParityProgress;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.Locale;
import java.util.SortedMap;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/**
 * Prints what the checks of the marts found. How a check goes on is told apart: over its own line
 * on a terminal, else where it takes long.
 */
final class VerifyPrinter {
  private static final Duration TERMINAL_INTERVAL = Duration.ofMillis(200);
  private static final Duration PLAIN_INTERVAL = Duration.ofSeconds(30);
  private static final int LINE = 79;

  private final PrintWriter out;
  private final PrintWriter progress;
  private final boolean overwrites;
  private final LongSupplier nanos;
  private final long begin;
  private long checkBegin;
  private long toldAt;
  private long rowsRead;
  private long bytesRead;
  private int checks;
  private long compared;
  private long differing;
  private long totalRowsRead;
  private long totalBytesRead;

  /**
   * @param out what was found
   * @param progress how it goes on
   * @param overwrites whether this is a terminal
   * @param nanos a clock
   */
  VerifyPrinter(PrintWriter out, PrintWriter progress, boolean overwrites, LongSupplier nanos) {
    this.out = out;
    this.progress = progress;
    this.overwrites = overwrites;
    this.nanos = nanos;
    this.begin = nanos.getAsLong();
  }

  /** A check begins, or a wait. */
  synchronized void begin() {
    checkBegin = nanos.getAsLong();
    toldAt = checkBegin;
  }

  /** Hears how it goes on, on any thread. */
  synchronized void at(ParityCheck check, ParityProgress at) {
    rowsRead = at.rowsRead();
    bytesRead = at.bytesRead();
    tell(
        () ->
            "%s: %s%s, %s, %s read"
                .formatted(
                    check.metric(),
                    at.table().equals(check.metric()) ? "comparing" : "making " + at.table(),
                    at.parts() > 1 ? ", part %,d of %,d".formatted(at.part(), at.parts()) : "",
                    time(nanos.getAsLong() - checkBegin),
                    bytes(at.bytesRead())));
  }

  /** Jobs have still to read so many events. */
  synchronized void waiting(SortedMap<String, Long> left) {
    tell(() -> "waiting for jobs with events to read: " + jobs(left));
  }

  /** The wait is over, and so many events are left. */
  synchronized void waited(SortedMap<String, Long> left) {
    clear();
    if (!left.isEmpty()) {
      progress.println(
          "These jobs get on no more, and what they have not read will differ: " + jobs(left));
      progress.flush();
    }
  }

  private static String jobs(SortedMap<String, Long> left) {
    return left.entrySet().stream()
        .map(job -> String.format(Locale.ROOT, "%s %,d", job.getKey(), job.getValue()))
        .collect(Collectors.joining(", "));
  }

  private void tell(Supplier<String> what) {
    long now = nanos.getAsLong();
    if (now - toldAt < (overwrites ? TERMINAL_INTERVAL : PLAIN_INTERVAL).toNanos()) {
      return;
    }
    toldAt = now;
    String line = what.get();
    if (overwrites) {
      progress.printf("\r%-" + LINE + "s", line);
    } else {
      progress.println(line);
    }
    progress.flush();
  }

  /** A check has ended. */
  synchronized void end(ParityCheck check, ParityCheck.Result result) {
    clear();
    out.printf(
        Locale.ROOT,
        "%-24s version %d: %,d rows compared, %,d differences (%s; %,d rows, %s read)%n",
        check.metric(),
        check.version(),
        result.compared(),
        result.differing(),
        time(nanos.getAsLong() - checkBegin),
        rowsRead,
        bytes(bytesRead));
    result.examples().forEach(example -> out.printf("  %s%n", example));
    if (result.differing() > result.examples().size()) {
      out.printf(Locale.ROOT, "  and %,d more%n", result.differing() - result.examples().size());
    }
    out.flush();
    checks++;
    compared += result.compared();
    differing += result.differing();
    totalRowsRead += rowsRead;
    totalBytesRead += bytesRead;
  }

  /** All checks have ended, or one of them failed and no more come. */
  synchronized void clear() {
    if (overwrites) {
      progress.printf("\r%-" + LINE + "s\r", "");
      progress.flush();
    }
  }

  /** The sum of all. */
  synchronized void sum() {
    out.printf(
        Locale.ROOT,
        "%d %s: %,d rows compared, %,d differences (%s; %,d rows, %s read)%n",
        checks,
        checks == 1 ? "check" : "checks",
        compared,
        differing,
        time(nanos.getAsLong() - begin),
        totalRowsRead,
        bytes(totalBytesRead));
    out.flush();
  }

  private static String time(long nanos) {
    Duration time = Duration.ofNanos(nanos);
    return time.toMinutes() > 0
        ? "%d min %d s".formatted(time.toMinutes(), time.toSecondsPart())
        : String.format(Locale.ROOT, "%.1f s", nanos / 1e9);
  }

  private static String bytes(long bytes) {
    return bytes >= 1_000_000_000
        ? String.format(Locale.ROOT, "%,.1f GB", bytes / 1e9)
        : String.format(Locale.ROOT, "%,.1f MB", bytes / 1e6);
  }
}
