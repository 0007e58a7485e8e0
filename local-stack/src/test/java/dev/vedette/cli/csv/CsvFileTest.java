package dev.vedette.cli.csv;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.InputStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.concurrent.TimeUnit;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CsvFileTest {
  @TempDir private Path folder;

  @Test
  void whatIsNotKnownIsEmptyAndConstantsAreInLowerCase() throws Exception {
    Path file = folder.resolve("rows.csv");
    try (CsvFile csv = CsvFile.create(file, "a", "b", "c", "d")) {
      csv.row("x", null, TimeUnit.DAYS, Double.NaN);
      csv.row("y", 0.5, new BigDecimal("1.50"), Instant.EPOCH);
    }
    assertThat(file).hasContent("a,b,c,d\nx,,days,\ny,0.5,1.50,1970-01-01T00:00:00Z\n");
  }

  @Test
  void aCommaOrAQuoteInAValueStaysInIt() throws Exception {
    Path file = folder.resolve("rows.csv");
    try (CsvFile csv = CsvFile.create(file, "a", "b")) {
      csv.row("{\"n\":1,\"m\":2}", "烟");
    }
    assertThat(file).hasContent("a,b\n\"{\"\"n\"\":1,\"\"m\"\":2}\",烟\n");
  }

  @Test
  void aCompressedFileHoldsTheSame() throws Exception {
    Path file = folder.resolve("rows.csv.gz");
    try (CsvFile csv = CsvFile.createCompressed(file, "a")) {
      csv.row("x");
    }
    try (InputStream bytes = new GZIPInputStream(Files.newInputStream(file))) {
      assertThat(new String(bytes.readAllBytes(), StandardCharsets.UTF_8)).isEqualTo("a\nx\n");
    }
  }
}
