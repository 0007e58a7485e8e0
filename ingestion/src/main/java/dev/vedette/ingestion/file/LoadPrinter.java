package dev.vedette.ingestion.file;

import java.io.PrintStream;
import java.time.Duration;
import java.util.Locale;

/**
 * Shows how a load goes on: on a terminal as a bar with rate and estimate that is drawn over and
 * over, elsewhere as a line now and then. {@link #print} shows its result.
 */
public final class LoadPrinter implements LoadListener {
  private static final long TERMINAL_INTERVAL_NANOS = 200_000_000;
  private static final long PLAIN_INTERVAL_NANOS = 5_000_000_000L;
  private static final int BAR = 30;
  private static final int LINE = 79;

  private final PrintStream out;
  private final boolean overwrites;
  private final long interval;
  private String phase = "";
  private long phaseStarted;
  private long lastShown;

  private LoadPrinter(PrintStream out, boolean overwrites, long interval) {
    this.out = out;
    this.overwrites = overwrites;
    this.interval = interval;
  }

  /** Draws over its own line. */
  public static LoadPrinter onTerminal(PrintStream out) {
    return new LoadPrinter(out, true, TERMINAL_INTERVAL_NANOS);
  }

  /** Writes lines only, for logs and pipes. */
  public static LoadPrinter plain(PrintStream out) {
    return new LoadPrinter(out, false, PLAIN_INTERVAL_NANOS);
  }

  @Override
  public void checkingBroker(long records) {
    out.printf(Locale.ROOT, "Looking for repeats among %,d records on the broker%n", records);
  }

  @Override
  public void reading(long bytes, long ofBytes) {
    show("reading", bytes, ofBytes, 1e6, "MB/s");
  }

  @Override
  public void sending(long events, long ofEvents) {
    show("sending", events, ofEvents, 1, "events/s");
  }

  private void show(String what, long done, long all, double scale, String unit) {
    long now = System.nanoTime();
    boolean last = done >= all;
    if (!what.equals(phase)) {
      phase = what;
      phaseStarted = now;
      lastShown = now;
      return;
    }
    if (!last && now - lastShown < interval) {
      return;
    }
    if (last && lastShown == Long.MAX_VALUE) {
      return;
    }
    lastShown = last ? Long.MAX_VALUE : now;
    double seconds = (now - phaseStarted) / 1e9;
    double rate = seconds > 0 ? done / seconds : 0;
    String rest =
        last || rate <= 0 ? "" : ", " + duration(Math.round((all - done) / rate)) + " left";
    String line =
        String.format(
            Locale.ROOT,
            "%s %s %3d %%  %s %s%s",
            what,
            bar(done, all),
            all == 0 ? 100 : done * 100 / all,
            String.format(Locale.ROOT, scale > 1 ? "%,.1f" : "%,.0f", rate / scale),
            unit,
            rest);
    if (overwrites) {
      out.printf("\r%-" + LINE + "s", line);
      if (last) {
        out.println();
      }
      out.flush();
    } else {
      out.println(line);
    }
  }

  private static String bar(long done, long all) {
    int filled = all == 0 ? BAR : (int) Math.min(BAR, done * BAR / all);
    return "[" + "#".repeat(filled) + ".".repeat(BAR - filled) + "]";
  }

  private static String duration(long seconds) {
    Duration left = Duration.ofSeconds(seconds);
    return left.toMinutes() > 0
        ? left.toMinutes() + " min " + left.toSecondsPart() + " s"
        : seconds + " s";
  }

  /** Writes the result: a line for each file, the sum, and what could not be read. */
  public void print(LoadReport report) {
    int width =
        Math.max(5, report.files().stream().mapToInt(file -> file.file().length()).max().orElse(0));
    String row = "%-" + width + "s  %,11d  %,11d  %,11d%n";
    out.printf("%-" + width + "s  %11s  %11s  %11s%n", "", "accepted", "repeated", "rejected");
    for (LoadReport.FileCounts file : report.files()) {
      out.printf(Locale.ROOT, row, file.file(), file.accepted(), file.repeated(), file.rejected());
    }
    out.printf(Locale.ROOT, row, "total", report.accepted(), report.repeated(), report.rejected());
    out.printf(
        Locale.ROOT,
        "%,.0f rows/s, %.1f s in all%n",
        report.rate(),
        report.elapsed().toMillis() / 1e3);
    if (report.rejected() > 0) {
      out.println("See why rows were rejected: ./vedette dead-letters list");
    }
    if (report.tooManyToCompare()) {
      out.println(
          "The broker holds too many records to look for repeats among them; what is derived counts each id once all the same.");
    }
    report.faults().forEach(out::println);
    out.flush();
  }
}
