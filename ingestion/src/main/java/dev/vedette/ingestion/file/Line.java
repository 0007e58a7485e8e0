package dev.vedette.ingestion.file;

import dev.vedette.ingestion.Rejection;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** One line of a file: its text, or its bytes and what is wrong with them. */
final class Line {
  private final long number;
  private final @Nullable String text;
  private final byte @Nullable [] bytes;
  private final @Nullable Rejection fault;
  private final boolean carriageReturn;

  Line(
      long number,
      @Nullable String text,
      byte @Nullable [] bytes,
      @Nullable Rejection fault,
      boolean carriageReturn) {
    this.number = number;
    this.text = text;
    this.bytes = bytes;
    this.fault = fault;
    this.carriageReturn = carriageReturn;
  }

  /** The first is 1. */
  long number() {
    return number;
  }

  /** Without its end; empty where the line has a fault. */
  String text() {
    return text == null ? "" : text;
  }

  /** What stood between this line and the next. */
  String end() {
    return carriageReturn ? "\r\n" : "\n";
  }

  @Nullable Rejection fault() {
    return fault;
  }

  byte[] payload() {
    return bytes == null ? text().getBytes(StandardCharsets.UTF_8) : bytes;
  }
}
