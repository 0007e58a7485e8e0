package dev.vedette.cli.query;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vedette.cli.query.Statements.Statement;
import org.junit.jupiter.api.Test;

class StatementsTest {
  @Test
  void statementsEndWithSemicolons() {
    assertThat(Statements.of("SELECT 1;\n\nSELECT 2"))
        .containsExactly(new Statement("SELECT 1", 1), new Statement("SELECT 2", 3));
  }

  @Test
  void semicolonsInQuotesAndCommentsDoNotCount() {
    assertThat(Statements.of("SELECT 'a;''b' /* ; */ AS \"x;\" -- ;\n;"))
        .containsExactly(new Statement("SELECT 'a;''b' /* ; */ AS \"x;\" -- ;", 1));
  }

  @Test
  void whatIsEmptyOrOnlyCommentIsNoStatement() {
    assertThat(Statements.of(" ;; -- nothing\n /* here */ ;")).isEmpty();
  }

  @Test
  void anOpenQuoteReachesToTheEnd() {
    assertThat(Statements.of("SELECT 'a; b")).containsExactly(new Statement("SELECT 'a; b", 1));
  }
}
