package dev.vedette.cli;

import dev.vedette.ingestion.kafka.BrokerSettings;
import dev.vedette.ingestion.kafka.BrokerUnavailableException;
import dev.vedette.ingestion.kafka.EventPublisher;
import dev.vedette.ingestion.kafka.KafkaEventPublisher;
import dev.vedette.simulator.Arrivals;
import dev.vedette.simulator.Market;
import dev.vedette.simulator.MarketParameters;
import dev.vedette.simulator.MarketSink;
import dev.vedette.simulator.folder.FolderSummary;
import dev.vedette.simulator.folder.MarketFolder;
import dev.vedette.simulator.folder.TruthFolder;
import dev.vedette.stack.Port;
import dev.vedette.stack.StackException;
import dev.vedette.stack.StackSettings;
import dev.vedette.wire.HttpSchemaRegistry;
import dev.vedette.wire.RegistryUnavailableException;
import java.io.IOException;
import java.io.PrintWriter;
import java.net.URI;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;

@Command(
    name = "simulate",
    sortOptions = false,
    description = {
      "Simulate a market: into a folder of event files, or live into the running stack.",
      "What truly happened is written apart, to score by."
    })
final class SimulateCommand implements Runnable {
  private static final Duration LINGER = Duration.ofMillis(20);
  private static final double MONTH_A_MINUTE = 43_200;

  /** Where the events go. */
  static final class Target {
    @Option(
        names = "--out",
        required = true,
        paramLabel = "FOLDER",
        description = "Write event files into a new folder, and the truth into its folder truth.")
    private @Nullable Path folder;

    @Option(
        names = "--live",
        required = true,
        description =
            "Send the events to the running stack, in the order in which they are recorded; Ctrl-C stops.")
    private boolean live;

    Target() {}
  }

  /** How fast a live market goes. */
  static final class Tempo {
    @Option(
        names = "--speed",
        required = true,
        paramLabel = "FACTOR",
        description =
            "With --live: simulated seconds in a second; 43200, the default, is a month in a minute.")
    private @Nullable Double speed;

    @Option(
        names = "--rate",
        required = true,
        paramLabel = "EVENTS",
        description = "With --live: events a second, whatever their times.")
    private @Nullable Double rate;

    Tempo() {}
  }

  @Mixin private final Invocation invocation = new Invocation();

  @ArgGroup(multiplicity = "1")
  @SuppressWarnings("NullAway.Init") // picocli
  private Target target;

  @ArgGroup private @Nullable Tempo tempo;

  @Option(
      names = "--truth",
      paramLabel = "FOLDER",
      description = "With --live: write what truly happens into a new folder.")
  private @Nullable Path truth;

  @Option(
      names = "--threads",
      paramLabel = "NUMBER",
      description =
          "With --out: threads to simulate with (default: all processors). The bytes are the same for any number.")
  private int threads = Runtime.getRuntime().availableProcessors();

  @Mixin
  @SuppressWarnings("NullAway.Init") // picocli
  private MarketOptions options;

  SimulateCommand() {}

  @Override
  public void run() {
    Path folder = target.folder;
    if (folder != null && (tempo != null || truth != null)) {
      throw misused("--speed, --rate and --truth go with --live; --out writes the truth anyway");
    }
    if (threads < 1) {
      throw misused("--threads must be at least 1");
    }
    MarketParameters parameters;
    Pace pace;
    try {
      parameters = options.parameters(LocalDate.now(ZoneOffset.UTC));
      pace = pace(parameters);
    } catch (IllegalArgumentException e) {
      throw misused(String.valueOf(e.getMessage()));
    }
    Market market = new Market(parameters);
    try {
      if (target.live) {
        send(market, pace);
      } else if (folder != null) {
        write(market, folder);
      }
    } catch (DirectoryNotEmptyException e) {
      throw new StackException(
          "Cannot simulate into %s: there is something in it already.".formatted(e.getMessage()),
          e);
    } catch (IOException e) {
      throw new StackException("Cannot simulate: " + e.getMessage(), e);
    }
  }

  private Pace pace(MarketParameters parameters) {
    if (tempo != null && tempo.rate != null) {
      return Pace.rate(tempo.rate);
    }
    double speed = tempo == null || tempo.speed == null ? MONTH_A_MINUTE : tempo.speed;
    return Pace.speed(parameters.begin(), speed);
  }

  private ParameterException misused(String message) {
    return invocation.misuse(message);
  }

  private void write(Market market, Path folder) throws IOException {
    PrintWriter out = invocation.out();
    MarketParameters parameters = market.parameters();
    out.printf(
        Locale.ROOT,
        "Simulating %,d outlets from %s to %s%n",
        market.outlets(),
        parameters.start(),
        parameters.start().plusDays(parameters.days() - 1L));
    out.flush();
    long begin = System.nanoTime();
    FolderSummary summary =
        MarketFolder.write(market, folder, threads, new EveryFewSeconds(out, market.outlets()));
    double seconds = (System.nanoTime() - begin) / 1e9;
    out.printf(
        Locale.ROOT,
        "%,d events in %s; truth of %,d key-days, %.1f %% of them with an empty shelf at their end, in %s%n",
        summary.events(),
        folder,
        summary.keyDays(),
        100 * summary.emptyShare(),
        folder.resolve("truth"));
    out.printf(
        Locale.ROOT,
        "%.1f s, %,.0f rows/s%n",
        seconds,
        (summary.events() + summary.keyDays()) / seconds);
    out.flush();
  }

  private void send(Market market, Pace pace) throws IOException {
    StackSettings settings = StackSettings.read(invocation.state());
    BrokerSettings broker = BrokerSettings.of("127.0.0.1:" + settings.port(Port.KAFKA));
    HttpSchemaRegistry registry =
        new HttpSchemaRegistry(
            URI.create(
                "http://127.0.0.1:%d/apis/ccompat/v7".formatted(settings.port(Port.REGISTRY))));
    // The signal is closed last: until then the process does not end.
    try (StopSignal stop = StopSignal.onInterrupt();
        TruthFolder written = truth == null ? null : new TruthFolder(market, truth);
        EventPublisher publisher = new KafkaEventPublisher(broker, registry, LINGER)) {
      MarketSink truthSink = written == null ? MarketSink.NONE : written;
      new LiveFeed(publisher, pace, stop::isGiven, new LivePrinter(System.out))
          .run(new Arrivals(market, truthSink));
    } catch (BrokerUnavailableException | RegistryUnavailableException e) {
      throw new StackException(String.valueOf(e.getMessage()), e);
    }
  }

  /** Says now and then how far the writing is. */
  private static final class EveryFewSeconds implements java.util.function.IntConsumer {
    private static final long INTERVAL_NANOS = 5_000_000_000L;

    private final PrintWriter out;
    private final int all;
    private long last = System.nanoTime();

    EveryFewSeconds(PrintWriter out, int all) {
      this.out = out;
      this.all = all;
    }

    @Override
    public void accept(int outlets) {
      if (System.nanoTime() - last > INTERVAL_NANOS) {
        last = System.nanoTime();
        out.printf(Locale.ROOT, "%,d of %,d outlets%n", outlets, all);
        out.flush();
      }
    }
  }
}
