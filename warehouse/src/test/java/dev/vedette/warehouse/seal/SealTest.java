package dev.vedette.warehouse.seal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import dev.vedette.topic.EventType;
import dev.vedette.warehouse.TableEvolution;
import dev.vedette.warehouse.TestCatalog;
import dev.vedette.warehouse.WarehouseTables;
import dev.vedette.warehouse.seal.SealFinding.Kind;
import dev.vedette.warehouse.seal.SealReport.Compared;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PublicKey;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;
import org.apache.iceberg.TableProperties;
import org.apache.iceberg.types.Types;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SealTest {
  private static final YearMonth MAY = YearMonth.of(2026, 5);
  private static final YearMonth JUNE = YearMonth.of(2026, 6);
  private static final Clock LATER =
      Clock.fixed(Instant.parse("2026-07-03T00:00:00Z"), ZoneOffset.UTC);
  private static final SealProgress SILENT = (table, rows) -> {};

  @TempDir private Path folder;

  @SuppressWarnings("NullAway.Init") // set up below
  private TestCatalog catalog;

  @SuppressWarnings("NullAway.Init")
  private PriceTable prices;

  @SuppressWarnings("NullAway.Init")
  private KeyPair key;

  @BeforeEach
  void observePricesOfTwoMonths() throws Exception {
    key = newKey();
    catalog = new TestCatalog(folder);
    prices = new PriceTable(catalog.client());
    prices.observe("2026-05-31", "12", "13.5", "12");
    prices.observe("2026-06-01", "99");
    prices.observe("2026-05-02", "11", "10.25");
  }

  @AfterEach
  void stopCatalog() throws IOException {
    catalog.close();
  }

  @Test
  void aSealedMonthThatNobodyTouchedIsIntact() {
    assertThat(seal(MAY)).containsExactly(new Sealing.Sealed("raw.price_observations", 5));

    SealReport report = verify();

    assertThat(report.findings()).isEmpty();
    assertThat(report.tables())
        .containsExactly(new Compared("2026-05", "raw.price_observations", 5, 5, 0, 0, 0));
  }

  @Test
  void lateRowsAreAdditionsAndNoFault() throws IOException {
    seal(MAY);
    prices.observe("2026-05-09", "14");
    prices.observe("2026-06-09", "15");

    SealReport report = verify();

    assertThat(report.isIntact()).isTrue();
    assertThat(report.tables().getFirst().added()).isEqualTo(1);
  }

  @Test
  void aChangedValueIsNamedWithWhatItWasAndIs() throws IOException {
    seal(MAY);
    prices.rewriteNewest(
        rows -> {
          rows.getFirst().setField("charged_price", new BigDecimal("10.000000"));
          return rows;
        });

    SealReport report = verify();

    assertThat(report.findings()).extracting(SealFinding::kind).containsExactly(Kind.CHANGED_ROW);
    assertThat(report.findings().getFirst().detail())
        .contains("raw.price_observations", "event_id event-4", "outlet_id outlet-1")
        .contains("charged_price was 11.000000, is 10.000000");
    assertThat(report.tables())
        .containsExactly(new Compared("2026-05", "raw.price_observations", 5, 4, 1, 0, 0));
  }

  @Test
  void aRemovedRowIsNamedEvenIfAnotherTakesItsPlace() throws IOException {
    seal(MAY);
    prices.rewriteNewest(rows -> rows.subList(0, 1));
    prices.observe("2026-05-02", "10.25");

    SealReport report = verify();

    assertThat(report.findings()).extracting(SealFinding::kind).containsExactly(Kind.REMOVED_ROW);
    assertThat(report.findings().getFirst().detail()).contains("event_id event-5");
    assertThat(report.tables())
        .containsExactly(new Compared("2026-05", "raw.price_observations", 5, 4, 0, 1, 1));
  }

  @Test
  void aRowWhoseTimeWasMovedIntoAnotherMonthIsFound() throws IOException {
    seal(MAY);
    prices.rewriteNewest(
        rows -> {
          rows.getFirst().setField("observed_at", OffsetDateTime.parse("2026-06-02T12:00:00Z"));
          return rows;
        });

    assertThat(verify().findings()).extracting(SealFinding::kind).containsExactly(Kind.CHANGED_ROW);
  }

  @Test
  void aFileThatWasChangedInPlaceIsFoundAndItsRowNamed() throws IOException {
    seal(MAY);
    prices.changeNewestInPlace(
        rows -> {
          rows.getFirst().setField("charged_price", new BigDecimal("10.000000"));
          return rows;
        });

    SealReport report = verify();

    assertThat(report.findings())
        .extracting(SealFinding::kind)
        .containsExactly(Kind.SNAPSHOT, Kind.CHANGED_ROW);
    assertThat(report.findings().getLast().detail()).contains("event_id event-4");
  }

  @Test
  void aCompactionChangesNothing() throws IOException {
    seal(MAY);
    prices.compact(MAY);

    assertThat(verify().findings()).isEmpty();
  }

  @Test
  void forgettingOldSnapshotsLeavesTheSealedOne() throws IOException {
    seal(MAY);
    long sealed = prices.table().currentSnapshot().snapshotId();
    prices.compact(MAY);
    prices.observe("2026-06-09", "15");
    prices
        .table()
        .updateProperties()
        .set(TableProperties.MAX_SNAPSHOT_AGE_MS, "0")
        .set(TableProperties.MIN_SNAPSHOTS_TO_KEEP, "1")
        .commit();

    prices.table().expireSnapshots().commit();

    assertThat(prices.table().snapshots())
        .hasSize(2)
        .extracting(snapshot -> snapshot.snapshotId())
        .contains(sealed);
    assertThat(verify().findings()).isEmpty();
  }

  @Test
  void aNewColumnChangesNothing() {
    seal(MAY);
    prices.table().updateSchema().addColumn("added", Types.StringType.get()).commit();

    assertThat(verify().findings()).isEmpty();
  }

  @Test
  void aRemovedTagIsFound() {
    seal(MAY);
    prices.table().manageSnapshots().removeTag("seal-2026-05").commit();

    SealReport report = verify();

    assertThat(report.findings()).extracting(SealFinding::kind).containsExactly(Kind.TAG);
    assertThat(report.tables().getFirst().unchanged()).isEqualTo(5);
  }

  @Test
  void aMovedTagIsFound() throws IOException {
    seal(MAY);
    prices.observe("2026-06-09", "15");
    prices
        .table()
        .manageSnapshots()
        .replaceTag("seal-2026-05", prices.table().currentSnapshot().snapshotId())
        .commit();

    assertThat(verify().findings()).extracting(SealFinding::kind).containsExactly(Kind.TAG);
  }

  @Test
  void anEditedManifestIsFound() throws IOException {
    seal(MAY);
    Path manifest = seals().resolve("2026-05.json");
    Files.writeString(manifest, Files.readString(manifest).replace("\"test\"", "\"other\""));

    assertThat(verify().findings()).extracting(SealFinding::kind).containsExactly(Kind.SIGNATURE);
  }

  @Test
  void aDamagedSignatureIsFound() throws IOException {
    seal(MAY);
    Files.writeString(seals().resolve("2026-05.sig"), "none");

    assertThat(verify().findings()).extracting(SealFinding::kind).containsExactly(Kind.SIGNATURE);
  }

  @Test
  void aSealOfAnotherKeyIsNoSeal() throws Exception {
    seal(MAY);

    SealReport report = verify(newKey().getPublic());

    assertThat(report.findings()).extracting(SealFinding::kind).containsExactly(Kind.SIGNATURE);
    assertThat(report.findings().getFirst().detail()).contains("another key");
  }

  @Test
  void aMissingSealBreaksTheChain() throws IOException {
    seal(MAY);
    seal(JUNE);
    assertThat(verify().findings()).isEmpty();
    Files.delete(seals().resolve("2026-05.json"));

    assertThat(verify().findings())
        .extracting(SealFinding::month, SealFinding::kind)
        .containsExactly(tuple("2026-06", Kind.CHAIN), tuple("2026-05", Kind.CHAIN));
  }

  @Test
  void theNewestSealCannotVanishUnseen() throws IOException {
    seal(MAY);
    seal(JUNE);
    Files.delete(seals().resolve("2026-06.json"));

    assertThat(verify().findings())
        .extracting(SealFinding::month, SealFinding::kind)
        .containsExactly(tuple("2026-06", Kind.CHAIN));
  }

  @Test
  void aLostListOfDigestsIsFoundAndTheSnapshotStandsInForIt() throws IOException {
    seal(MAY);
    Files.delete(seals().resolve("2026-05/raw.price_observations.digests"));

    SealReport report = verify();

    assertThat(report.findings()).extracting(SealFinding::kind).containsExactly(Kind.DIGESTS);
    assertThat(report.tables().getFirst().unchanged()).isEqualTo(5);
  }

  @Test
  void whatIsInForceIsSealedWithAllThatCameBefore() {
    new TableEvolution(catalog.client()).apply(WarehouseTables.raw(EventType.PRICE_RULES));

    assertThat(seal(MAY)).contains(new Sealing.Sealed("raw.price_rules", 0));
    assertThat(verify().findings()).isEmpty();
  }

  @Test
  void aMonthIsSealedOnce() {
    seal(MAY);

    assertThatThrownBy(() -> seal(MAY)).hasMessageContaining("sealed already");
  }

  @Test
  void aMonthThatIsNotOverCannotBeSealed() {
    assertThatThrownBy(() -> seal(YearMonth.of(2026, 7))).hasMessageContaining("not over");
  }

  @Test
  void anInterruptedSealIsMadeAnew() {
    prices
        .table()
        .manageSnapshots()
        .createTag("seal-2026-05", prices.table().history().getFirst().snapshotId())
        .commit();

    seal(MAY);

    assertThat(verify().findings()).isEmpty();
  }

  @Test
  void whatNobodySealedCannotBeVerified() {
    assertThatThrownBy(
            () ->
                SealCheck.of(catalog.client(), seals(), key.getPublic(), Optional.of(MAY), SILENT))
        .hasMessageContaining("vedette seal 2026-05");
  }

  @Test
  void runsThatDoNotFitIntoMemoryAreMerged() throws IOException {
    Random random = new Random(7);
    List<byte[]> entries =
        Stream.generate(
                () -> {
                  byte[] entry = new byte[RowDigests.ENTRY_BYTES];
                  random.nextBytes(entry);
                  return entry;
                })
            .limit(1000)
            .toList();
    try (EntrySorter sorter = new EntrySorter(64)) {
      for (byte[] entry : entries) {
        sorter.add(entry);
      }
      List<byte[]> sorted = new ArrayList<>();
      try (EntryList.Cursor cursor = sorter.sorted()) {
        for (byte[] entry = cursor.next(); entry != null; entry = cursor.next()) {
          sorted.add(entry);
        }
      }
      assertThat(sorted)
          .containsExactlyElementsOf(entries.stream().sorted(Arrays::compareUnsigned).toList());
    }
  }

  private List<Sealing.Sealed> seal(YearMonth month) {
    return new Sealing(catalog.client(), seals(), key, "test", LATER, SILENT)
        .seal(month, SealedTable.all());
  }

  private SealReport verify() {
    return verify(key.getPublic());
  }

  private SealReport verify(PublicKey publicKey) {
    return SealCheck.of(catalog.client(), seals(), publicKey, Optional.empty(), SILENT);
  }

  private Path seals() {
    return folder.resolve("seals");
  }

  private static KeyPair newKey() throws GeneralSecurityException {
    return KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
  }
}
