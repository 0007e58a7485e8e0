package dev.vedette.ingestion;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Reads JSON objects as rows: text and numbers are taken as they are written, null and the empty
 * text mean "not known".
 */
public final class JsonRows {
  private JsonRows() {}

  /**
   * Reads one object, to its end whatever is wrong in it.
   *
   * @param parser stands at the start of the value; after the call, at its last token
   * @param now as {@link EventReader#read} takes it
   * @throws IOException if the text is not JSON, after which nothing more can be read
   */
  public static Outcome read(JsonParser parser, EventReader reader, Instant now)
      throws IOException {
    if (parser.currentToken() != JsonToken.START_OBJECT) {
      parser.skipChildren();
      return Rejection.of(
          Reason.MALFORMED_JSON, "An event is a JSON object: write {\"column\": value, ...}");
    }
    @Nullable String[] values = new @Nullable String[reader.width()];
    boolean[] seen = new boolean[reader.width()];
    Rejection first = null;
    while (parser.nextToken() != JsonToken.END_OBJECT) {
      String name = parser.currentName();
      JsonToken token = parser.nextToken();
      int index = reader.indexOf(name);
      Rejection fault = null;
      if (index < 0) {
        fault = reader.unknownColumn(name);
      } else if (seen[index]) {
        fault =
            new Rejection(
                Reason.REPEATED_COLUMN, name, null, "%s is there more than once".formatted(name));
      } else {
        seen[index] = true;
        switch (token) {
          case VALUE_NULL -> {}
          case VALUE_STRING, VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> {
            String text = parser.getText();
            values[index] = text;
            fault = loneSurrogate(name, text);
          }
          default ->
              fault =
                  new Rejection(
                      Reason.WRONG_TYPE, name, null, "%s must be text or a number".formatted(name));
        }
      }
      parser.skipChildren();
      if (first == null) {
        first = fault;
      }
    }
    return first == null ? reader.read(values, now) : first;
  }

  /** Half a character, which an escape can write and UTF-8 cannot. */
  private static @Nullable Rejection loneSurrogate(String name, String text) {
    for (int at = 0; at < text.length(); at++) {
      if (Character.isSurrogate(text.charAt(at))) {
        if (!Character.isHighSurrogate(text.charAt(at))
            || at + 1 == text.length()
            || !Character.isLowSurrogate(text.charAt(at + 1))) {
          return new Rejection(
              Reason.UNDECODABLE, name, null, "%s holds half of a character".formatted(name));
        }
        at++;
      }
    }
    return null;
  }
}
