package dev.vedette.kafka;

import dev.vedette.wire.HttpSchemaRegistry;
import dev.vedette.wire.SchemaRegistry;
import java.io.Serializable;
import java.net.URI;

/** How a task, wherever it runs, comes to the schema registry. */
@FunctionalInterface
public interface RegistryAccess extends Serializable {
  /** A client of its own for the calling task. */
  SchemaRegistry open();

  /**
   * Access over HTTP.
   *
   * @param address address of the Confluent API
   */
  static RegistryAccess http(URI address) {
    return () -> new HttpSchemaRegistry(address);
  }
}
