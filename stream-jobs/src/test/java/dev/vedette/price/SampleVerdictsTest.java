package dev.vedette.price;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vedette.event.PriceFinding;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Real prices under invented rules, against an independent reading of the same law. */
class SampleVerdictsTest {
  private static final Instant FIRST_OF_1991 = Instant.parse("1991-01-01T00:00:00Z");

  @ParameterizedTest
  @CsvSource({"oj-market-mini, 10175, 2398", "oj-market-fast, 106139, 24816"})
  void everyVerdictIsTheIndependentOne(String name, int allOfThem, int knownIn1991) {
    SampleFolder folder = SampleFolder.open(name);
    Map<String, List<VerdictRevision>> histories = histories(folder);
    assertThat(differences(folder.rows("truth/price-verdicts-now.csv.gz"), histories, Instant.MAX))
        .isEmpty();
    assertThat(
            differences(
                folder.rows("truth/price-verdicts-known-1991-01-01.csv.gz"),
                histories,
                FIRST_OF_1991))
        .isEmpty();
    assertThat(histories).hasSize(allOfThem);
    assertThat(
            histories.values().stream()
                .filter(history -> VerdictHistory.asKnownAt(history, FIRST_OF_1991).isPresent()))
        .hasSize(knownIn1991);
  }

  private static Map<String, List<VerdictRevision>> histories(SampleFolder folder) {
    PriceLaw law = folder.law();
    Map<String, List<OutletRecord>> outlets = folder.outlets();
    Map<String, List<ProductRecord>> products = folder.products();
    Map<String, List<VerdictRevision>> histories = new HashMap<>();
    for (Observation observation : folder.observations()) {
      histories.put(
          observation.eventId(),
          VerdictHistory.of(
              List.of(observation),
              law,
              outlets.getOrDefault(observation.outletId(), List.of()),
              products.getOrDefault(observation.sku(), List.of())));
    }
    return histories;
  }

  private static List<String> differences(
      List<SampleFolder.Row> truth, Map<String, List<VerdictRevision>> histories, Instant knownAt) {
    List<String> differences = new ArrayList<>();
    for (SampleFolder.Row row : truth) {
      Optional<VerdictRevision> revision =
          VerdictHistory.asKnownAt(
              histories.getOrDefault(row.required("event_id"), List.of()), knownAt);
      String expected =
          "%s %s..%s by %s/%s, %s"
              .formatted(
                  row.required("verdict"),
                  plain(row.decimal("legal_min")),
                  plain(row.decimal("legal_max")),
                  row.text("rule_id"),
                  row.text("rule_version"),
                  plain(row.decimal("deviation")));
      String found = revision.map(r -> describe(r.judgement())).orElse("nothing");
      if (!found.equals(expected)) {
        differences.add(row.required("event_id") + ": " + expected + ", but " + found);
      }
    }
    return differences;
  }

  private static String describe(Judgement judgement) {
    // The independent reading names no rule where the price is compliant.
    RuleEntry rule = judgement.finding() == PriceFinding.COMPLIANT ? null : judgement.rule();
    return "%s %s..%s by %s/%s, %s"
        .formatted(
            judgement.finding().name().toLowerCase(Locale.ROOT),
            plain(judgement.legalMin()),
            plain(judgement.legalMax()),
            rule == null ? null : rule.ruleId(),
            rule == null ? null : String.valueOf(rule.version()),
            plain(judgement.deviation()));
  }

  private static @Nullable String plain(@Nullable BigDecimal amount) {
    return amount == null
        ? null
        : amount.signum() == 0 ? "0" : amount.stripTrailingZeros().toPlainString();
  }
}
