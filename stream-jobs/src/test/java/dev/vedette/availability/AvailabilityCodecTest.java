package dev.vedette.availability;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import org.junit.jupiter.api.Test;

class AvailabilityCodecTest {
  private static final OrderCycles WEEKS = OrderCycles.standard();
  private static final String ID = "0123456789abcdef0123456789abcdef";

  private static byte[] bytes(SkuBook book) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    AvailabilityCodec.write(book, new DataOutputStream(bytes));
    return bytes.toByteArray();
  }

  private static SkuBook book(double firstReading, int readings) {
    SkuBook book = SkuBook.EMPTY;
    for (int week = 0; week < 4; week++) {
      Fact.Ordered order = Trade.ordered("outlet", "sku", 7 * week + 1, 10, 10);
      book = book.with(DemandLine.of(order, WEEKS));
    }
    for (int i = 0; i < readings; i++) {
      Fact.Sampled reading = Trade.sampled("outlet", "sku", firstReading + i, 4);
      Fact.Sampled identified =
          new Fact.Sampled(ID, "outlet", "sku", reading.at(), reading.recordedAt(), "pos", 4);
      book = book.with(identified, WEEKS.of(reading.at()));
    }
    return book;
  }

  /** Most outlets are no sample outlets, and there are hundreds of millions of such keys. */
  @Test
  void aBookWithoutReadingsTakesLittleMoreThanAHundredBytes() throws IOException {
    assertThat(bytes(book(0, 0))).hasSizeLessThanOrEqualTo(120);
  }

  /** A week, and the two days in which it is not settled yet. */
  @Test
  void aBookWithDailyReadingsTakesLessThanAKilobyte() throws IOException {
    assertThat(bytes(book(21.9, 9))).hasSizeLessThanOrEqualTo(700);
  }

  @Test
  void aBookIsReadAsItWasWritten() throws IOException {
    SkuBook book = book(21.9, 9);
    assertThat(
            AvailabilityCodec.readSkuBook(
                new DataInputStream(new ByteArrayInputStream(bytes(book)))))
        .isEqualTo(book);
  }

  @Test
  void anUnknownVersionIsRefused() throws IOException {
    byte[] stored = bytes(SkuBook.EMPTY);
    stored[0] = 9;
    assertThatThrownBy(
            () ->
                AvailabilityCodec.readSkuBook(
                    new DataInputStream(new ByteArrayInputStream(stored))))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("version 9");
  }
}
