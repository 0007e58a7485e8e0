package dev.vedette.warehouse.seal;

import dev.vedette.warehouse.seal.SealedTable.Extent;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.security.KeyPair;
import java.time.Clock;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Objects;
import org.apache.iceberg.ManageSnapshots;
import org.apache.iceberg.PartitionField;
import org.apache.iceberg.Schema;
import org.apache.iceberg.SchemaParser;
import org.apache.iceberg.Snapshot;
import org.apache.iceberg.SnapshotRef;
import org.apache.iceberg.Table;
import org.apache.iceberg.catalog.Catalog;
import org.apache.iceberg.types.Type;
import org.apache.iceberg.types.Types;
import org.apache.iceberg.types.Types.NestedField;
import org.jspecify.annotations.Nullable;

/** Seals months. */
public final class Sealing {
  static final String TAG_PREFIX = "seal-";

  private static final List<String> COORDINATES =
      List.of("kafka_topic", "kafka_partition", "kafka_offset");
  private static final String EVENT_ID = "event_id";

  private final Catalog catalog;
  private final SealFolder folder;
  private final KeyPair key;
  private final String product;
  private final Clock clock;
  private final SealProgress progress;

  /**
   * What was sealed of a table.
   *
   * @param table namespace and name
   * @param rows how many rows
   */
  public record Sealed(String table, long rows) {}

  /**
   * @param folder where the seals are kept
   * @param key Ed25519
   * @param product version of the program
   */
  public Sealing(
      Catalog catalog,
      Path folder,
      KeyPair key,
      String product,
      Clock clock,
      SealProgress progress) {
    this.catalog = catalog;
    this.folder = new SealFolder(folder);
    this.key = key;
    this.product = product;
    this.clock = clock;
    this.progress = progress;
  }

  /** The name of a month's tag. */
  public static String tag(YearMonth month) {
    return TAG_PREFIX + month;
  }

  /**
   * Seals a month. The seal is there when all of it is: one that was interrupted is begun anew.
   *
   * @param tables those that are wanted; the ones that do not exist are named in the seal
   * @throws SealException if the month is not over, is sealed already, or none of the tables exists
   */
  public List<Sealed> seal(YearMonth month, List<SealedTable> tables) {
    if (!month.isBefore(YearMonth.now(clock.withZone(ZoneOffset.UTC)))) {
      throw new SealException(
          "Cannot seal %s: it is not over (in UTC). Seal it when late reports of it are in."
              .formatted(month));
    }
    if (folder.has(month)) {
      throw new SealException(
          "Cannot seal %s: it is sealed already. `vedette verify-seal %s` compares."
              .formatted(month, month));
    }
    List<SealedTable> present =
        tables.stream().filter(table -> catalog.tableExists(table.identifier())).toList();
    if (present.isEmpty()) {
      throw new SealException(
          "Cannot seal %s: none of the tables exists. Is this the right state folder?"
              .formatted(month));
    }
    try {
      List<Manifest.SealedRows> sealed = new ArrayList<>();
      for (SealedTable table : present) {
        sealed.add(seal(month, table));
      }
      publish(month, sealed, absent(tables, present));
      return sealed.stream().map(rows -> new Sealed(rows.table(), rows.rows())).toList();
    } catch (IOException e) {
      throw new SealException("Cannot seal %s: %s".formatted(month, e.getMessage()), e);
    }
  }

  private static List<String> absent(List<SealedTable> wanted, List<SealedTable> present) {
    return wanted.stream()
        .filter(table -> !present.contains(table))
        .map(table -> table.identifier().toString())
        .toList();
  }

  private Manifest.SealedRows seal(YearMonth month, SealedTable wanted) throws IOException {
    Table table = catalog.loadTable(wanted.identifier());
    Snapshot snapshot = table.currentSnapshot();
    // Before it is read, so that it is not forgotten meanwhile.
    keep(table, snapshot, tag(month));
    Manifest.SealedRows frame = frame(table, snapshot, month, wanted);
    SealedScan scan = new SealedScan(table, frame, progress);
    Path digests = folder.digests(month, frame.table());
    Files.createDirectories(Objects.requireNonNull(digests.getParent()));
    try (EntrySorter entries =
            scan.entries(
                snapshot == null ? null : snapshot.snapshotId(), EntrySorter.STANDARD_RUN);
        EntryList.Cursor sorted = entries.sorted()) {
      String sha256 = EntryList.write(sorted, digests);
      return new Manifest.SealedRows(
          frame.table(),
          frame.uuid(),
          frame.snapshotId(),
          frame.tag(),
          frame.timeColumn(),
          frame.from(),
          frame.to(),
          frame.identity(),
          entries.count(),
          sha256,
          frame.schema());
    }
  }

  /** The tag never expires, and keeps the snapshot and its files for as long. */
  private static void keep(Table table, @Nullable Snapshot snapshot, String tag) {
    if (snapshot == null) {
      return;
    }
    SnapshotRef there = table.refs().get(tag);
    ManageSnapshots change = table.manageSnapshots();
    if (there == null) {
      change = change.createTag(tag, snapshot.snapshotId());
    } else {
      // Left by an attempt that did not come to its end.
      change = change.replaceTag(tag, snapshot.snapshotId());
    }
    change.setMaxRefAgeMs(tag, Long.MAX_VALUE).commit();
  }

  private static Manifest.SealedRows frame(
      Table table, @Nullable Snapshot snapshot, YearMonth month, SealedTable wanted) {
    Schema schema = table.schema();
    return new Manifest.SealedRows(
        wanted.identifier().toString(),
        table.uuid().toString(),
        snapshot == null ? null : snapshot.snapshotId(),
        tag(month),
        timeColumn(table),
        wanted.extent() == Extent.MONTH ? start(month) : null,
        start(month.plusMonths(1)),
        schema.findField(COORDINATES.getFirst()) != null ? COORDINATES : List.of(EVENT_ID),
        0,
        "",
        Manifest.tree(SchemaParser.toJson(schema)));
  }

  /** The column by whose month the table is divided. */
  private static String timeColumn(Table table) {
    for (PartitionField field : table.spec().fields()) {
      NestedField source = table.schema().findField(field.sourceId());
      Type type = source.type();
      if (type.equals(Types.TimestampType.withZone())) {
        return source.name();
      }
    }
    throw new SealException(
        "Cannot seal table %s: it is not divided by a time.".formatted(table.name()));
  }

  private static String start(YearMonth month) {
    return month.atDay(1) + "T00:00:00+00:00";
  }

  private void publish(YearMonth month, List<Manifest.SealedRows> sealed, List<String> absent)
      throws IOException {
    Chain chain = Chain.read(folder);
    Manifest manifest =
        new Manifest(
            Manifest.VERSION,
            month.toString(),
            chain.length() + 1,
            clock.instant().toString(),
            product,
            Base64.getEncoder().encodeToString(key.getPublic().getEncoded()),
            chain.newest().orElse(null),
            sealed,
            absent);
    byte[] bytes = manifest.bytes();
    byte[] signature = Signatures.sign(bytes, key.getPrivate());
    // A seal is there as soon as its manifest is.
    write(
        folder.signature(month),
        Base64.getEncoder().encodeToString(signature).getBytes(StandardCharsets.US_ASCII));
    write(folder.manifest(month), bytes);
  }

  private static void write(Path file, byte[] bytes) throws IOException {
    Path draft = file.resolveSibling(file.getFileName() + ".new");
    Files.write(draft, bytes);
    try (FileChannel channel = FileChannel.open(draft, StandardOpenOption.WRITE)) {
      channel.force(true);
    }
    Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE);
  }
}
