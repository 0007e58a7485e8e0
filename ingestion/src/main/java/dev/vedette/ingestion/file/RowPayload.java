package dev.vedette.ingestion.file;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import dev.vedette.ingestion.EventReader;
import dev.vedette.ingestion.JsonRows;
import dev.vedette.ingestion.Outcome;
import dev.vedette.ingestion.Reason;
import dev.vedette.ingestion.Rejection;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;

/** Reads a single row from its original bytes, as a dead letter keeps them. */
public final class RowPayload {
  private static final JsonFactory JSON = new JsonFactory();

  private RowPayload() {}

  /**
   * @param header the header row of the row's file
   * @param payload the row, without the line end after it
   */
  public static Outcome readCsv(String header, byte[] payload, EventReader reader, Instant now) {
    try {
      CsvRecords headers =
          new CsvRecords(
              new Lines(new ByteArrayInputStream(header.getBytes(StandardCharsets.UTF_8))));
      CsvRecords records = new CsvRecords(new Lines(new ByteArrayInputStream(payload)));
      if (!headers.next() || headers.fault() != null) {
        return Rejection.of(Reason.MISSING_COLUMN, "The header row is not kept");
      }
      Rejection wrong = CsvHeader.check(headers.values(), reader);
      if (wrong != null) {
        return wrong;
      }
      if (!records.next()) {
        return Rejection.of(Reason.MISSING_VALUE, "The row is empty");
      }
      Rejection fault = records.fault();
      if (fault != null) {
        return fault;
      }
      CsvHeader columns = CsvHeader.of(headers.values(), reader);
      return records.values().size() == columns.size()
          ? reader.read(columns.row(records.values()), now)
          : columns.wrongCount(records.values().size());
    } catch (IOException e) {
      throw new UncheckedIOException("A byte array does not fail", e);
    }
  }

  /**
   * @param payload one JSON object
   */
  public static Outcome readJson(byte[] payload, EventReader reader, Instant now) {
    try (JsonParser parser = JSON.createParser(payload)) {
      return readJson(parser, reader, now);
    } catch (IOException e) {
      throw new UncheckedIOException("A byte array does not fail", e);
    }
  }

  /** Reads what should be one JSON object, and nothing after it. */
  static Outcome readJson(String text, EventReader reader, Instant now) throws IOException {
    try (JsonParser parser = JSON.createParser(text)) {
      return readJson(parser, reader, now);
    }
  }

  private static Outcome readJson(JsonParser parser, EventReader reader, Instant now)
      throws IOException {
    try {
      if (parser.nextToken() == null) {
        return Rejection.of(Reason.MALFORMED_JSON, "There is no object");
      }
      Outcome outcome = JsonRows.read(parser, reader, now);
      if (parser.nextToken() != null) {
        return Rejection.of(
            Reason.MALFORMED_JSON, "There is more on the line than one object: one to the line");
      }
      return outcome;
    } catch (JsonProcessingException e) {
      return Rejection.of(Reason.MALFORMED_JSON, "Not JSON: " + e.getOriginalMessage());
    }
  }
}
