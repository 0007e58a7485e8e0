package dev.vedette.warehouse.seal;

import dev.vedette.topic.EventType;
import dev.vedette.warehouse.TableEvolution;
import dev.vedette.warehouse.TestRows;
import dev.vedette.warehouse.WarehouseTables;
import java.io.IOException;
import java.math.BigDecimal;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.OffsetDateTime;
import java.time.YearMonth;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.apache.iceberg.DataFile;
import org.apache.iceberg.FileFormat;
import org.apache.iceberg.FileScanTask;
import org.apache.iceberg.RewriteFiles;
import org.apache.iceberg.StructLike;
import org.apache.iceberg.Table;
import org.apache.iceberg.catalog.Catalog;
import org.apache.iceberg.data.GenericFileWriterFactory;
import org.apache.iceberg.data.GenericRecord;
import org.apache.iceberg.data.Record;
import org.apache.iceberg.encryption.EncryptedFiles;
import org.apache.iceberg.formats.FormatModelRegistry;
import org.apache.iceberg.io.CloseableIterable;
import org.apache.iceberg.io.DataWriter;

/** Price observations in a real table, and what somebody with access to it can do to them. */
final class PriceTable {
  private final Table table;
  private long offset;

  PriceTable(Catalog catalog) {
    this.table =
        new TableEvolution(catalog).apply(WarehouseTables.raw(EventType.PRICE_OBSERVATIONS));
  }

  Table table() {
    table.refresh();
    return table;
  }

  /** Appends an observation of each price, on one day. */
  void observe(String day, String... prices) throws IOException {
    List<Record> rows = Arrays.stream(prices).map(price -> row(day, price)).toList();
    TestRows.append(table(), rows);
  }

  /** Replaces the newest file by one with other rows, as a change to the data would. */
  void rewriteNewest(UnaryOperator<List<Record>> change) throws IOException {
    FileScanTask newest = files().getFirst();
    StructLike partition = newest.file().partition();
    DataFile replacement = write(change.apply(rows(newest.file())), partition);
    table.newRewrite().deleteFile(newest.file()).addFile(replacement).commit();
  }

  /** Changes the newest file behind the table's back: same name, other rows. */
  void changeNewestInPlace(UnaryOperator<List<Record>> change) throws IOException {
    FileScanTask newest = files().getFirst();
    DataFile changed = write(change.apply(rows(newest.file())), newest.file().partition());
    Files.move(
        Path.of(URI.create(changed.location())),
        Path.of(URI.create(newest.file().location())),
        StandardCopyOption.REPLACE_EXISTING);
  }

  /** Writes the rows of a month into one file, as a compaction does. */
  void compact(YearMonth month) throws IOException {
    int number = (int) YearMonth.of(1970, 1).until(month, ChronoUnit.MONTHS);
    List<FileScanTask> files =
        files().stream()
            .filter(task -> task.file().partition().get(0, Integer.class) == number)
            .toList();
    List<Record> rows = new ArrayList<>();
    for (FileScanTask file : files) {
      rows.addAll(rows(file.file()));
    }
    DataFile whole = write(rows.reversed(), files.getFirst().file().partition());
    RewriteFiles rewrite = table.newRewrite();
    files.forEach(file -> rewrite.deleteFile(file.file()));
    rewrite.addFile(whole).commit();
  }

  private List<Record> rows(DataFile file) throws IOException {
    try (CloseableIterable<Record> rows =
        FormatModelRegistry.<Record, Object>readBuilder(
                file.format(), Record.class, table.io().newInputFile(file))
            .project(table.schema())
            .build()) {
      List<Record> list = new ArrayList<>();
      rows.forEach(list::add);
      return list;
    }
  }

  private List<FileScanTask> files() throws IOException {
    table.refresh();
    try (CloseableIterable<FileScanTask> tasks = table.newScan().planFiles()) {
      List<FileScanTask> files = new ArrayList<>();
      tasks.forEach(files::add);
      files.sort(
          Comparator.comparing((FileScanTask task) -> task.file().dataSequenceNumber()).reversed());
      return files;
    }
  }

  private DataFile write(List<Record> rows, StructLike partition) throws IOException {
    DataWriter<Record> writer =
        new GenericFileWriterFactory.Builder(table)
            .dataFileFormat(FileFormat.PARQUET)
            .build()
            .newDataWriter(
                EncryptedFiles.plainAsEncryptedOutput(
                    table
                        .io()
                        .newOutputFile(
                            table
                                .locationProvider()
                                .newDataLocation(UUID.randomUUID() + ".parquet"))),
                table.spec(),
                partition);
    try (writer) {
      writer.write(rows);
    }
    return writer.toDataFile();
  }

  private Record row(String day, String price) {
    Record row = GenericRecord.create(table.schema());
    OffsetDateTime at = OffsetDateTime.parse(day + "T12:00:00.000001Z");
    row.setField("event_id", "event-" + offset);
    row.setField("recorded_at", at);
    row.setField("outlet_id", "outlet-1");
    row.setField("sku", "S1");
    row.setField("observed_at", at);
    row.setField("charged_price", new BigDecimal(price).setScale(6));
    row.setField("basis", "pack");
    row.setField("source", "visit");
    row.setField("reported_by_system", "test");
    row.setField("kafka_topic", "price-observations");
    row.setField("kafka_partition", 0);
    row.setField("kafka_offset", offset++);
    row.setField("kafka_timestamp", at);
    row.setField("schema_id", 1);
    return row;
  }
}
