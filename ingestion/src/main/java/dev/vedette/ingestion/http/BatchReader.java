package dev.vedette.ingestion.http;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import dev.vedette.ingestion.EventReader;
import dev.vedette.ingestion.JsonRows;
import dev.vedette.ingestion.Outcome;
import dev.vedette.ingestion.Reason;
import dev.vedette.ingestion.Rejection;
import dev.vedette.ingestion.file.RowPayload;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Takes a body apart into records, each with its own outcome and its own bytes. */
final class BatchReader {
  /** Many times what a record with every text at its limit takes. */
  private static final int LONGEST_RECORD = 256 * 1024;

  /** What is kept of a record that is too long. A Kafka record has room for it. */
  private static final int KEPT = 64 * 1024;

  private static final JsonFactory JSON = new JsonFactory();

  private final int mostRecords;

  BatchReader(int mostRecords) {
    this.mostRecords = mostRecords;
  }

  /**
   * Reads one object, or an array of them.
   *
   * @throws Refusal if the body is not JSON, or has too many records
   */
  List<Item> readJson(byte[] body, EventReader reader, Instant now) throws IOException {
    requireUtf8(body);
    try (JsonParser parser = JSON.createParser(body)) {
      List<Item> items = new ArrayList<>();
      JsonToken first = parser.nextToken();
      if (first == JsonToken.START_OBJECT) {
        add(items, parser, body, reader, now);
      } else if (first == JsonToken.START_ARRAY) {
        while (parser.nextToken() != JsonToken.END_ARRAY) {
          add(items, parser, body, reader, now);
        }
      } else {
        throw malformed("the body is neither an object nor an array of objects");
      }
      if (parser.nextToken() != null) {
        throw malformed("there is more after the end of it; several objects go into an array");
      }
      return items;
    } catch (JsonProcessingException e) {
      throw malformed(
          "%s (line %d, column %d)"
              .formatted(
                  e.getOriginalMessage(),
                  e.getLocation() == null ? 0 : e.getLocation().getLineNr(),
                  e.getLocation() == null ? 0 : e.getLocation().getColumnNr()));
    }
  }

  private void add(
      List<Item> items, JsonParser parser, byte[] body, EventReader reader, Instant now)
      throws IOException {
    requireRoom(items);
    long start = parser.currentTokenLocation().getByteOffset();
    Outcome outcome = JsonRows.read(parser, reader, now);
    long end = parser.currentLocation().getByteOffset();
    items.add(item(items.size(), outcome, body, (int) start, (int) Math.min(end, body.length)));
  }

  /**
   * Reads one object a line.
   *
   * @throws Refusal if there are too many records
   */
  List<Item> readLines(byte[] body, EventReader reader, Instant now) {
    requireUtf8(body);
    List<Item> items = new ArrayList<>();
    int start = 0;
    for (int at = 0; at <= body.length; at++) {
      if (at == body.length || body[at] == '\n') {
        if (!isBlank(body, start, at)) {
          requireRoom(items);
          byte[] line = Arrays.copyOfRange(body, start, at);
          items.add(item(items.size(), RowPayload.readJson(line, reader, now), body, start, at));
        }
        start = at + 1;
      }
    }
    return items;
  }

  private static Item item(int index, Outcome outcome, byte[] body, int start, int end) {
    if (end - start <= LONGEST_RECORD) {
      return new Item(index + 1, outcome, Arrays.copyOfRange(body, start, end));
    }
    return new Item(
        index + 1,
        Rejection.of(
            Reason.TOO_LONG,
            "The record has %,d bytes, %,d are allowed; its first %,d are kept"
                .formatted(end - start, LONGEST_RECORD, KEPT)),
        Arrays.copyOfRange(body, start, start + KEPT));
  }

  private void requireRoom(List<Item> items) {
    if (items.size() == mostRecords) {
      throw Refusal.tooLarge(
          "The body has more than %,d records: send it in parts".formatted(mostRecords));
    }
  }

  /** JSON may also be UTF-16 or UTF-32; all of them have a zero byte among the first four. */
  private static void requireUtf8(byte[] body) {
    for (int at = 0; at < Math.min(4, body.length); at++) {
      if (body[at] == 0) {
        throw malformed("it is not UTF-8");
      }
    }
  }

  private static boolean isBlank(byte[] body, int start, int end) {
    for (int at = start; at < end; at++) {
      if (body[at] != ' ' && body[at] != '\t' && body[at] != '\r') {
        return false;
      }
    }
    return true;
  }

  private static Refusal malformed(String what) {
    return Refusal.of(400, "malformed_json", "Cannot read the body as JSON: " + what);
  }
}
