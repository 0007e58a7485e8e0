package dev.vedette.ingestion.file;

import dev.vedette.ingestion.Rejection;
import org.jspecify.annotations.Nullable;

/** A row that is no event, with all it takes to read it again after a fix. */
public final class RejectedRow {
  private final EventFile file;
  private final long line;
  private final Rejection rejection;
  private final @Nullable String header;
  private final byte[] payload;

  RejectedRow(
      EventFile file, long line, Rejection rejection, @Nullable String header, byte[] payload) {
    this.file = file;
    this.line = line;
    this.rejection = rejection;
    this.header = header;
    this.payload = payload;
  }

  public EventFile file() {
    return file;
  }

  /** Line on which the row begins; the first is 1. */
  public long line() {
    return line;
  }

  public Rejection rejection() {
    return rejection;
  }

  /** The header row that explains a CSV payload; null for JSON. */
  public @Nullable String header() {
    return header;
  }

  /** The row's original bytes, without the line end after it. */
  public byte[] payload() {
    return payload.clone();
  }

  @Override
  public String toString() {
    return "%s:%d %s: %s"
        .formatted(file.name(), line, rejection.reason().code(), rejection.detail());
  }
}
