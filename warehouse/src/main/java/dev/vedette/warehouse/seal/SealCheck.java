package dev.vedette.warehouse.seal;

import dev.vedette.warehouse.seal.SealFinding.Kind;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.PublicKey;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import org.apache.iceberg.Table;
import org.apache.iceberg.catalog.Catalog;
import org.apache.iceberg.catalog.TableIdentifier;

/** Looks at seals: whether they are whole, and whether the tables still say what was sealed. */
public final class SealCheck {
  private final Catalog catalog;
  private final SealFolder folder;
  private final PublicKey key;
  private final SealProgress progress;
  private final List<SealReport.Compared> compared = new ArrayList<>();
  private final List<SealFinding> findings = new ArrayList<>();

  private SealCheck(Catalog catalog, Path folder, PublicKey key, SealProgress progress) {
    this.catalog = catalog;
    this.folder = new SealFolder(folder);
    this.key = key;
    this.progress = progress;
  }

  /**
   * Looks at the seal of a month, or at all of them; at the chain and the tags always.
   *
   * @param folder where the seals are kept
   * @param key the one that must have signed them
   * @param month the one to compare; all where it is empty
   * @throws SealException if there is no such seal, or it cannot be read
   */
  public static SealReport of(
      Catalog catalog,
      Path folder,
      PublicKey key,
      Optional<YearMonth> month,
      SealProgress progress) {
    try {
      return new SealCheck(catalog, folder, key, progress).check(month);
    } catch (IOException | UncheckedIOException e) {
      throw new SealException("Cannot look at the seals: " + e.getMessage(), e);
    }
  }

  private SealReport check(Optional<YearMonth> month) throws IOException {
    if (month.isPresent() && !folder.has(month.get())) {
      throw new SealException(
          "Cannot find a seal of %s: `vedette seal %s` makes one."
              .formatted(month.get(), month.get()));
    }
    Chain chain = Chain.read(folder);
    for (String fault : chain.faults()) {
      findings.add(new SealFinding(fault.substring(0, 7), Kind.CHAIN, fault));
    }
    tagsWithoutSeal();
    for (Chain.Link link : chain.links()) {
      if (month.isEmpty() || month.get().equals(link.month())) {
        signature(link);
        for (Manifest.SealedRows sealed : link.manifest().tables()) {
          table(link.month(), sealed);
        }
      }
    }
    return new SealReport(compared, findings);
  }

  private void signature(Chain.Link link) throws IOException {
    YearMonth month = link.month();
    Path file = folder.signature(month);
    if (!Files.exists(file)) {
      find(month, Kind.SIGNATURE, "there is no signature %s".formatted(file.getFileName()));
      return;
    }
    byte[] signature;
    try {
      signature =
          Base64.getDecoder().decode(Files.readString(file, StandardCharsets.US_ASCII).strip());
    } catch (IllegalArgumentException e) {
      signature = new byte[0];
    }
    if (!Signatures.isValid(Files.readAllBytes(folder.manifest(month)), signature, key)) {
      boolean another =
          !link.manifest().publicKey().equals(Base64.getEncoder().encodeToString(key.getEncoded()));
      find(
          month,
          Kind.SIGNATURE,
          another
              ? "the manifest was signed with another key than this one"
              : "the signature is none of this manifest: one of them was changed");
    }
  }

  /**
   * Whoever removes the newest seal breaks no chain; its tags stay, unless they are removed, too.
   */
  private void tagsWithoutSeal() {
    for (SealedTable sealed : SealedTable.all()) {
      if (catalog.tableExists(sealed.identifier())) {
        catalog.loadTable(sealed.identifier()).refs().keySet().stream()
            .filter(tag -> tag.startsWith(Sealing.TAG_PREFIX))
            .map(tag -> tag.substring(Sealing.TAG_PREFIX.length()))
            .filter(month -> !folder.has(YearMonth.parse(month)))
            .forEach(
                month ->
                    findings.add(
                        new SealFinding(
                            month,
                            Kind.CHAIN,
                            "%s has the tag of a seal that is not there"
                                .formatted(sealed.identifier()))));
      }
    }
  }

  private void table(YearMonth month, Manifest.SealedRows sealed) throws IOException {
    TableIdentifier identifier = TableIdentifier.parse(sealed.table());
    if (!catalog.tableExists(identifier)) {
      find(month, Kind.TABLE, "table %s is gone".formatted(sealed.table()));
      return;
    }
    Table table = catalog.loadTable(identifier);
    if (!table.uuid().toString().equals(sealed.uuid())) {
      find(
          month,
          Kind.TABLE,
          "table %s is another one than was sealed, of the same name".formatted(sealed.table()));
    }
    try {
      TableCheck check =
          new TableCheck(
              table,
              sealed,
              folder.digests(month, sealed.table()),
              new SealedScan(table, sealed, progress),
              (kind, detail) -> find(month, kind, sealed.table() + ": " + detail));
      check.run().ifPresent(counts -> compared.add(counts.of(month.toString(), sealed)));
    } catch (SealException e) {
      find(month, Kind.TABLE, "%s: %s".formatted(sealed.table(), e.getMessage()));
    }
  }

  private void find(YearMonth month, Kind kind, String detail) {
    findings.add(new SealFinding(month.toString(), kind, detail));
  }
}
