package dev.vedette.price.job;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vedette.event.DeadLetter;
import dev.vedette.event.PriceBasis;
import dev.vedette.event.PriceRule;
import dev.vedette.event.PriceRuleKind;
import dev.vedette.topic.EventType;
import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.apache.flink.api.common.functions.util.ListCollector;
import org.apache.flink.core.memory.DataInputDeserializer;
import org.apache.flink.core.memory.DataOutputSerializer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Test;

/** What becomes of a rule that somebody wrote onto its topic past ingestion. */
class FactReaderTest {
  private static final Instant NOW = Instant.parse("2026-11-24T12:00:00.123456Z");
  private static final FactReader READER = new FactReader(Clock.fixed(NOW, ZoneOffset.UTC));
  private static final byte[] BYTES = "as it came".getBytes(StandardCharsets.UTF_8);

  private static PriceRule ceiling(String amount) {
    PriceRule rule = new PriceRule();
    rule.setEventId("rule");
    rule.setRecordedAt(Trade.day(3));
    rule.setRuleId("C1");
    rule.setVersion(2);
    rule.setKind(PriceRuleKind.CEILING);
    rule.setBasis(PriceBasis.PACK);
    rule.setAmount(new BigDecimal(amount));
    rule.setValidFrom(Trade.day(1));
    return rule;
  }

  private static Arrival read(PriceRule rule) {
    return READER.event(
        rule, new ConsumerRecord<>(EventType.PRICE_RULES.topic(), 4, 17, new byte[0], BYTES));
  }

  @Test
  void aRuleThatCannotBeAppliedBecomesADeadLetterWithItsBytes() throws Exception {
    Arrival arrival = read(ceiling("-1.000000"));

    assertThat(arrival.at()).isEqualTo(Trade.day(3));
    List<DeadLetter> letters = new ArrayList<>();
    new RefusedRules().flatMap(overTheWire(arrival), new ListCollector<>(letters));
    assertThat(letters).hasSize(1);
    DeadLetter letter = letters.getFirst();
    assertThat(letter.getReason()).isEqualTo("inapplicable_rule");
    assertThat(letter.getDetail())
        .isEqualTo(
            "Cannot apply rule C1 version 2: it needs a basis and an amount of at least 0. Send the version again, corrected.");
    assertThat(letter.getEventType()).isEqualTo("price-rules");
    assertThat(letter.getSourcePartition()).isEqualTo(4);
    assertThat(letter.getSourceOffset()).isEqualTo(17);
    assertThat(letter.getPayload()).isEqualTo(ByteBuffer.wrap(BYTES));
    assertThat(letter.getRecordedAt()).isEqualTo(NOW);
    assertThat(letter.getStatus()).isEqualTo("open");
    // Read again after a failure, it is the same letter.
    assertThat(read(ceiling("-1.000000"))).isEqualTo(arrival);
  }

  @Test
  void anyOtherRuleIsAFactAndNoDeadLetter() throws Exception {
    Arrival arrival = read(ceiling("1.000000"));

    assertThat(arrival).isInstanceOf(Arrival.Reported.class);
    assertThat(overTheWire(arrival)).isEqualTo(arrival);
    List<DeadLetter> letters = new ArrayList<>();
    new RefusedRules().flatMap(arrival, new ListCollector<>(letters));
    assertThat(letters).isEmpty();
  }

  private static Arrival overTheWire(Arrival arrival) throws Exception {
    DataOutputSerializer wire = new DataOutputSerializer(64);
    new PriceTypes.Arrivals().serialize(arrival, wire);
    return new PriceTypes.Arrivals().deserialize(new DataInputDeserializer(wire.getCopyOfBuffer()));
  }
}
