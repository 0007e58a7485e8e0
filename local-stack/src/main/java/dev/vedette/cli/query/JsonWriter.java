package dev.vedette.cli.query;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.StreamWriteFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.StringWriter;
import java.math.BigDecimal;
import java.sql.Array;
import java.sql.SQLException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Writes one JSON object a line. Decimals keep all their digits. */
final class JsonWriter implements ResultWriter {
  private static final JsonMapper JSON =
      JsonMapper.builder().enable(StreamWriteFeature.WRITE_BIGDECIMAL_AS_PLAIN).build();

  private final Appendable out;
  private List<Column> columns = List.of();

  JsonWriter(Appendable out) {
    this.out = out;
  }

  @Override
  public void columns(List<Column> columns) {
    this.columns = columns;
  }

  @Override
  public void row(List<@Nullable Object> values) throws IOException {
    StringWriter line = new StringWriter();
    try (JsonGenerator json = JSON.createGenerator(line)) {
      json.writeStartObject();
      for (int i = 0; i < values.size(); i++) {
        json.writeFieldName(columns.get(i).name());
        write(json, values.get(i));
      }
      json.writeEndObject();
    }
    out.append(line.toString()).append('\n');
  }

  @Override
  public void end() {}

  private static void write(JsonGenerator json, @Nullable Object value) throws IOException {
    switch (value) {
      case null -> json.writeNull();
      case BigDecimal decimal -> json.writeNumber(decimal);
      case Number number -> writeNumber(json, number);
      case Boolean truth -> json.writeBoolean(truth);
      case Array array -> writeAll(json, array);
      default -> json.writeString(Values.text(value));
    }
  }

  private static void writeNumber(JsonGenerator json, Number number) throws IOException {
    // JSON has no word for infinity, nor for what is no number.
    if (Double.isFinite(number.doubleValue())) {
      json.writePOJO(number);
    } else {
      json.writeString(number.toString());
    }
  }

  private static void writeAll(JsonGenerator json, Array array) throws IOException {
    try {
      json.writeStartArray();
      for (Object element : (Object[]) array.getArray()) {
        write(json, element);
      }
      json.writeEndArray();
    } catch (SQLException e) {
      throw new IOException("Cannot read an array: " + e.getMessage(), e);
    }
  }
}
