package dev.vedette.ingestion.file;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vedette.ingestion.Reason;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class CsvRecordsTest {
  /** Each record as its line and its values, or its line and its fault. */
  private static List<String> read(byte[] bytes) throws IOException {
    CsvRecords records = new CsvRecords(new Lines(new ByteArrayInputStream(bytes)));
    List<String> read = new ArrayList<>();
    while (records.next()) {
      read.add(
          records.line()
              + (records.fault() == null
                  ? records.values().toString()
                  : " " + records.fault().reason().code()));
    }
    return read;
  }

  private static List<String> read(String text) throws IOException {
    return read(text.getBytes(StandardCharsets.UTF_8));
  }

  @Test
  void plainValuesAreSplitAtCommas() throws IOException {
    assertThat(read("a,b,\r\n\n,,c")).containsExactly("1[a, b, ]", "3[, , c]");
  }

  @Test
  void quotedValuesMayHoldCommasQuotesAndLineEnds() throws IOException {
    assertThat(read("\"a,b\",\"c\"\"d\"\"\",\"\"\n\"e\r\n\nf\",g\nh,i"))
        .containsExactly("1[a,b, c\"d\", ]", "2[e\r\n\nf, g]", "5[h, i]");
  }

  @Test
  void aByteOrderMarkIsNoPartOfTheFirstValue() throws IOException {
    assertThat(read("\uFEFFa,b\nc,d")).containsExactly("1[a, b]", "2[c, d]");
  }

  @Test
  void aBrokenQuoteCostsItsOwnLineOnly() throws IOException {
    assertThat(read("a,\"b\nc,d\ne,\"f\"\ng,h"))
        .containsExactly("1 broken_quote", "2[c, d]", "3[e, f]", "4[g, h]");
    assertThat(read("a,b\"c\nd,e")).containsExactly("1 broken_quote", "2[d, e]");
    assertThat(read("\"a\"b,c\nd,e")).containsExactly("1 broken_quote", "2[d, e]");
  }

  @Test
  void aQuoteThatNeverClosesDoesNotSwallowAFile() throws IOException {
    String rows = "x,y\n".repeat(1000);
    List<String> read = read("a,\"b\n" + rows);
    assertThat(read).hasSize(1001);
    assertThat(read.getFirst()).isEqualTo("1 broken_quote");
    assertThat(read.getLast()).isEqualTo("1001[x, y]");
  }

  @Test
  void aLineThatIsTooLongCostsItselfOnly() throws IOException {
    CsvRecords records =
        new CsvRecords(
            new Lines(
                new ByteArrayInputStream(
                    ("a,b\n" + "x".repeat(3_000_000) + "\nc,d").getBytes(StandardCharsets.UTF_8))));
    records.next();
    records.next();
    assertThat(records.fault()).extracting("reason").isEqualTo(Reason.LINE_TOO_LONG);
    assertThat(records.payload()).hasSize(Lines.KEPT);
    records.next();
    assertThat(records.values()).containsExactly("c", "d");
    assertThat(records.line()).isEqualTo(3);
  }

  @Test
  void bytesThatAreNotUtf8AreKeptAsTheyAre() throws IOException {
    byte[] bytes = {'a', ',', (byte) 0xFF, '\n', 'b', ',', 'c'};
    assertThat(read(bytes)).containsExactly("1 undecodable", "2[b, c]");
    CsvRecords records = new CsvRecords(new Lines(new ByteArrayInputStream(bytes)));
    records.next();
    assertThat(records.payload()).containsExactly('a', ',', 0xFF);
  }

  @Test
  void aReplacementCharacterOfTheTextsOwnIsFine() throws IOException {
    assertThat(read("a,\uFFFD")).containsExactly("1[a, \uFFFD]");
  }

  @Test
  void anyValuesWrittenAsRfc4180AreReadBack() throws IOException {
    Random random = new Random(20260301);
    for (int round = 0; round < 2000; round++) {
      List<String> values = new ArrayList<>();
      for (int value = random.nextInt(1, 5); value > 0; value--) {
        values.add(
            random
                .ints(random.nextInt(6), 0, 6)
                .mapToObj(c -> List.of(",", "\"", "\n", "\r\n", "é", "x").get(c))
                .collect(Collectors.joining()));
      }
      values.add("end");
      String written =
          values.stream()
              .map(value -> '"' + value.replace("\"", "\"\"") + '"')
              .collect(Collectors.joining(","));
      CsvRecords records =
          new CsvRecords(
              new Lines(new ByteArrayInputStream(written.getBytes(StandardCharsets.UTF_8))));
      assertThat(records.next()).isTrue();
      assertThat(records.fault()).as(written).isNull();
      assertThat(records.values()).isEqualTo(values);
      assertThat(records.payload()).isEqualTo(written.getBytes(StandardCharsets.UTF_8));
      assertThat(records.next()).isFalse();
    }
  }
}
