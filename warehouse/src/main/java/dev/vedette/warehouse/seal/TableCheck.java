package dev.vedette.warehouse.seal;

import dev.vedette.warehouse.seal.SealFinding.Kind;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiConsumer;
import org.apache.iceberg.SnapshotRef;
import org.apache.iceberg.Table;
import org.apache.iceberg.data.Record;
import org.apache.iceberg.exceptions.NotFoundException;
import org.jspecify.annotations.Nullable;

/** Compares one table with what a seal says of it. */
final class TableCheck {
  private final Table table;
  private final Manifest.SealedRows sealed;
  private final Path digests;
  private final SealedScan scan;
  private final BiConsumer<Kind, String> findings;

  /**
   * @param digests the list of digests that was written with the seal
   * @param findings is told what is not as it was
   */
  TableCheck(
      Table table,
      Manifest.SealedRows sealed,
      Path digests,
      SealedScan scan,
      BiConsumer<Kind, String> findings) {
    this.table = table;
    this.sealed = sealed;
    this.digests = digests;
    this.scan = scan;
    this.findings = findings;
  }

  /** What became of the sealed rows. */
  record Counts(long unchanged, long changed, long removed, long added) {
    SealReport.Compared of(String month, Manifest.SealedRows sealed) {
      return new SealReport.Compared(
          month, sealed.table(), sealed.rows(), unchanged, changed, removed, added);
    }
  }

  /** Empty where there is nothing left to compare with. */
  Optional<Counts> run() throws IOException {
    checkTag();
    Path temporary = Files.createTempFile("vedette-seal-", ".digests");
    try {
      boolean snapshotIsAsSealed = checkSnapshot(temporary);
      boolean listIsAsSealed = checkList();
      if (!snapshotIsAsSealed && !listIsAsSealed) {
        findings.accept(
            Kind.TABLE,
            "neither the sealed snapshot nor the list of digests is left to compare with");
        return Optional.empty();
      }
      return Optional.of(compare(listIsAsSealed ? digests : temporary));
    } finally {
      Files.deleteIfExists(temporary);
    }
  }

  private void checkTag() {
    if (sealed.snapshotId() == null) {
      return;
    }
    SnapshotRef tag = table.refs().get(sealed.tag());
    if (tag == null) {
      findings.accept(Kind.TAG, "the tag %s is gone".formatted(sealed.tag()));
    } else if (tag.snapshotId() != sealed.snapshotId()) {
      findings.accept(
          Kind.TAG,
          "the tag %s points to snapshot %d, and pointed to %d"
              .formatted(sealed.tag(), tag.snapshotId(), sealed.snapshotId()));
    }
  }

  private boolean checkSnapshot(Path copy) throws IOException {
    Long snapshot = sealed.snapshotId();
    if (snapshot == null) {
      Files.write(copy, new byte[0]);
      return EntryList.sha256(copy).equals(sealed.sha256());
    }
    if (table.snapshot(snapshot) == null) {
      findings.accept(Kind.TABLE, "the sealed snapshot %d is gone".formatted(snapshot));
      return false;
    }
    try (EntrySorter entries = scan.entries(snapshot, EntrySorter.STANDARD_RUN);
        EntryList.Cursor sorted = entries.sorted()) {
      String sha256 = EntryList.write(sorted, copy);
      if (entries.count() != sealed.rows() || !sha256.equals(sealed.sha256())) {
        findings.accept(
            Kind.SNAPSHOT,
            "the sealed snapshot gives other rows than were sealed (%,d, and were %,d): files were changed in place"
                .formatted(entries.count(), sealed.rows()));
        return false;
      }
      return true;
    } catch (UncheckedIOException | NotFoundException e) {
      findings.accept(Kind.SNAPSHOT, "the sealed snapshot cannot be read: " + e.getMessage());
      return false;
    }
  }

  private boolean checkList() throws IOException {
    if (!Files.exists(digests)) {
      findings.accept(
          Kind.DIGESTS, "the list of digests %s is gone".formatted(digests.getFileName()));
      return false;
    }
    if (!EntryList.sha256(digests).equals(sealed.sha256())) {
      findings.accept(
          Kind.DIGESTS, "the list of digests %s was changed".formatted(digests.getFileName()));
      return false;
    }
    return true;
  }

  private Counts compare(Path sealedEntries) throws IOException {
    EntryComparison comparison;
    try (EntrySorter entries = scan.entries(null, EntrySorter.STANDARD_RUN);
        EntryList.Cursor now = entries.sorted();
        EntryList.Cursor before = EntryList.open(sealedEntries)) {
      comparison = EntryComparison.of(before, now);
    }
    if (comparison.changed() > 0 || comparison.removed() > 0) {
      name(comparison);
    }
    return new Counts(
        comparison.unchanged(), comparison.changed(), comparison.removed(), comparison.added());
  }

  private void name(EntryComparison comparison) throws IOException {
    Set<String> wanted = new HashSet<>(comparison.changedIdentities());
    wanted.addAll(comparison.removedIdentities());
    Long snapshot = sealed.snapshotId();
    Map<String, Record> before =
        snapshot == null || table.snapshot(snapshot) == null ? Map.of() : find(snapshot, wanted);
    Map<String, Record> after = find(null, comparison.changedIdentities());
    for (String identity : comparison.changedIdentities()) {
      findings.accept(
          Kind.CHANGED_ROW, changed(before.get(identity), after.get(identity), identity));
    }
    for (String identity : comparison.removedIdentities()) {
      Record row = before.get(identity);
      findings.accept(Kind.REMOVED_ROW, row == null ? unnamed(identity) : name(row));
    }
    rest(Kind.CHANGED_ROW, comparison.changed() - comparison.changedIdentities().size());
    rest(Kind.REMOVED_ROW, comparison.removed() - comparison.removedIdentities().size());
  }

  private void rest(Kind kind, long count) {
    if (count > 0) {
      findings.accept(kind, "and %,d more".formatted(count));
    }
  }

  private String changed(@Nullable Record before, @Nullable Record after, String identity) {
    if (after == null) {
      return unnamed(identity);
    }
    StringBuilder text = new StringBuilder(name(after));
    if (before != null) {
      for (String column : scan.columnNames()) {
        Object was = before.getField(column);
        Object is = after.getField(column);
        if (!Objects.equals(was, is)) {
          text.append("; ").append(column).append(" was ").append(was).append(", is ").append(is);
        }
      }
    }
    return text.toString();
  }

  private String name(Record row) {
    return RowDigests.name(row, scan.names());
  }

  private static String unnamed(String identity) {
    return "a row that no snapshot holds any more, identity " + identity;
  }

  private Map<String, Record> find(@Nullable Long snapshot, Set<String> identities)
      throws IOException {
    Map<String, Record> found = new HashMap<>();
    if (identities.isEmpty()) {
      return found;
    }
    RowDigests digests = scan.digests();
    scan.forEach(
        snapshot,
        row -> {
          String identity = EntryComparison.identity(digests.entry(row));
          if (identities.contains(identity)) {
            // The scan gives the same object each time.
            found.put(identity, row.copy());
          }
        });
    return found;
  }
}
