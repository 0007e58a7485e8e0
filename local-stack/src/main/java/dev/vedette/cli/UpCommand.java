package dev.vedette.cli;

import dev.vedette.availability.OrderCycles;
import dev.vedette.ingestion.http.ApiKeys;
import dev.vedette.stack.Access;
import dev.vedette.stack.Installation;
import dev.vedette.stack.NotificationFile;
import dev.vedette.stack.Port;
import dev.vedette.stack.ProviderFile;
import dev.vedette.stack.StackException;
import dev.vedette.stack.StackLauncher;
import dev.vedette.stack.StackProcess;
import dev.vedette.stack.StackSettings;
import dev.vedette.stack.StateBackend;
import dev.vedette.stack.TrinoAddress;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

@Command(
    name = "up",
    description =
        "Start what is not running, and wait until all of it works. "
            + "Ports and memory are remembered in the state folder.")
final class UpCommand implements Runnable {
  @ParentCommand
  @SuppressWarnings("NullAway.Init") // picocli
  private Vedette vedette;

  @SuppressWarnings("NullAway.Init") // picocli
  private CommandSpec spec;

  @Option(
      names = "--port-offset",
      paramLabel = "N",
      description = "Move every standard port by N: a second stack beside the first.")
  private @Nullable Integer offset;

  @Option(
      names = "--state-backend",
      paramLabel = "WHERE",
      completionCandidates = Backends.class,
      description = {
        "Where jobs keep their state, ${COMPLETION-CANDIDATES} (standard: heap).",
        "rocksdb holds more than memory does, and is several times slower.",
        "Holds for the life of a state folder."
      })
  private @Nullable StateBackend stateBackend;

  @Option(
      names = "--zone",
      paramLabel = "ZONE",
      description = {
        "Time zone in which days begin, such as Asia/Shanghai (standard: UTC).",
        "Holds for the life of a state folder."
      })
  private @Nullable ZoneId zone;

  @Option(
      names = "--order-cycle-days",
      paramLabel = "DAYS",
      description = {
        "Length of the order cycle, over which figures are given (standard: 7, ISO weeks).",
        "Holds for the life of a state folder."
      })
  private @Nullable Integer orderCycleDays;

  @Option(
      names = "--secured",
      description = {
        "Trino on TLS, for accounts of the stack and their tokens only (see docs/security.md).",
        "Remembered; the standard is --open."
      })
  private boolean secured;

  @Option(names = "--open", description = "Trino for everybody who has an account on this machine.")
  private boolean open;

  @Option(
      names = "--notifications",
      paramLabel = "FILE",
      description = {
        "Rules by which people are notified of alerts (see docs/notifications.md). The file is",
        "checked, and kept in the state folder; a stack that runs follows within seconds.",
        "The standard is to notify nobody."
      })
  private @Nullable Path notifications;

  @Option(
      names = "--oidc",
      paramLabel = "FILE",
      description = {
        "An OpenID provider at which people sign in at the console (see docs/console.md). The file",
        "is checked, and kept in the state folder; it holds from the next start of the stack on.",
        "The standard is that there is none."
      })
  private @Nullable Path oidc;

  UpCommand() {}

  /** As they are written on the command line. */
  static final class Backends implements Iterable<String> {
    Backends() {}

    @Override
    public Iterator<String> iterator() {
      return Arrays.stream(StateBackend.values()).map(StateBackend::label).iterator();
    }
  }

  /** One option for each port and each process, so that a new one cannot be forgotten here. */
  @Spec
  void spec(CommandSpec spec) {
    this.spec = spec;
    for (Port port : Port.values()) {
      spec.addOption(
          OptionSpec.builder("--" + port.key())
              .type(Integer.class)
              .paramLabel("PORT")
              .description("Port: %s (standard: %d).".formatted(port.label(), port.standard()))
              .build());
    }
    for (StackProcess process : StackProcess.values()) {
      spec.addOption(
          OptionSpec.builder("--" + process.memoryKey())
              .type(String.class)
              .paramLabel("SIZE")
              .description(
                  "Largest heap of the %s process, such as 800m or 2g (standard: %dm)."
                      .formatted(process.label(), process.standardMemory()))
              .build());
    }
  }

  @Override
  public void run() {
    PrintWriter out = spec.commandLine().getOut();
    StackSettings settings =
        StackSettings.read(vedette.state()).withPorts(ports()).withMemory(memory());
    if (stateBackend != null) {
      settings = settings.withStateBackend(stateBackend);
    }
    settings = settings.withOrderCycles(orderCycles(settings.orderCycles()));
    if (secured && open) {
      throw new ParameterException(
          spec.commandLine(), "Give either --secured or --open, not both.");
    }
    if (secured || open) {
      settings = settings.withAccess(secured ? Access.SECURED : Access.OPEN);
    }
    boolean running = StackLauncher.find(vedette.state(), StackProcess.STACK).isPresent();
    if (notifications != null) {
      NotificationFile.keep(notifications, vedette.state(), settings);
      if (running) {
        out.println("The stack runs: the rules of notification hold within seconds.");
      }
    } else if (!running) {
      // It would find the same, and say so in its log only.
      var unused = NotificationFile.of(vedette.state(), settings);
    }
    if (oidc != null) {
      ProviderFile.keep(oidc, vedette.state(), settings);
      if (running) {
        out.println("The stack runs: the provider holds once it was down and up.");
      }
    } else if (!running) {
      var unused = ProviderFile.of(vedette.state(), settings);
    }
    new StackLauncher(Installation.current(), vedette.state())
        .up(settings, new PrintedProgress(out));
    out.println();
    addresses(settings).forEach(out::println);
  }

  private OrderCycles orderCycles(OrderCycles before) {
    try {
      return new OrderCycles(
          zone == null ? before.zone() : zone,
          orderCycleDays == null ? before.days() : orderCycleDays);
    } catch (IllegalArgumentException e) {
      throw new StackException(e.getMessage() + " Change --order-cycle-days.", e);
    }
  }

  private List<String> addresses(StackSettings settings) {
    List<String> lines = new ArrayList<>();
    lines.add("Console          http://127.0.0.1:" + settings.port(Port.CONSOLE));
    lines.add("Gateway          http://127.0.0.1:" + settings.port(Port.GATEWAY));
    lines.add("  its API key    " + vedette.state().keys().resolve(ApiKeys.LOCAL_KEY));
    lines.add("Flink's page     http://127.0.0.1:" + settings.port(Port.FLINK));
    lines.add("Trino            " + new TrinoAddress(vedette.state(), settings).uri());
    lines.add("Kafka            127.0.0.1:" + settings.port(Port.KAFKA));
    lines.add("Schema registry  http://127.0.0.1:" + settings.port(Port.REGISTRY));
    lines.add("Iceberg catalog  http://127.0.0.1:" + settings.port(Port.CATALOG));
    lines.add("");
    lines.add(AccessNotice.of(settings));
    return lines;
  }

  private Map<Port, Integer> ports() {
    Map<Port, Integer> chosen = new EnumMap<>(Port.class);
    for (Port port : Port.values()) {
      Integer number = spec.findOption("--" + port.key()).getValue();
      if (number != null) {
        chosen.put(port, number);
      } else if (offset != null) {
        chosen.put(port, port.standard() + offset);
      }
    }
    return chosen;
  }

  private Map<StackProcess, Integer> memory() {
    Map<StackProcess, Integer> chosen = new EnumMap<>(StackProcess.class);
    for (StackProcess process : StackProcess.values()) {
      String size = spec.findOption("--" + process.memoryKey()).getValue();
      if (size != null) {
        chosen.put(process, mebibytes(process, size));
      }
    }
    return chosen;
  }

  private static int mebibytes(StackProcess process, String size) {
    if (!Objects.requireNonNull(size).matches("\\d{1,6}[mMgG]")) {
      throw new StackException(
          "Cannot read --%s=%s: write a size such as 800m or 2g."
              .formatted(process.memoryKey(), size));
    }
    int number = Integer.parseInt(size.substring(0, size.length() - 1));
    return Character.toLowerCase(size.charAt(size.length() - 1)) == 'g' ? number * 1024 : number;
  }
}
