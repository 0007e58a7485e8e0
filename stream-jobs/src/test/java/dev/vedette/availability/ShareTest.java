package dev.vedette.availability;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class ShareTest {
  /** Newcombe 1998, table I: 81 of 263, and 1 of 29, by the score method. */
  @Test
  void theIntervalIsThatOfPublishedExamples() {
    Share.Interval many = new Share(81, 263, 0).interval().orElseThrow();
    assertThat(many.low()).isCloseTo(0.2553, within(5e-5));
    assertThat(many.high()).isCloseTo(0.3662, within(5e-5));
    Share.Interval few = new Share(1, 29, 0).interval().orElseThrow();
    assertThat(few.low()).isCloseTo(0.0061, within(5e-5));
    assertThat(few.high()).isCloseTo(0.1718, within(5e-5));
  }

  @Test
  void theIntervalStaysBetweenNoneAndAll() {
    assertThat(new Share(0, 15, 0).interval().orElseThrow().low()).isZero();
    assertThat(new Share(15, 15, 0).interval().orElseThrow().high()).isEqualTo(1);
  }

  @Test
  void nothingObservedIsNoRate() {
    Share none = new Share(0, 0, 4);
    assertThat(none.rate()).isEmpty();
    assertThat(none.interval()).isEmpty();
  }
}
