package dev.vedette.cli.query;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vedette.cli.query.ResultWriter.Column;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ResultWriterTest {
  private static final List<Column> COLUMNS =
      List.of(new Column("name", false), new Column("quantity", true), new Column("note", false));

  @Test
  void numbersStandToTheRightAndNullIsWritten() throws Exception {
    assertThat(
            write(
                ResultFormat.ALIGNED,
                row("cola", 5L, "x"),
                row("tobacco", new BigDecimal("1234.500000"), null)))
        .isEqualTo(
            """
            name        quantity  note
            -------  -----------  ----
            cola               5  x
            tobacco  1234.500000  NULL
            (2 rows)
            """);
  }

  @Test
  void wideCharactersTakeTwoCells() throws Exception {
    assertThat(write(ResultFormat.ALIGNED, row("断货预警", 1L, "a"), row("out", 22L, "b")))
        .isEqualTo(
            """
            name      quantity  note
            --------  --------  ----
            断货预警         1  a
            out             22  b
            (2 rows)
            """);
  }

  @Test
  void lineEndsInValuesDoNotBreakTheColumns() throws Exception {
    assertThat(write(ResultFormat.ALIGNED, row("a\nb", 1L, "t\tt"))).contains("a\\nb", "t\\tt");
  }

  @Test
  void anEmptyAnswerHasItsHeader() throws Exception {
    assertThat(write(ResultFormat.ALIGNED))
        .startsWith("name  quantity  note")
        .endsWith("(0 rows)\n");
  }

  @Test
  void aLongAnswerIsWrittenPageByPage() throws Exception {
    @Nullable Object[][] rows = new @Nullable Object[2500][];
    Arrays.fill(rows, row("a", 1L, "b"));

    assertThat(write(ResultFormat.ALIGNED, rows).lines())
        .hasSize(2503)
        .last()
        .isEqualTo("(2,500 rows)");
  }

  @Test
  void csvTellsAnEmptyTextFromNull() throws Exception {
    assertThat(write(ResultFormat.CSV, row("", null, "say \"hi\", please")))
        .isEqualTo("\"name\",\"quantity\",\"note\"\r\n\"\",,\"say \"\"hi\"\", please\"\r\n");
  }

  @Test
  void jsonKeepsTheDigitsOfDecimals() throws Exception {
    assertThat(write(ResultFormat.JSON, row("a\"", new BigDecimal("1000.500000"), null)))
        .isEqualTo("{\"name\":\"a\\\"\",\"quantity\":1000.500000,\"note\":null}\n");
  }

  @Test
  void jsonWritesWhatIsNoNumberAsText() throws Exception {
    assertThat(write(ResultFormat.JSON, row("a", Double.NaN, true)))
        .isEqualTo("{\"name\":\"a\",\"quantity\":\"NaN\",\"note\":true}\n");
  }

  private static @Nullable Object[] row(@Nullable Object... values) {
    return values;
  }

  private static String write(ResultFormat format, @Nullable Object[]... rows) throws IOException {
    StringBuilder out = new StringBuilder();
    ResultWriter writer = format.writer(out);
    writer.columns(COLUMNS);
    for (@Nullable Object[] row : rows) {
      writer.row(Arrays.asList(row));
    }
    writer.end();
    return out.toString();
  }
}
