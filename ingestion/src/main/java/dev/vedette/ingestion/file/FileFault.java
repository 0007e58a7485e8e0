package dev.vedette.ingestion.file;

import dev.vedette.ingestion.Rejection;

/**
 * A file of which nothing, or nothing more, can be read.
 *
 * @param file its name
 * @param rejection why
 */
public record FileFault(String file, Rejection rejection) {
  @Override
  public String toString() {
    return "Cannot read %s: %s".formatted(file, rejection.detail());
  }
}
