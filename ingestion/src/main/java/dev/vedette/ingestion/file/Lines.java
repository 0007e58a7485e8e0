package dev.vedette.ingestion.file;

import dev.vedette.ingestion.Reason;
import dev.vedette.ingestion.Rejection;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.zip.ZipException;
import org.jspecify.annotations.Nullable;

/**
 * The lines of a file, each at most {@value #LONGEST} bytes long. What cannot be a line, because it
 * is longer, is not UTF-8 or is cut off by the end of a damaged gzip, comes as a line with a fault;
 * the others go on.
 */
final class Lines {
  /** Many times what a row with every text at its limit takes. */
  static final int LONGEST = 256 * 1024;

  /** What is kept of a line that is too long. A Kafka record has room for it. */
  static final int KEPT = 64 * 1024;

  private static final byte[] BYTE_ORDER_MARK = {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF};
  private static final char REPLACEMENT = '\uFFFD';

  private final InputStream in;
  private final byte[] buffer = new byte[64 * 1024];
  private int position;
  private int limit;
  private byte[] pending = new byte[1024];
  private int pendingLength;
  private long lineLength;
  private long number;
  private boolean ended;

  Lines(InputStream in) {
    this.in = in;
  }

  /**
   * The next line; null at the end.
   *
   * @throws IOException if the file cannot be read, apart from a damaged gzip
   */
  @Nullable Line next() throws IOException {
    if (ended) {
      return null;
    }
    pendingLength = 0;
    lineLength = 0;
    number++;
    while (true) {
      if (position == limit && !refill()) {
        ended = true;
        return lineLength == 0 ? null : finish();
      }
      if (limit < 0) {
        ended = true;
        return new Line(
            number,
            null,
            pendingBytes(),
            Rejection.of(
                Reason.TRUNCATED_FILE,
                "The compressed file is cut off or damaged at line %d; the lines before it stand. Send it again whole"
                    .formatted(number)),
            false);
      }
      int end = indexOfNewline();
      if (end >= 0) {
        append(end);
        position = end + 1;
        return finish();
      }
      append(limit);
      position = limit;
    }
  }

  /** False at the end of the file; a damaged gzip makes {@link #limit} negative. */
  private boolean refill() throws IOException {
    position = 0;
    try {
      limit = Math.max(0, in.read(buffer, 0, buffer.length));
      return limit > 0;
    } catch (EOFException | ZipException damaged) {
      limit = -1;
      return true;
    }
  }

  private int indexOfNewline() {
    for (int at = position; at < limit; at++) {
      if (buffer[at] == '\n') {
        return at;
      }
    }
    return -1;
  }

  private void append(int end) {
    int length = end - position;
    lineLength += length;
    int taken = Math.min(length, LONGEST + 1 - pendingLength);
    if (pendingLength + taken > pending.length) {
      pending = Arrays.copyOf(pending, Math.max(pending.length * 2, pendingLength + taken));
    }
    System.arraycopy(buffer, position, pending, pendingLength, taken);
    pendingLength += taken;
  }

  private Line finish() {
    if (lineLength > LONGEST) {
      return new Line(
          number,
          null,
          Arrays.copyOf(pending, KEPT),
          Rejection.of(
              Reason.LINE_TOO_LONG,
              "The line has %d bytes, %d are allowed; its first %d are kept"
                  .formatted(lineLength, LONGEST, KEPT)),
          false);
    }
    boolean carriageReturn = pendingLength > 0 && pending[pendingLength - 1] == '\r';
    int end = carriageReturn ? pendingLength - 1 : pendingLength;
    int start = number == 1 && startsWithByteOrderMark(end) ? BYTE_ORDER_MARK.length : 0;
    String text = new String(pending, start, end - start, StandardCharsets.UTF_8);
    // Decoding puts U+FFFD where the bytes are wrong, but the text may hold one of its own.
    if (text.indexOf(REPLACEMENT) >= 0 && !isUtf8(start, end)) {
      return new Line(
          number,
          null,
          Arrays.copyOfRange(pending, start, end),
          Rejection.of(Reason.UNDECODABLE, "The line is not UTF-8: save the file as UTF-8"),
          false);
    }
    return new Line(number, text, null, null, carriageReturn);
  }

  private boolean startsWithByteOrderMark(int end) {
    return end >= BYTE_ORDER_MARK.length
        && Arrays.equals(
            pending, 0, BYTE_ORDER_MARK.length, BYTE_ORDER_MARK, 0, BYTE_ORDER_MARK.length);
  }

  private boolean isUtf8(int start, int end) {
    try {
      StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(pending, start, end - start));
      return true;
    } catch (CharacterCodingException e) {
      return false;
    }
  }

  private byte[] pendingBytes() {
    return Arrays.copyOf(pending, Math.min(pendingLength, KEPT));
  }
}
