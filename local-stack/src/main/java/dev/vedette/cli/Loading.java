package dev.vedette.cli;

import dev.vedette.ingestion.file.FileLoader;
import dev.vedette.ingestion.file.LoadFailedException;
import dev.vedette.ingestion.file.LoadPrinter;
import dev.vedette.ingestion.file.LoadReport;
import dev.vedette.ingestion.file.LoadSettings;
import dev.vedette.ingestion.kafka.BrokerSettings;
import dev.vedette.ingestion.kafka.KafkaEventPublisher;
import dev.vedette.ingestion.kafka.KafkaTopicReader;
import dev.vedette.stack.Port;
import dev.vedette.stack.StackException;
import dev.vedette.stack.StackSettings;
import dev.vedette.wire.HttpSchemaRegistry;
import dev.vedette.wire.SchemaRegistry;
import java.io.IOException;
import java.io.PrintStream;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import picocli.CommandLine.Help;

/** Loads event files into the topics of a running stack, and shows how far it is. */
final class Loading {
  /** Long enough for full batches, short enough not to be noticed. */
  private static final Duration LINGER = Duration.ofMillis(20);

  private final StackSettings settings;
  private final PrintStream out;

  Loading(StackSettings settings, PrintStream out) {
    this.settings = settings;
    this.out = out;
  }

  /** Loads, and prints what became of each file. */
  LoadReport load(List<Path> paths, LoadSettings how) {
    BrokerSettings broker = BrokerSettings.of("127.0.0.1:" + settings.port(Port.KAFKA));
    SchemaRegistry registry =
        new HttpSchemaRegistry(
            URI.create(
                "http://127.0.0.1:%d/apis/ccompat/v7".formatted(settings.port(Port.REGISTRY))));
    LoadPrinter printer =
        Help.Ansi.AUTO.enabled() ? LoadPrinter.onTerminal(out) : LoadPrinter.plain(out);
    try (KafkaEventPublisher publisher = new KafkaEventPublisher(broker, registry, LINGER)) {
      LoadReport report =
          new FileLoader(publisher, new KafkaTopicReader(broker), registry, InstantSource.system())
              .load(paths, how, printer);
      printer.print(report);
      return report;
    } catch (LoadFailedException e) {
      printer.print(e.report());
      throw new StackException(String.valueOf(e.getMessage()), e);
    } catch (IOException e) {
      throw new StackException("Cannot load: " + e.getMessage(), e);
    }
  }
}
