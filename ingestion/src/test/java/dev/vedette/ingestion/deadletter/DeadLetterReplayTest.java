package dev.vedette.ingestion.deadletter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.vedette.event.DeadLetter;
import dev.vedette.event.InventoryReading;
import dev.vedette.event.Product;
import dev.vedette.ingestion.DeadLetters;
import dev.vedette.ingestion.Reason;
import dev.vedette.ingestion.Rejection;
import dev.vedette.ingestion.Rows;
import dev.vedette.ingestion.file.FileLoader;
import dev.vedette.ingestion.file.LoadFailedException;
import dev.vedette.ingestion.file.LoadListener;
import dev.vedette.ingestion.file.LoadSettings;
import dev.vedette.ingestion.kafka.BrokerUnavailableException;
import dev.vedette.ingestion.kafka.FakeBroker;
import dev.vedette.ingestion.kafka.FakeRegistry;
import dev.vedette.topic.EventType;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DeadLetterReplayTest {
  @TempDir Path folder;

  private final FakeRegistry registry = new FakeRegistry();
  private final FakeBroker broker = new FakeBroker(registry);
  private final DeadLetterLog letters = new DeadLetterLog(broker, registry);
  private final DeadLetterReplay replay =
      new DeadLetterReplay(broker, broker, registry, () -> Rows.NOW.plusSeconds(60));

  @BeforeEach
  void loadARowThatWaitsForItsProductAndOneThatStaysBad() throws Exception {
    write(
        "inventory-readings.csv",
        """
        outlet_id,sku,read_at,on_hand,unit,source
        "O-1",S-1,2026-03-01T21:00:00Z,2,carton,pos
        O-1,S-1,2026-03-01T21:00:00Z,2,,pos
        """);
    load();
  }

  private void write(String name, String content) throws IOException {
    Files.writeString(folder.resolve(name), content);
  }

  private void load() throws IOException, LoadFailedException {
    new FileLoader(broker, broker, registry, () -> Rows.NOW)
        .load(List.of(folder), LoadSettings.DEFAULT, LoadListener.NONE);
  }

  private void sendTheProduct() throws Exception {
    Files.delete(folder.resolve("inventory-readings.csv"));
    write(
        "products.csv",
        """
        sku,units_per_pack,packs_per_carton,cartons_per_case,changed_at
        S-1,20,10,250,2026-01-01T00:00:00Z
        """);
    load();
  }

  private List<String> open() {
    return letters.list(DeadLetterFilter.ANY.withStatus("open")).stream()
        .map(DeadLetter::getReason)
        .toList();
  }

  @Test
  void lettersAreListedByReasonTypeStatusAndOrigin() {
    assertThat(open()).containsExactly("unknown_sku", "missing_unit");
    assertThat(
            letters.list(
                new DeadLetterFilter(
                    "missing_unit", "inventory-readings", "open", "inventory-readings.csv")))
        .hasSize(1);
    assertThat(letters.list(new DeadLetterFilter(null, "orders", null, null))).isEmpty();
    assertThat(letters.list(new DeadLetterFilter(null, null, "replayed", null))).isEmpty();
    assertThat(letters.list(new DeadLetterFilter(null, null, null, "gateway:x"))).isEmpty();
  }

  @Test
  void whatIsStillBadStaysOpenWithItsReason() {
    DeadLetterReplay.Report report = replay.replay(DeadLetterFilter.ANY);
    assertThat(report.accepted()).isZero();
    assertThat(report.rejected())
        .extracting(still -> still.rejection().reason())
        .containsExactly(Reason.UNKNOWN_SKU, Reason.MISSING_UNIT);
    assertThat(open()).hasSize(2);
  }

  @Test
  void whatIsAcceptedAfterAFixIsOnItsTopicAndItsLetterClosed() throws Exception {
    sendTheProduct();
    DeadLetterReplay.Report report = replay.replay(DeadLetterFilter.ANY);
    assertThat(report.accepted()).isEqualTo(1);
    assertThat(report.rejected()).hasSize(1);
    InventoryReading reading =
        (InventoryReading) broker.events(EventType.INVENTORY_READINGS).getFirst();
    assertThat(reading.getOnHand()).isEqualTo(400);
    assertThat(open()).containsExactly("missing_unit");
    DeadLetter closed = letters.list(DeadLetterFilter.ANY.withStatus("replayed")).getFirst();
    assertThat(closed.getRecordedAt()).isEqualTo(Rows.NOW.plusSeconds(60));
    assertThat(closed.getReason()).isEqualTo("unknown_sku");
  }

  @Test
  void aSecondReplayFindsNothingToDo() throws Exception {
    sendTheProduct();
    replay.replay(DeadLetterFilter.ANY);
    assertThat(replay.replay(DeadLetterFilter.ANY).accepted()).isZero();
    assertThat(broker.events(EventType.INVENTORY_READINGS)).hasSize(1);
  }

  @Test
  void aReplayThatBreaksOffIsFinishedByTheNext() throws Exception {
    sendTheProduct();
    broker.failAfter(1);
    assertThatThrownBy(() -> replay.replay(DeadLetterFilter.ANY))
        .isInstanceOf(BrokerUnavailableException.class);
    assertThat(open()).hasSize(2);
    broker.recover();
    DeadLetterReplay.Report report = replay.replay(DeadLetterFilter.ANY);
    assertThat(report.repeated()).isEqualTo(1);
    assertThat(report.accepted()).isZero();
    assertThat(open()).containsExactly("missing_unit");
    assertThat(broker.events(EventType.INVENTORY_READINGS)).hasSize(1);
  }

  @Test
  void aProductAmongTheLettersHelpsTheOthers() {
    publish(
        EventType.PRODUCTS,
        DeadLetters.Origin.gateway("erp", 1),
        Reason.TIME_IN_FUTURE,
        "{\"sku\":\"S-1\",\"units_per_pack\":20,\"packs_per_carton\":10,\"cartons_per_case\":250,\"changed_at\":\"2026-01-01T00:00:00Z\"}");
    assertThat(replay.replay(DeadLetterFilter.ANY).accepted()).isEqualTo(2);
    assertThat(((Product) broker.events(EventType.PRODUCTS).getFirst()).getReportedBySystem())
        .isEqualTo("erp");
  }

  @Test
  void ofWhatWasCutOffNothingIsGuessed() {
    publish(
        EventType.INVENTORY_READINGS,
        new DeadLetters.Origin("inventory-readings.jsonl.gz", 7L),
        Reason.TRUNCATED_FILE,
        "{\"outlet_id\":\"O-1\",\"sku\":\"S-1\",\"read_at\":\"2026-03-01T21:00:00Z\",\"on_hand\":1,\"unit\":\"unit\",\"source\":\"pos\"}");
    DeadLetterReplay.Report report = replay.replay(DeadLetterFilter.ANY);
    assertThat(report.accepted()).isZero();
    assertThat(report.rejected().getLast().rejection().detail()).contains("send it again whole");
  }

  private void publish(EventType type, DeadLetters.Origin origin, Reason reason, String payload) {
    broker.publish(
        EventType.DEAD_LETTERS,
        DeadLetters.of(
            type,
            origin,
            Rejection.of(reason, "test"),
            DeadLetters.JSON,
            null,
            payload.getBytes(StandardCharsets.UTF_8),
            Rows.NOW),
        failure -> {});
  }
}
