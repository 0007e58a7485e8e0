package dev.vedette.ingestion.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.vedette.event.DeadLetter;
import dev.vedette.event.InventoryReading;
import dev.vedette.ingestion.Rows;
import dev.vedette.ingestion.kafka.FakeBroker;
import dev.vedette.ingestion.kafka.FakeRegistry;
import dev.vedette.topic.EventType;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.apache.avro.specific.SpecificRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FileLoaderTest {
  private static final String READINGS = "outlet_id,sku,read_at,on_hand,unit,source\n";
  private static final String PRODUCTS =
      "sku,units_per_pack,packs_per_carton,cartons_per_case,changed_at\nS-1,20,10,250,2026-01-01T00:00:00Z\n";

  @TempDir Path folder;

  private final FakeRegistry registry = new FakeRegistry();
  private final FakeBroker broker = new FakeBroker(registry);
  private final FileLoader loader = new FileLoader(broker, broker, registry, () -> Rows.NOW);

  private void write(String name, String content) throws IOException {
    Files.writeString(folder.resolve(name), content);
  }

  private static String reading(String outlet, String time) {
    return "%s,S-1,%s,12,unit,pos\n".formatted(outlet, time);
  }

  private LoadReport load() throws IOException, LoadFailedException {
    return load(LoadSettings.DEFAULT);
  }

  private LoadReport load(LoadSettings settings) throws IOException, LoadFailedException {
    return loader.load(List.of(folder), settings, LoadListener.NONE);
  }

  @Test
  void eventsOfAllFilesAreSentInTheOrderOfTheirTime() throws Exception {
    write(
        "inventory-readings.csv",
        READINGS + reading("O-2", "2026-03-01T21:00:00Z") + reading("O-1", "2026-03-01T07:00:00Z"));
    write(
        "deliveries.csv",
        "delivery_id,line_no,outlet_id,sku,delivered_at,qty,unit\nD,1,O-1,S-1,2026-03-01T21:00:00Z,3,carton\n");
    write("products.csv", PRODUCTS);
    LoadReport report = load();
    assertThat(report.accepted()).isEqualTo(4);
    assertThat(report.isComplete()).isTrue();
    assertThat(broker.log())
        .extracting(message -> message.type())
        .containsExactly(
            EventType.PRODUCTS,
            EventType.OUTLETS, // where the fake puts its heartbeats
            EventType.INVENTORY_READINGS,
            EventType.DELIVERIES,
            EventType.INVENTORY_READINGS);
  }

  @Test
  void aFolderLoadedTwiceIsRecognised() throws Exception {
    write(
        "inventory-readings.csv",
        READINGS + reading("O-1", "2026-03-01T21:00:00Z") + "O-1,S-1,noon,12,unit,pos\n");
    LoadReport first = load();
    int records = broker.log().size();
    LoadReport second = load();
    assertThat(first.files())
        .containsExactly(new LoadReport.FileCounts("inventory-readings.csv", 1, 0, 1));
    assertThat(second.files())
        .containsExactly(new LoadReport.FileCounts("inventory-readings.csv", 0, 1, 1));
    assertThat(second.tooManyToCompare()).isFalse();
    assertThat(broker.log()).hasSize(records);
  }

  @Test
  void anIdRepeatedWithinAFolderIsSentOnce() throws Exception {
    String row = reading("O-1", "2026-03-01T21:00:00Z");
    write("inventory-readings.csv", READINGS + row + row);
    write("inventory-readings.jsonl", "");
    LoadReport report = load();
    assertThat(report.accepted()).isEqualTo(1);
    assertThat(report.repeated()).isEqualTo(1);
  }

  @Test
  void whereTheBrokerHoldsTooMuchTheReportSaysThatNobodyLooked() throws Exception {
    write("inventory-readings.csv", READINGS + reading("O-1", "2026-03-01T21:00:00Z"));
    load();
    LoadReport second = load(LoadSettings.DEFAULT.knowingAtMost(0));
    assertThat(second.tooManyToCompare()).isTrue();
    assertThat(second.accepted()).isEqualTo(1);
  }

  @Test
  void aRejectedRowIsADeadLetterWithItsOriginalBytes() throws Exception {
    String bad = "O-1,S-1,2026-03-01T21:00:00Z,12,,pos";
    write("inventory-readings.csv", READINGS + bad + "\n" + reading("O-1", "2026-03-01T21:00:00Z"));
    LoadReport report = load();
    assertThat(report.accepted()).isEqualTo(1);
    assertThat(report.rejected()).isEqualTo(1);
    assertThat(report.isComplete()).isTrue();
    List<SpecificRecord> letters = broker.events(EventType.DEAD_LETTERS);
    assertThat(letters).hasSize(1);
    DeadLetter letter = (DeadLetter) letters.getFirst();
    assertThat(letter.getReason()).isEqualTo("missing_unit");
    assertThat(letter.getOrigin()).isEqualTo("inventory-readings.csv");
    assertThat(letter.getLine()).isEqualTo(2);
    assertThat(letter.getColumn()).isEqualTo("unit");
    assertThat(letter.getHeader()).isEqualTo(READINGS.strip());
    assertThat(letter.getStatus()).isEqualTo("open");
    assertThat(StandardCharsets.UTF_8.decode(letter.getPayload()).toString()).isEqualTo(bad);
  }

  @Test
  void eachNewDayIsAnnouncedOnceItsFirstEventComes() throws Exception {
    write(
        "inventory-readings.csv",
        READINGS
            + reading("O-1", "2026-03-01T21:00:00Z")
            + reading("O-1", "2026-03-02T06:00:00Z")
            + reading("O-1", "2026-03-02T21:00:00Z")
            + reading("O-1", "2026-03-09T21:00:00Z"));
    load();
    assertThat(broker.heartbeats())
        .containsExactly(
            Instant.parse("2026-03-02T06:00:00Z"), Instant.parse("2026-03-09T21:00:00Z"));
  }

  @Test
  void settlingMovesEventTimeBeyondTheAllowedLatenessToTheEndOfTheDay() throws Exception {
    write("inventory-readings.csv", READINGS + reading("O-1", "2026-03-01T21:00:00Z"));
    load(LoadSettings.DEFAULT.settling(Duration.ofDays(2)));
    assertThat(broker.heartbeats()).containsExactly(Instant.parse("2026-03-04T21:00:00Z"));
  }

  @Test
  void ratiosThatTheBrokerKnowsConvertWhatTheFolderReports() throws Exception {
    write("products.csv", PRODUCTS);
    load();
    Files.delete(folder.resolve("products.csv"));
    write("inventory-readings.csv", READINGS + "O-1,S-1,2026-03-01T21:00:00Z,2,carton,pos\n");
    load();
    InventoryReading reading =
        (InventoryReading) broker.events(EventType.INVENTORY_READINGS).getFirst();
    assertThat(reading.getOnHand()).isEqualTo(400);
  }

  @Test
  void whereTheBrokerFailsOnlyWhatItAcknowledgedIsCountedAndTheNextLoadSendsTheRest()
      throws Exception {
    StringBuilder rows = new StringBuilder(READINGS);
    for (int row = 0; row < 20; row++) {
      rows.append(reading("O-" + row, "2026-03-01T21:00:00Z"));
    }
    write("inventory-readings.csv", rows.toString());
    broker.failAfter(7);
    LoadFailedException failed = catchThrowableOfType(LoadFailedException.class, this::load);
    assertThat(failed).hasMessageContaining("7 events have been acknowledged");
    assertThat(failed.report().accepted()).isEqualTo(7);
    broker.recover();
    LoadReport again = load();
    assertThat(again.repeated()).isEqualTo(7);
    assertThat(again.accepted()).isEqualTo(13);
    assertThat(broker.events(EventType.INVENTORY_READINGS)).hasSize(20).doesNotHaveDuplicates();
  }

  @Test
  void aBrokerThatDoesNotAnswerIsSaidSoAtOnce() throws Exception {
    write("inventory-readings.csv", READINGS + reading("O-1", "2026-03-01T21:00:00Z"));
    broker.goDown();
    assertThatThrownBy(this::load)
        .isInstanceOf(LoadFailedException.class)
        .hasMessageContaining("is it running?");
  }

  @Test
  void aRegistryThatDoesNotAnswerStopsTheLoad() throws Exception {
    write("inventory-readings.csv", READINGS + reading("O-1", "2026-03-01T21:00:00Z"));
    registry.goDown();
    assertThatThrownBy(this::load)
        .isInstanceOf(LoadFailedException.class)
        .hasMessageContaining("registry");
  }
}
