package dev.vedette.warehouse;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.ZoneId;
import org.junit.jupiter.api.Test;

/** What can be known without Trino; what the checks come to is tested with the whole stack. */
class ParityCheckTest {
  @Test
  void nothingIsLeftToFillIn() {
    assertThat(ParityCheck.all(ZoneId.of("Asia/Shanghai"), 10))
        .allSatisfy(
            check ->
                assertThat(check.statement())
                    .contains(check.metric().replace("market_panes", "market_current"))
                    .doesNotContain("${"));
  }

  @Test
  void periodsBeginInTheDeploymentsZone() {
    assertThat(ParityCheck.all(ZoneId.of("Asia/Shanghai"), 10))
        .filteredOn(check -> check.metric().endsWith("_rate"))
        .hasSize(2)
        .allSatisfy(check -> assertThat(check.statement()).contains("'Asia/Shanghai'"));
  }

  @Test
  void aRecountReadsRawTablesOnly() {
    for (ParityCheck check : ParityCheck.all(ZoneId.of("UTC"), 7)) {
      String recount = SqlFile.read("parity/" + check.metric().replace('_', '-')).query();
      assertThat(recount).contains("raw.").doesNotContain("mart.");
    }
  }
}
