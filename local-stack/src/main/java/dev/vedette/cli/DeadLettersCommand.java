package dev.vedette.cli;

import dev.vedette.event.DeadLetter;
import dev.vedette.ingestion.Nearest;
import dev.vedette.ingestion.deadletter.DeadLetterFilter;
import dev.vedette.ingestion.deadletter.DeadLetterLog;
import dev.vedette.ingestion.deadletter.DeadLetterReplay;
import dev.vedette.ingestion.kafka.BrokerSettings;
import dev.vedette.ingestion.kafka.BrokerUnavailableException;
import dev.vedette.ingestion.kafka.KafkaEventPublisher;
import dev.vedette.ingestion.kafka.KafkaTopicReader;
import dev.vedette.stack.Port;
import dev.vedette.stack.StackException;
import dev.vedette.stack.StackSettings;
import dev.vedette.topic.EventType;
import dev.vedette.wire.HttpSchemaRegistry;
import dev.vedette.wire.RegistryUnavailableException;
import dev.vedette.wire.SchemaRegistry;
import java.io.PrintWriter;
import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
    name = "dead-letters",
    description = "Look at what could not be accepted, and try it again after a fix.")
final class DeadLettersCommand implements Runnable {
  private static final Duration LINGER = Duration.ofMillis(20);

  @Mixin private final Invocation invocation = new Invocation();

  DeadLettersCommand() {}

  @Override
  public void run() {
    invocation.printUsage();
  }

  @Command(name = "list", description = "Show dead letters, the newest last.")
  int list(
      @Option(names = "--reason", paramLabel = "CODE", description = "Only those with this reason.")
          @Nullable String reason,
      @Option(
              names = "--type",
              paramLabel = "TYPE",
              description = "Only those meant for this topic, such as inventory-readings.")
          @Nullable String type,
      @Option(
              names = "--origin",
              paramLabel = "ORIGIN",
              description = "Only those from this file, or from gateway:SOURCE.")
          @Nullable String origin,
      @Option(
              names = "--status",
              paramLabel = "STATUS",
              defaultValue = "open",
              description = "open, replayed or any. Default: ${DEFAULT-VALUE}.")
          String status,
      @Option(
              names = "-n",
              paramLabel = "LETTERS",
              defaultValue = "50",
              description = "At most this many. Default: ${DEFAULT-VALUE}.")
          int most) {
    if (!List.of("open", "replayed", "any").contains(status)) {
      throw invocation.misuse("Cannot list: --status is open, replayed or any.");
    }
    DeadLetterFilter filter =
        filter(reason, type, origin).withStatus(status.equals("any") ? null : status);
    List<DeadLetter> letters = asking(() -> new DeadLetterLog(topics(), registry()).list(filter));
    PrintWriter out = invocation.out();
    letters.stream().skip(Math.max(0, letters.size() - most)).forEach(each -> print(out, each));
    Map<String, Long> byReason =
        letters.stream()
            .collect(
                Collectors.groupingBy(DeadLetter::getReason, TreeMap::new, Collectors.counting()));
    byReason.forEach((code, count) -> out.printf("%,9d %s%n", count, code));
    out.printf("%,9d in all%n", letters.size());
    out.flush();
    return 0;
  }

  @Command(
      name = "replay",
      description = {
        "Try open dead letters again, by the rules and products as they are now.",
        "What is still bad stays open, and is shown with its reason."
      })
  int replay(
      @Option(names = "--reason", paramLabel = "CODE", description = "Only those with this reason.")
          @Nullable String reason,
      @Option(
              names = "--type",
              paramLabel = "TYPE",
              description = "Only those meant for this topic, such as inventory-readings.")
          @Nullable String type,
      @Option(
              names = "--origin",
              paramLabel = "ORIGIN",
              description = "Only those from this file, or from gateway:SOURCE.")
          @Nullable String origin) {
    DeadLetterFilter filter = filter(reason, type, origin);
    SchemaRegistry registry = registry();
    DeadLetterReplay.Report report =
        asking(
            () -> {
              try (KafkaEventPublisher publisher =
                  new KafkaEventPublisher(broker(), registry, LINGER)) {
                return new DeadLetterReplay(publisher, topics(), registry, InstantSource.system())
                    .replay(filter);
              }
            });
    PrintWriter out = invocation.out();
    report
        .rejected()
        .forEach(
            still ->
                out.printf(
                    "%s: %s: %s%n",
                    place(still.letter()),
                    still.rejection().reason().code(),
                    still.rejection().detail()));
    out.printf(
        "%,d accepted, %,d were there already, %,d still rejected%n",
        report.accepted(), report.repeated(), report.rejected().size());
    out.flush();
    return 0;
  }

  private DeadLetterFilter filter(
      @Nullable String reason, @Nullable String type, @Nullable String origin) {
    requireKnown("--type", type, Arrays.stream(EventType.values()).map(EventType::topic).toList());
    return new DeadLetterFilter(reason, type, null, origin);
  }

  private void requireKnown(String option, @Nullable String value, Collection<String> known) {
    if (value != null && !known.contains(value)) {
      throw invocation.misuse(
          "Cannot look for %s %s: there is none%s."
              .formatted(
                  option,
                  value,
                  Nearest.to(value, known).map("; did you mean %s?"::formatted).orElse("")));
    }
  }

  private static void print(PrintWriter out, DeadLetter letter) {
    out.printf(
        "%s  %s%n    %s: %s%s%n",
        letter.getRecordedAt(),
        place(letter),
        letter.getReason(),
        letter.getDetail(),
        letter.getValue() == null ? "" : " (\"%s\")".formatted(letter.getValue()));
  }

  private static String place(DeadLetter letter) {
    return letter.getLine() == null
        ? letter.getOrigin()
        : letter.getOrigin() + ":" + letter.getLine();
  }

  private static <T> T asking(Supplier<T> question) {
    try {
      return question.get();
    } catch (BrokerUnavailableException | RegistryUnavailableException e) {
      throw new StackException(e.getMessage() + " Run `vedette up`.", e);
    }
  }

  private StackSettings settings() {
    return StackSettings.read(invocation.state());
  }

  private BrokerSettings broker() {
    return BrokerSettings.of("127.0.0.1:" + settings().port(Port.KAFKA))
        .withTimeout(Duration.ofSeconds(15));
  }

  private KafkaTopicReader topics() {
    return new KafkaTopicReader(broker());
  }

  private SchemaRegistry registry() {
    return new HttpSchemaRegistry(
        URI.create(
            "http://127.0.0.1:%d/apis/ccompat/v7".formatted(settings().port(Port.REGISTRY))));
  }
}
