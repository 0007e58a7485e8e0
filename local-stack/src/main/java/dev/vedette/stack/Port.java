package dev.vedette.stack;

import java.util.Arrays;
import java.util.Optional;

/** The TCP ports of the local stack; all of them on the loopback interface only. */
public enum Port {
  KAFKA("kafka-port", 19092, "Kafka broker"),
  KAFKA_CONTROLLER("kafka-controller-port", 19093, "Kafka controller"),
  CATALOG("catalog-port", 18181, "Iceberg REST catalog"),
  FLINK("flink-port", 18082, "Flink web page"),
  GATEWAY("gateway-port", 18080, "HTTP gateway"),
  CONSOLE("console-port", 18070, "console"),
  REGISTRY("registry-port", 18081, "schema registry"),
  REGISTRY_MANAGEMENT("registry-management-port", 18083, "schema registry's management"),
  TRINO("trino-port", 18090, "Trino");

  private final String key;
  private final int standard;
  private final String label;

  Port(String key, int standard, String label) {
    this.key = key;
    this.standard = standard;
    this.label = label;
  }

  static Optional<Port> ofKey(String key) {
    return Arrays.stream(values()).filter(port -> port.key.equals(key)).findFirst();
  }

  /** Name in the settings file; the command line's option is the same after two dashes. */
  public String key() {
    return key;
  }

  /** The port that is used when none is chosen. */
  public int standard() {
    return standard;
  }

  /** What listens there, in words that fit in a sentence. */
  public String label() {
    return label;
  }
}
