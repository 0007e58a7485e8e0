package dev.vedette.wire;

/** The registry gave no answer in time. The record may be fine: try again, do not reject it. */
public final class RegistryUnavailableException extends RuntimeException {
  public RegistryUnavailableException(String message, Throwable cause) {
    super(message, cause);
  }
}
