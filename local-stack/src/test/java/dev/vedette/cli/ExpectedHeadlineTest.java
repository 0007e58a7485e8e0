package dev.vedette.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class ExpectedHeadlineTest {
  private static final ExpectedHeadline EXPECTED =
      ExpectedHeadline.of(
          "In the 13 weeks to {text}, {share} of {count} outlets ran out; {number} more than"
              + " before.");

  @Test
  void aHeadlineWithAllItsFiguresIsRight() {
    assertThat(
            fault(
                "In the 13 weeks to 2026-03-02, 4.7 % (4.1 to 5.4, n = 1,234) of 1,300 outlets ran"
                    + " out; +0.0 more than before."))
        .isEmpty();
  }

  @Test
  void aSentenceAboutNoDataIsWrongThoughItHasADigit() {
    assertThat(fault("Nothing is known of the last 13 weeks."))
        .contains("<Nothing is known of the last 13 weeks.>");
  }

  @Test
  void wordsInThePlaceOfAShareAreWrong() {
    assertThat(
            fault(
                "In the 13 weeks to 2026-03-02, none that could be judged of 1,300 outlets ran out;"
                    + " 1 more than before."))
        .contains("none that could be judged");
  }

  @Test
  void aCountOfZeroIsWrong() {
    assertThat(
            fault(
                "In the 13 weeks to 1970-01-01, 4.7 % (4.1 to 5.4, n = 1,234) of 0 outlets ran out;"
                    + " 1 more than before."))
        .contains("has 0 where data would be");
  }

  @Test
  void aShareOfZeroIsWrong() {
    assertThat(
            fault(
                "In the 13 weeks to 2026-03-02, 0.0 % (0.0 to 0.3, n = 1,234) of 1,300 outlets ran"
                    + " out; 1 more than before."))
        .contains("has 0.0 where data would be");
  }

  @Test
  void aPageWithoutAHeadlineIsWrong() {
    assertThat(EXPECTED.fault("<p>In the 13 weeks</p>")).contains("There is no headline.");
  }

  @Test
  void aPlaceThatIsMisspeltIsFoundAtOnce() {
    assertThatThrownBy(() -> ExpectedHeadline.of("{cuont} outlets ran out."))
        .hasMessage("Cannot read the place {cuont}.");
  }

  private static String fault(String headline) {
    return EXPECTED
        .fault("<h1>Stockouts</h1><p class=\"headline\" style=\"\">" + headline + "</p>")
        .orElse("");
  }
}
