package dev.vedette.notebook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class ShareTest {
  /** The bounds that docs/regulator-questions.md shows for 4 of 5. */
  @Test
  void theIntervalIsThatOfTheMeasures() {
    Share share = Share.of(4, 5);

    assertThat(share.low()).isCloseTo(0.376, within(0.0005));
    assertThat(share.high()).isCloseTo(0.964, within(0.0005));
    assertThat(share).hasToString("80.0 % (37.6 to 96.4, n = 5)");
  }

  @Test
  void noneOfSomeIsNotKnownToBeZero() {
    assertThat(Share.of(0, 1).high()).isCloseTo(0.793, within(0.0005));
    assertThat(Share.of(0, 1).low()).isZero();
  }

  @Test
  void aShareOfNothingIsRefused() {
    assertThatThrownBy(() -> Share.of(0, 0)).hasMessageContaining("0 cases");
  }
}
