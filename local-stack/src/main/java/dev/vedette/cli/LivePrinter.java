package dev.vedette.cli;

import java.io.PrintStream;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Help;

/** Shows how a live simulation goes on: over its own line on a terminal, else now and then. */
final class LivePrinter implements LiveFeed.Progress {
  private static final long TERMINAL_INTERVAL_NANOS = 500_000_000;
  private static final long PLAIN_INTERVAL_NANOS = 5_000_000_000L;

  private final PrintStream out;
  private final boolean overwrites = Help.Ansi.AUTO.enabled();
  private final long begin = System.nanoTime();
  private long shownAt = begin;
  private long shownEvents;

  LivePrinter(PrintStream out) {
    this.out = out;
  }

  @Override
  public void sent(Instant simulated, long events, long lagNanos) {
    long now = System.nanoTime();
    if (now - shownAt < (overwrites ? TERMINAL_INTERVAL_NANOS : PLAIN_INTERVAL_NANOS)) {
      return;
    }
    String line =
        String.format(
            Locale.ROOT,
            "%s  %,12d events  %,8.0f events/s  lag %.1f s",
            simulated.truncatedTo(ChronoUnit.MINUTES),
            events,
            (events - shownEvents) * 1e9 / (now - shownAt),
            lagNanos / 1e9);
    shownAt = now;
    shownEvents = events;
    if (overwrites) {
      out.printf("\r%-79s", line);
    } else {
      out.println(line);
    }
    out.flush();
  }

  @Override
  public void ended(@Nullable Instant reached, long events, boolean complete) {
    double seconds = (System.nanoTime() - begin) / 1e9;
    out.printf(
        Locale.ROOT,
        "%s%s at %s: %,d events in %.1f s, all acknowledged%n",
        overwrites ? "\n" : "",
        complete ? "The market has ended" : "Stopped",
        reached == null ? "its beginning" : reached,
        events,
        seconds);
    out.flush();
  }
}
