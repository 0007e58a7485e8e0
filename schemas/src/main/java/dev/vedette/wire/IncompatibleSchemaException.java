package dev.vedette.wire;

/** The registry refuses a schema, because it cannot read what an earlier version wrote. */
public final class IncompatibleSchemaException extends RuntimeException {
  public IncompatibleSchemaException(String message) {
    super(message);
  }
}
