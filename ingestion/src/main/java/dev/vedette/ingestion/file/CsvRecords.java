package dev.vedette.ingestion.file;

import dev.vedette.ingestion.Reason;
import dev.vedette.ingestion.Rejection;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The records of a CSV file as RFC 4180 has it. A quoted value may hold line ends. A quote that
 * never closes would swallow the rest of the file, so after {@value #MOST_LINES} lines it is held
 * to be broken: its own line is rejected, and reading goes on with the next line. That is why no
 * CSV library reads our files: none gives back the lines that a broken quote has swallowed, nor the
 * original bytes.
 *
 * <p>A cursor: what it shows is valid until {@link #next}.
 */
final class CsvRecords {
  static final int MOST_LINES = 100;

  private enum Split {
    DONE,
    OPEN_QUOTE,
    BROKEN_QUOTE
  }

  private final Lines lines;
  private final Deque<Line> putBack = new ArrayDeque<>();
  private final List<String> values = new ArrayList<>();
  private long line;
  private @Nullable Rejection fault;
  private String text = "";
  private byte @Nullable [] bytes;

  CsvRecords(Lines lines) {
    this.lines = lines;
  }

  /** Steps to the next record that is not blank; false at the end. */
  boolean next() throws IOException {
    Line current;
    do {
      current = nextLine();
      if (current == null) {
        return false;
      }
    } while (current.fault() == null && current.text().isBlank());
    line = current.number();
    text = current.text();
    bytes = null;
    fault = current.fault();
    if (fault != null) {
      bytes = current.payload();
      return true;
    }
    Split split = split(text);
    if (split == Split.OPEN_QUOTE) {
      split = join(current);
    }
    if (split == Split.BROKEN_QUOTE) {
      fault =
          Rejection.of(
              Reason.BROKEN_QUOTE,
              "A quote is not closed, or stands inside a value: put the value in quotes and double those in it");
    }
    return true;
  }

  /** Line on which the record begins. */
  long line() {
    return line;
  }

  /** What is wrong with the record as a whole. */
  @Nullable Rejection fault() {
    return fault;
  }

  List<String> values() {
    return values;
  }

  /** The original bytes. */
  byte[] payload() {
    return bytes == null ? text.getBytes(StandardCharsets.UTF_8) : bytes;
  }

  private @Nullable Line nextLine() throws IOException {
    Line back = putBack.poll();
    return back == null ? lines.next() : back;
  }

  /** Looks for the line that closes the quote; where there is none, puts back all but the first. */
  private Split join(Line first) throws IOException {
    List<Line> following = new ArrayList<>();
    StringBuilder joined = new StringBuilder(first.text());
    String end = first.end();
    while (following.size() < MOST_LINES && joined.length() < Lines.LONGEST) {
      Line next = nextLine();
      if (next == null) {
        break;
      }
      following.add(next);
      if (next.fault() != null) {
        break;
      }
      joined.append(end).append(next.text());
      end = next.end();
      if (hasOddQuotes(next.text())) {
        Split split = split(joined.toString());
        if (split == Split.DONE) {
          text = joined.toString();
          return split;
        }
        if (split == Split.BROKEN_QUOTE) {
          break;
        }
      }
    }
    for (Line line : following.reversed()) {
      putBack.addFirst(line);
    }
    return Split.BROKEN_QUOTE;
  }

  private static boolean hasOddQuotes(String text) {
    return (text.chars().filter(c -> c == '"').count() & 1) == 1;
  }

  private Split split(String record) {
    values.clear();
    if (record.indexOf('"') < 0) {
      int start = 0;
      for (int comma = record.indexOf(','); comma >= 0; comma = record.indexOf(',', start)) {
        values.add(record.substring(start, comma));
        start = comma + 1;
      }
      values.add(record.substring(start));
      return Split.DONE;
    }
    int at = 0;
    while (true) {
      if (at < record.length() && record.charAt(at) == '"') {
        int close = closingQuote(record, at + 1);
        if (close < 0) {
          return Split.OPEN_QUOTE;
        }
        values.add(record.substring(at + 1, close).replace("\"\"", "\""));
        at = close + 1;
        if (at < record.length() && record.charAt(at) != ',') {
          return Split.BROKEN_QUOTE;
        }
      } else {
        int comma = record.indexOf(',', at);
        int end = comma < 0 ? record.length() : comma;
        String value = record.substring(at, end);
        if (value.indexOf('"') >= 0) {
          return Split.BROKEN_QUOTE;
        }
        values.add(value);
        at = end;
      }
      if (at == record.length()) {
        return Split.DONE;
      }
      at++;
    }
  }

  private static int closingQuote(String record, int from) {
    int quote = record.indexOf('"', from);
    while (quote >= 0 && quote + 1 < record.length() && record.charAt(quote + 1) == '"') {
      quote = record.indexOf('"', quote + 2);
    }
    return quote;
  }
}
