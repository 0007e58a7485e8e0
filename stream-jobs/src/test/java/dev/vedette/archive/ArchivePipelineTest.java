package dev.vedette.archive;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.STRING;

import dev.vedette.archive.FaultyCatalog.Fault;
import dev.vedette.event.DeadLetter;
import dev.vedette.event.OrderLine;
import dev.vedette.table.RandomEvents;
import dev.vedette.topic.EventType;
import dev.vedette.warehouse.CatalogClient;
import dev.vedette.warehouse.WarehouseTables;
import dev.vedette.wire.WireEncoder;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.avro.Schema;
import org.apache.avro.specific.SpecificRecord;
import org.apache.iceberg.FileScanTask;
import org.apache.iceberg.SortOrder;
import org.apache.iceberg.Table;
import org.apache.iceberg.data.IcebergGenerics;
import org.apache.iceberg.data.Record;
import org.apache.iceberg.io.CloseableIterable;
import org.apache.iceberg.rest.RESTCatalog;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ArchivePipelineTest {
  private static final EventType READINGS = EventType.INVENTORY_READINGS;

  @TempDir Path folder;
  private final MemoryRegistry registry = new MemoryRegistry();
  private final TestTopics topics = new TestTopics(registry);
  private final RandomEvents random = new RandomEvents(20261123);
  private FaultyCatalog catalog;

  @BeforeEach
  void startCatalog() throws IOException {
    catalog = new FaultyCatalog(folder);
  }

  @AfterEach
  void stopCatalog() {
    catalog.close();
  }

  @Test
  void everyFieldOfEveryTypeComesBackFromItsTable() throws Exception {
    for (EventType type : WarehouseTables.archived()) {
      for (int i = 0; i < 20; i++) {
        topics.event(type, random.next(type));
      }
    }
    run().types(WarehouseTables.archived()).archive(topics.records(), registry);
    for (EventType type : WarehouseTables.archived()) {
      List<Record> rows = rows(type);
      assertThat(rows).as(type.topic()).hasSize(20);
      for (Record row : rows) {
        assertHolds(row, event(row), type);
      }
    }
    assertThat(CollectedDeadLetters.LETTERS).isEmpty();
  }

  @Test
  void aCommitThatIsLostOnTheWayIsMadeAfterTheRestart() throws Exception {
    readings(200);
    catalog.failOnce(Fault.REQUEST_LOST);
    run().archive(topics.records(), registry);
    assertThat(catalog.failed()).isTrue();
    assertEachOnce(READINGS, 200);
  }

  @Test
  void aCommitWhoseAnswerIsLostIsNotMadeAgain() throws Exception {
    readings(200);
    catalog.failOnce(Fault.ANSWER_LOST);
    run().archive(topics.records(), registry);
    assertThat(catalog.failed()).isTrue();
    assertEachOnce(READINGS, 200);
  }

  @Test
  void aFailureBetweenCheckpointsRepeatsNoRow() throws Exception {
    readings(200);
    run().failAfter(130).archive(topics.records(), registry);
    assertEachOnce(READINGS, 200);
  }

  @Test
  void withoutACheckpointItGoesOnAfterWhatItsTablesHold() throws Exception {
    readings(200);
    ArchiveRun first = run().parallelism(1).restarts(0).failAfter(130);
    assertThatThrownBy(() -> first.archive(topics.records(), registry));
    int archived = rows(READINGS).size();
    assertThat(archived).isBetween(1, 130);

    List<KafkaRecord> remaining = fromArchivedPositions(topics.records());
    assertThat(remaining).hasSize(200 - archived);
    run().parallelism(1).archive(remaining, registry);
    assertEachOnce(READINGS, 200);
  }

  @Test
  void aPoisonRecordBecomesADeadLetterAndTheRestGoesOn() throws Exception {
    readings(10);
    KafkaRecord text = topics.value(READINGS, "on_hand,12".getBytes(StandardCharsets.UTF_8));
    KafkaRecord unknownSchema = topics.value(READINGS, new byte[] {0, 0, 0, 0, 99, 1});
    KafkaRecord cutOff = topics.value(READINGS, new byte[] {0, 0, 0, 0, 1, 1});
    KafkaRecord empty = topics.value(READINGS, null);
    readings(10);
    run().archive(topics.records(), registry);

    assertThat(rows(READINGS)).hasSize(20);
    Map<String, DeadLetter> letters =
        CollectedDeadLetters.LETTERS.stream()
            .collect(
                Collectors.toMap(
                    letter ->
                        letter.getSourceTopic()
                            + "-"
                            + letter.getSourcePartition()
                            + "@"
                            + letter.getSourceOffset(),
                    letter -> letter));
    assertThat(letters.keySet())
        .containsExactlyInAnyOrder(
            text.toString(), unknownSchema.toString(), cutOff.toString(), empty.toString());
    DeadLetter letter = requireNonNull(letters.get(text.toString()));
    assertThat(letter.getReason()).isEqualTo("undecodable_record");
    assertThat(letter.getFormat()).isEqualTo("avro");
    assertThat(letter.getPayload()).isEqualTo(ByteBuffer.wrap(text.value()));
    assertThat(letter.getRecordedAt()).isEqualTo(ArchiveRun.NOW);
    assertThat(letters.get(unknownSchema.toString()))
        .extracting(DeadLetter::getDetail, STRING)
        .contains("99");
    assertThat(letters.get(empty.toString()))
        .extracting(DeadLetter::getReason)
        .isEqualTo("missing_value");
  }

  @Test
  void aDecimalWithTooManyDigitsIsADeadLetterAndNotAnEmptyColumn() throws Exception {
    OrderLine order = (OrderLine) random.next(EventType.ORDERS);
    order.setPricePerUnit(new BigDecimal("1234567890123456789.000000"));
    Schema withMoreDigits =
        new Schema.Parser()
            .parse(
                EventType.ORDERS
                    .schema()
                    .toString()
                    .replace("\"precision\":18", "\"precision\":38"));
    int id = registry.idOf(EventType.ORDERS.subject(), withMoreDigits);
    topics.value(EventType.ORDERS, new WireEncoder(id, withMoreDigits).encode(order));
    run().archive(topics.records(), registry);
    assertThat(rows(EventType.ORDERS)).isEmpty();
    assertThat(CollectedDeadLetters.LETTERS)
        .singleElement()
        .satisfies(letter -> assertThat(letter.getDetail()).contains("more digits"));
  }

  @Test
  void aHeartbeatLeavesNoTrace() throws Exception {
    topics.heartbeat(READINGS);
    readings(3);
    topics.heartbeat(READINGS);
    run().archive(topics.records(), registry);
    assertThat(rows(READINGS)).hasSize(3);
    assertThat(CollectedDeadLetters.LETTERS).isEmpty();
  }

  @Test
  void recordsWaitForARegistryThatIsDown() throws Exception {
    readings(3);
    registry.refuse(2);
    run().archive(topics.records(), registry);
    assertThat(rows(READINGS)).hasSize(3);
    assertThat(CollectedDeadLetters.LETTERS).isEmpty();
  }

  @Test
  void tablesWithoutRowsGetNoSnapshots() throws Exception {
    readings(100);
    run().archive(topics.records(), registry);
    try (RESTCatalog client = CatalogClient.connect(catalog.uri())) {
      assertThat(client.loadTable(WarehouseTables.raw(EventType.ORDERS).identifier()).snapshots())
          .isEmpty();
    }
  }

  /** Readers trust what a file says of its order; rows are archived as they come. */
  @Test
  void filesAreNotSaidToBeSorted() throws Exception {
    readings(10);
    run().archive(topics.records(), registry);
    try (RESTCatalog client = CatalogClient.connect(catalog.uri());
        CloseableIterable<FileScanTask> files =
            client.loadTable(WarehouseTables.raw(READINGS).identifier()).newScan().planFiles()) {
      assertThat(files)
          .isNotEmpty()
          .extracting(task -> task.file().sortOrderId())
          .containsOnly(SortOrder.unsorted().orderId());
    }
  }

  private ArchiveRun run() {
    return new ArchiveRun(catalog.uri(), folder.resolve("checkpoints"));
  }

  private void readings(int count) {
    for (int i = 0; i < count; i++) {
      topics.event(READINGS, random.next(READINGS));
    }
  }

  private List<KafkaRecord> fromArchivedPositions(List<KafkaRecord> records) {
    List<TopicPartition> partitions =
        List.of(new TopicPartition(READINGS.topic(), 0), new TopicPartition(READINGS.topic(), 1));
    Map<TopicPartition, Long> positions =
        new ArchivedPositions(CatalogClient.properties(catalog.uri()))
            .getPartitionOffsets(partitions, new FixedOffsets(0, 100));
    return records.stream()
        .filter(
            record ->
                record.offset()
                    >= requireNonNull(
                        positions.get(new TopicPartition(record.topic(), record.partition()))))
        .toList();
  }

  private void assertEachOnce(EventType type, int count) throws IOException {
    List<String> found = rows(type).stream().map(ArchivePipelineTest::coordinates).toList();
    assertThat(found).hasSize(count).doesNotHaveDuplicates();
    assertThat(found).hasSameElementsAs(topics.events().keySet());
  }

  private SpecificRecord event(Record row) {
    return requireNonNull(topics.events().get(coordinates(row)), "a row that nobody wrote");
  }

  private static String coordinates(Record row) {
    return row.getField("kafka_topic")
        + "-"
        + row.getField("kafka_partition")
        + "@"
        + row.getField("kafka_offset");
  }

  private void assertHolds(Record row, SpecificRecord event, EventType type) {
    for (Schema.Field field : type.schema().getFields()) {
      assertThat(plain(row.getField(field.name())))
          .as("%s of %s", field.name(), type)
          .isEqualTo(plain(event.get(field.pos())));
    }
    assertThat(row.getField("schema_id")).isEqualTo(registry.idOf("", type.schema()));
    long number =
        (Long) row.getField("kafka_offset") * 2 + (Integer) row.getField("kafka_partition");
    assertThat(plain(row.getField("kafka_timestamp")))
        .isEqualTo(Instant.ofEpochMilli(1_767_000_000_000L + number));
  }

  /** Values as they are comparable between an event and a row. */
  private static @Nullable Object plain(@Nullable Object value) {
    return switch (value) {
      case OffsetDateTime time -> time.toInstant();
      case Enum<?> symbol -> symbol.name().toLowerCase(Locale.ROOT);
      case null -> null;
      default -> value;
    };
  }

  private List<Record> rows(EventType type) throws IOException {
    try (RESTCatalog client = CatalogClient.connect(catalog.uri())) {
      Table table = client.loadTable(WarehouseTables.raw(type).identifier());
      List<Record> rows = new ArrayList<>();
      try (CloseableIterable<Record> read = IcebergGenerics.read(table).build()) {
        read.forEach(rows::add);
      }
      return rows;
    }
  }
}
