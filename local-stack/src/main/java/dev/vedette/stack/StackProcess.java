package dev.vedette.stack;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** The operating system processes of the local stack, in the order in which they are started. */
public enum StackProcess {
  STACK("stack", "stack-memory", 1024),
  TRINO("trino", "trino-memory", 1024),
  REGISTRY("registry", "registry-memory", 192);

  private final String label;
  private final String memoryKey;
  private final int standardMemory;

  StackProcess(String label, String memoryKey, int standardMemory) {
    this.label = label;
    this.memoryKey = memoryKey;
    this.standardMemory = standardMemory;
  }

  /** The process that {@code status} and {@code logs} call {@code label}. */
  public static Optional<StackProcess> ofLabel(String label) {
    return Arrays.stream(values()).filter(process -> process.label.equals(label)).findFirst();
  }

  static Optional<StackProcess> ofMemoryKey(String key) {
    return Arrays.stream(values()).filter(process -> process.memoryKey.equals(key)).findFirst();
  }

  /** Short name, also of the log file. */
  public String label() {
    return label;
  }

  /** Name of the largest heap in the settings file and, after two dashes, on the command line. */
  public String memoryKey() {
    return memoryKey;
  }

  /** Largest heap when none is chosen, in MiB. */
  public int standardMemory() {
    return standardMemory;
  }

  /** The ports that the process listens on. */
  public List<Port> ports() {
    return switch (this) {
      case STACK ->
          List.of(
              Port.KAFKA,
              Port.KAFKA_CONTROLLER,
              Port.CATALOG,
              Port.FLINK,
              Port.GATEWAY,
              Port.CONSOLE);
      case TRINO -> List.of(Port.TRINO);
      case REGISTRY -> List.of(Port.REGISTRY, Port.REGISTRY_MANAGEMENT);
    };
  }
}
