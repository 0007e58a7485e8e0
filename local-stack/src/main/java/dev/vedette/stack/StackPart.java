package dev.vedette.stack;

import java.util.Arrays;
import java.util.List;

/** What a user sees coming up: one or more of these live in each process. */
public enum StackPart {
  KAFKA("Kafka broker", StackProcess.STACK),
  CATALOG("Iceberg catalog", StackProcess.STACK),
  FLINK("Flink", StackProcess.STACK),
  JOBS("jobs", StackProcess.STACK),
  GATEWAY("gateway", StackProcess.STACK),
  CONSOLE("console", StackProcess.STACK),
  TRINO("Trino", StackProcess.TRINO),
  REGISTRY("schema registry", StackProcess.REGISTRY);

  private final String label;
  private final StackProcess process;

  StackPart(String label, StackProcess process) {
    this.label = label;
    this.process = process;
  }

  /** The parts that live in a process, in the order in which they come up. */
  public static List<StackPart> of(StackProcess process) {
    return Arrays.stream(values()).filter(part -> part.process == process).toList();
  }

  public String label() {
    return label;
  }

  public StackProcess process() {
    return process;
  }
}
