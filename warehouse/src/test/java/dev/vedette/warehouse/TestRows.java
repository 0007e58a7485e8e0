package dev.vedette.warehouse;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.apache.iceberg.FileFormat;
import org.apache.iceberg.PartitionKey;
import org.apache.iceberg.Table;
import org.apache.iceberg.data.GenericFileWriterFactory;
import org.apache.iceberg.data.IcebergGenerics;
import org.apache.iceberg.data.InternalRecordWrapper;
import org.apache.iceberg.data.Record;
import org.apache.iceberg.encryption.EncryptedFiles;
import org.apache.iceberg.encryption.EncryptedOutputFile;
import org.apache.iceberg.io.CloseableIterable;
import org.apache.iceberg.io.DataWriter;

/** Rows of a table, written to and read from real Parquet files. */
public final class TestRows {
  private TestRows() {}

  /** Appends rows of one partition as one file and one snapshot. */
  public static void append(Table table, List<Record> rows) throws IOException {
    PartitionKey partition = new PartitionKey(table.spec(), table.schema());
    partition.partition(new InternalRecordWrapper(table.schema().asStruct()).wrap(rows.getFirst()));
    EncryptedOutputFile file =
        EncryptedFiles.plainAsEncryptedOutput(
            table
                .io()
                .newOutputFile(
                    table.locationProvider().newDataLocation(UUID.randomUUID() + ".parquet")));
    DataWriter<Record> writer =
        new GenericFileWriterFactory.Builder(table)
            .dataFileFormat(FileFormat.PARQUET)
            .build()
            .newDataWriter(file, table.spec(), partition);
    try (writer) {
      writer.write(rows);
    }
    table.newAppend().appendFile(writer.toDataFile()).commit();
  }

  static List<Record> read(Table table) throws IOException {
    try (CloseableIterable<Record> rows = IcebergGenerics.read(table).build()) {
      List<Record> list = new ArrayList<>();
      rows.forEach(list::add);
      return list;
    }
  }
}
