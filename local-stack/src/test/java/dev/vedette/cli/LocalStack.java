package dev.vedette.cli;

import dev.vedette.stack.Port;
import dev.vedette.stack.RunningProcess;
import dev.vedette.stack.StackLauncher;
import dev.vedette.stack.StackProcess;
import dev.vedette.stack.StateFolder;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;

/** A stack of real processes in a folder of its own, driven by the commands that a user types. */
final class LocalStack {
  private final Path folder;
  private final Map<Port, Integer> ports = new EnumMap<>(Port.class);

  LocalStack(Path folder) throws Exception {
    this.folder = folder;
    Iterator<Integer> free = FreePorts.take(Port.values().length).iterator();
    for (Port port : Port.values()) {
      ports.put(port, free.next());
    }
  }

  int port(Port port) {
    return ports.getOrDefault(port, 0);
  }

  Outcome up(String... options) {
    List<String> arguments = new ArrayList<>(List.of("up"));
    arguments.addAll(List.of(options));
    ports.forEach((port, number) -> arguments.add("--" + port.key() + "=" + number));
    return run(arguments.toArray(String[]::new));
  }

  Outcome run(String... arguments) {
    List<String> all = new ArrayList<>(List.of(arguments));
    all.add("--state=" + folder);
    return Outcome.of(all.toArray(String[]::new));
  }

  RunningProcess process(StackProcess process) {
    return StackLauncher.find(new StateFolder(folder), process).orElseThrow();
  }

  /** Ends a process with {@code kill -9}. */
  void kill(StackProcess process) {
    ProcessHandle.of(process(process).pid()).orElseThrow().destroyForcibly();
  }
}
