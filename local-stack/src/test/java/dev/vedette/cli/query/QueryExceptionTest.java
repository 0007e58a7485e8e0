package dev.vedette.cli.query;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vedette.cli.query.Statements.Statement;
import org.junit.jupiter.api.Test;

class QueryExceptionTest {
  @Test
  void thePlaceOfAnErrorIsShownInTheWholeText() {
    String message =
        QueryException.explain(
            "Query failed (#20261123_1_00001_abc): line 2:3: Column 'nope' cannot be resolved",
            new Statement("SELECT 1,\n  nope FROM t", 7));

    assertThat(message.lines())
        .containsExactly(
            "Cannot run the query, line 8, column 3: Column 'nope' cannot be resolved",
            "    nope FROM t",
            "    ^");
  }

  @Test
  void anErrorWithoutAPlaceIsShownAsItIs() {
    assertThat(
            QueryException.explain(
                "Query failed (#20261123_1_00001_abc): Division by zero", new Statement("x", 1)))
        .isEqualTo("Cannot run the query: Division by zero");
  }
}
