package dev.vedette.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RulesCommandTest {
  private static final String HEADER =
      "rule_id,version,kind,sku,basis,amount,tolerance_low,tolerance_high,valid_from,valid_to,recorded_at\n";

  @TempDir
  @SuppressWarnings("NullAway.Init") // JUnit
  private Path folder;

  @BeforeEach
  void writeProducts() throws IOException {
    Files.writeString(
        folder.resolve("products.csv"),
        """
        sku,units_per_pack,packs_per_carton,cartons_per_case,changed_at
        lark-20,20,10,250,2024-01-01T00:00:00Z
        """);
  }

  @Test
  void aSoundLawHasNoFindings() throws IOException {
    Outcome outcome =
        check(
            """
            G1,1,guide,lark-20,pack,10,0.1,0.1,2024-01-01T00:00:00Z,2024-06-01T00:00:00Z,2024-01-01T00:00:00Z
            G2,1,guide,lark-20,pack,11,0.1,0.1,2024-06-01T00:00:00Z,,2024-05-01T00:00:00Z
            """);
    assertThat(outcome.out())
        .isEqualToIgnoringNewLines("2 entries of the price law, 1 products: nothing found\n");
    assertThat(outcome.exitCode()).isZero();
  }

  @Test
  void findingsAndRefusedRowsNameTheirLines() throws IOException {
    Outcome outcome =
        check(
            """
            G1,1,guide,lark-20,pack,10,0.1,0.1,2024-01-01T00:00:00Z,,2024-01-01T00:00:00Z
            G2,1,guide,lark-20,pack,11,0.1,0.1,2024-06-01T00:00:00Z,,2024-05-01T00:00:00Z
            F,1,floor,lark-20,pack,12,,,2024-07-01T00:00:00Z,,2024-05-01T00:00:00Z
            G3,1,guide,lark-2O,pack,11,0.1,0.1,2024-06-01T00:00:00Z,,2024-05-01T00:00:00Z
            """);
    assertThat(outcome.out())
        .contains("overlap: G1 version 1 (price-rules.csv:2), G2 version 1 (price-rules.csv:3)")
        .contains("No product record is known of lark-2O")
        .contains("3 entries of the price law, 1 products: 2 found");
    assertThat(outcome.exitCode()).isOne();
  }

  @Test
  void aFolderWithoutRulesCannotBeChecked() {
    Outcome outcome = run(folder);
    assertThat(outcome.out()).contains("holds no readable price-rules file");
    assertThat(outcome.exitCode()).isOne();
  }

  @Test
  void theSimulatedLawIsSound() throws IOException {
    Path market = Files.createDirectory(folder.resolve("market"));
    SmallMarket.write(1, market);
    Outcome outcome = run(market);
    assertThat(outcome.exitCode()).as(outcome.out()).isZero();
  }

  @Test
  void theRulesOfTheSampleFolderAreRead() {
    Path sample = Path.of(System.getProperty("vedette.shared-data", "absent"), "oj-market-fast");
    assumeThat(sample).as("sample folder, present on developers' machines only").isDirectory();
    Outcome outcome = run(sample);
    assertThat(outcome.out()).contains("76 entries of the price law, 11 products");
  }

  private Outcome check(String rules) throws IOException {
    Files.writeString(folder.resolve("price-rules.csv"), HEADER + rules);
    return run(folder);
  }

  private static Outcome run(Path folder) {
    return Outcome.of("rules", "check", folder.toString());
  }
}
