package dev.vedette.ingestion.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import dev.vedette.event.InventoryReading;
import dev.vedette.ingestion.ProductCatalogue;
import dev.vedette.ingestion.Reason;
import dev.vedette.ingestion.Rows;
import dev.vedette.topic.EventType;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EventFolderTest {
  private static final String HEADER = "outlet_id,sku,read_at,on_hand,unit,source\n";
  private static final String GOOD = "O-1,S-1,2026-03-01T21:00:00Z,12,unit,pos\n";

  @TempDir Path folder;

  private final List<RejectedRow> rejects = new ArrayList<>();
  private List<FileFault> faults = List.of();

  private void write(String name, String content) throws IOException {
    Files.writeString(folder.resolve(name), content);
  }

  private static byte[] gzip(String content) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (OutputStream out = new GZIPOutputStream(bytes)) {
      out.write(content.getBytes(StandardCharsets.UTF_8));
    }
    return bytes.toByteArray();
  }

  private List<FileEvent> read(int eventsInMemory) throws IOException {
    EventFolder opened = EventFolder.open(folder, Rows.NOW);
    List<FileEvent> events = new ArrayList<>();
    try (OrderedEvents ordered =
        opened.read(new ProductCatalogue(), rejects::add, ReadProgress.NONE, eventsInMemory)) {
      ordered.forEach(events::add);
      assertThat(ordered.size()).isEqualTo(events.size());
    }
    faults = opened.faults();
    return events;
  }

  private List<FileEvent> read() throws IOException {
    return read(1_000_000);
  }

  private List<Reason> reasons() {
    return rejects.stream().map(row -> row.rejection().reason()).toList();
  }

  @Test
  void productsAreReadFirstWhateverTheOrderOfTheFiles() throws IOException {
    write("inventory-readings.csv", HEADER + "O-1,S-1,2026-03-01T21:00:00Z,2,pack,pos\n");
    write(
        "products.csv",
        "sku,units_per_pack,packs_per_carton,cartons_per_case,changed_at\nS-1,20,10,250,2026-03-02T00:00:00Z\n");
    List<FileEvent> events = read();
    assertThat(events)
        .extracting(FileEvent::type)
        .containsExactly(EventType.INVENTORY_READINGS, EventType.PRODUCTS);
    assertThat(((InventoryReading) events.getFirst().event()).getOnHand()).isEqualTo(40);
    assertThat(rejects).isEmpty();
    assertThat(faults).isEmpty();
  }

  @Test
  void badRowsAreReportedWithFileLineAndBytesAndTheRestGoesOn() throws IOException {
    write(
        "inventory-readings.csv",
        HEADER
            + GOOD
            + "O-1,S-1,2026-03-01T21:00:00Z,12,,pos\n"
            + "O-1,S-1,2026-03-01T21:00:00Z,-3,unit,pos\n"
            + "O-1,S-1,noon,3,unit,pos\n"
            + "O-1,S-1,2026-03-01T21:00:00Z,3,unit\n"
            + "\"O-1,S-1,2026-03-01T21:00:00Z,3,unit,pos\n"
            + "O-2,S-1,2026-03-01T21:00:00Z,3,carton,pos\n"
            + "O-3,S-1,2026-03-01T21:00:00Z,3,unit,pos\n");
    assertThat(read()).extracting(FileEvent::line).containsExactlyInAnyOrder(2L, 9L);
    assertThat(reasons())
        .containsExactly(
            Reason.MISSING_UNIT,
            Reason.NEGATIVE_QUANTITY,
            Reason.UNPARSABLE_TIME,
            Reason.WRONG_COLUMN_COUNT,
            Reason.BROKEN_QUOTE,
            Reason.UNKNOWN_SKU);
    RejectedRow row = rejects.get(1);
    assertThat(row.file().name()).isEqualTo("inventory-readings.csv");
    assertThat(row.line()).isEqualTo(4);
    assertThat(row.rejection().column()).isEqualTo("on_hand");
    assertThat(row.rejection().value()).isEqualTo("-3");
    assertThat(row.header()).isEqualTo(HEADER.strip());
    assertThat(row.payload()).asString().isEqualTo("O-1,S-1,2026-03-01T21:00:00Z,-3,unit,pos");
  }

  @Test
  void anUnknownColumnKeepsItsFileOutAndNamesTheNearestOne() throws IOException {
    write("inventory-readings.csv", HEADER.replace("on_hand", "onhand") + GOOD);
    write(
        "deliveries.csv",
        "delivery_id,line_no,outlet_id,sku,delivered_at,qty,unit\nD,1,O,S,2026-03-01T06:00:00Z,3,unit\n");
    assertThat(read()).extracting(FileEvent::type).containsExactly(EventType.DELIVERIES);
    assertThat(faults)
        .singleElement()
        .asString()
        .contains("inventory-readings.csv")
        .contains("did you mean on_hand?");
  }

  @Test
  void aHeaderWithoutARequiredColumnKeepsItsFileOut() throws IOException {
    write("inventory-readings.csv", "outlet_id,sku,read_at,on_hand,source\n");
    write("orders.csv", "");
    write("visits.csv", "visit_id,visit_id\n");
    assertThat(read()).isEmpty();
    assertThat(faults)
        .extracting(fault -> fault.rejection().reason())
        .containsExactlyInAnyOrder(
            Reason.MISSING_COLUMN, Reason.MISSING_COLUMN, Reason.REPEATED_COLUMN);
  }

  @Test
  void aFileNameOfNoTypeIsNamedAndOtherFilesAreLeftAlone() throws IOException {
    write("inventory-reading.csv", HEADER + GOOD);
    write("README.md", "Hello");
    Files.createDirectory(folder.resolve("truth"));
    assertThat(read()).isEmpty();
    assertThat(faults).singleElement().asString().contains("did you mean inventory-readings?");
  }

  @Test
  void whatWasReadOfATruncatedGzipStands() throws IOException {
    StringBuilder content = new StringBuilder(HEADER);
    Random random = new Random(7);
    for (int row = 0; row < 5000; row++) {
      content.append(GOOD.replace("O-1", "O-" + random.nextInt(1_000_000)));
    }
    byte[] bytes = gzip(content.toString());
    Files.write(
        folder.resolve("inventory-readings.csv.gz"), Arrays.copyOf(bytes, bytes.length / 2));
    assertThat(read()).hasSizeBetween(1000, 4999);
    assertThat(reasons()).containsExactly(Reason.TRUNCATED_FILE);
    assertThat(faults).singleElement().asString().contains("inventory-readings.csv.gz");
  }

  @Test
  void aFileThatIsNoGzipIsAFault() throws IOException {
    write("inventory-readings.csv.gz", HEADER + GOOD);
    assertThat(read()).isEmpty();
    assertThat(faults)
        .singleElement()
        .extracting(fault -> fault.rejection().reason())
        .isEqualTo(Reason.UNREADABLE_FILE);
  }

  @Test
  void jsonLinesMakeTheSameEventsAsCsv() throws IOException {
    write("inventory-readings.csv", HEADER + GOOD);
    List<FileEvent> csv = read();
    Files.delete(folder.resolve("inventory-readings.csv"));
    Files.write(
        folder.resolve("inventory-readings.jsonl.gz"),
        gzip(
            """
            {"sku":"S-1","outlet_id":"O-1","read_at":"2026-03-01T21:00:00Z","on_hand":12,"unit":"unit","source":"pos"}

            {"sku":"S-1"
            {"sku":"S-1"} {}
            {"outlet":"O-1"}
            """));
    assertThat(read()).extracting(FileEvent::event).containsExactly(csv.getFirst().event());
    assertThat(reasons())
        .containsExactly(Reason.MALFORMED_JSON, Reason.MALFORMED_JSON, Reason.UNKNOWN_COLUMN);
    assertThat(rejects).extracting(RejectedRow::line).containsExactly(3L, 4L, 5L);
  }

  @Test
  void eventsComeInTheOrderOfTheirTimeHoweverLittleFitsIntoMemory() throws IOException {
    Random random = new Random(42);
    StringBuilder readings = new StringBuilder(HEADER);
    StringBuilder orders =
        new StringBuilder(
            "order_id,line_no,outlet_id,sku,ordered_at,demanded_qty,unit,price_per_unit\n");
    for (int row = 0; row < 500; row++) {
      String time = "2026-03-%02dT%02d:00:00Z".formatted(random.nextInt(1, 29), random.nextInt(24));
      readings.append("O-%d,S-%d,%s,%d,unit,pos\n".formatted(random.nextInt(9), row, time, row));
      orders.append("A-%d,1,O-1,S-1,%s,3,unit,1.25\n".formatted(row, time));
    }
    write("inventory-readings.csv", readings.toString());
    write("orders.csv", orders.toString());
    List<FileEvent> inMemory = read(1_000_000);
    List<FileEvent> spilled = read(64);
    assertThat(inMemory).hasSize(1000).isSortedAccordingTo(FileEvent.ORDER);
    assertThat(spilled).isEqualTo(inMemory);
  }

  @Test
  void aFolderThatIsNotThereIsNamed() {
    assertThatThrownBy(() -> EventFolder.open(folder.resolve("nowhere"), Rows.NOW))
        .isInstanceOf(NoSuchFileException.class)
        .hasMessageContaining("nowhere");
  }

  @Test
  void theSampleFolderIsReadToTheLastRow() throws IOException {
    Path sample = Path.of(System.getProperty("vedette.shared-data", "absent"), "oj-market-mini");
    assumeThat(sample).as("sample data beside the checkout").isDirectory();
    EventFolder opened = EventFolder.open(sample, Rows.NOW);
    try (OrderedEvents events =
        opened.read(new ProductCatalogue(), rejects::add, ReadProgress.NONE)) {
      assertThat(events.size()).isEqualTo(74_536 + 8_008 + 8_019 + 10_175 + 76 + 11 + 8);
    }
    assertThat(rejects).isEmpty();
    assertThat(opened.faults()).isEmpty();
  }
}
