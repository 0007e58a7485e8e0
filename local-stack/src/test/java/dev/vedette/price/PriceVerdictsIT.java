package dev.vedette.price;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vedette.event.PriceFinding;
import dev.vedette.event.PriceVerdict;
import dev.vedette.topic.EventType;
import dev.vedette.warehouse.CatalogClient;
import dev.vedette.warehouse.Compaction;
import dev.vedette.warehouse.ParityCheck;
import dev.vedette.warehouse.WarehouseTables;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.Statement;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import java.util.function.UnaryOperator;
import org.apache.iceberg.Table;
import org.apache.iceberg.rest.RESTCatalog;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.RegisterExtension;

/**
 * The views of the prices and the recount of the verdicts, without a job or an engine. The same
 * server answers for other views that no job of the test's must fill.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PriceVerdictsIT {
  @RegisterExtension private static final OwnWarehouse WAREHOUSE = new OwnWarehouse(ZoneOffset.UTC);

  private final PriceWorld market = LittlePriceMarket.world();

  @SuppressWarnings("NullAway.Init") // set up below
  private Connection trino;

  @BeforeAll
  void start() throws Exception {
    trino = WAREHOUSE.connect();
    market.store(trino);
  }

  @AfterAll
  void stop() throws Exception {
    trino.close();
  }

  @BeforeEach
  void sayWhatIsTrue() throws Exception {
    market.storeVerdicts(trino);
  }

  @Test
  void verdictsWorkedOutByHandAreThoseOfTheRawTables() throws Exception {
    ParityCheck.Result result = ParityCheck.priceVerdicts().run(trino);

    assertThat(result.examples()).isEmpty();
    assertThat(result.differing()).isZero();
    assertThat(result.compared()).isEqualTo(19);
  }

  @Test
  void openCasesAreThoseThatTheVerdictsMakeUp() throws Exception {
    assertThat(ParityCheck.priceCases().run(trino))
        .isEqualTo(new ParityCheck.Result(3, 0, List.of()));

    List<PriceVerdict> otherwise = new ArrayList<>(market.verdicts());
    change(otherwise, "v3-2", row -> row.setRuleId("G9").setCaseId("A/S1/G9"));
    change(otherwise, "v5-2", row -> row.setVerdict(PriceFinding.COMPLIANT).setCaseId(null));
    market.saying(otherwise).storeVerdicts(trino);

    assertThat(ParityCheck.priceCases().run(trino).examples())
        .containsExactly(
            "outlet A, SKU S1, rule G2: open since 2026-05-25 10:00:00.000000 UTC by the verdicts, open since 2026-03-12 10:00:00.000000 UTC by the cases",
            "outlet A, SKU S1, rule G9: open since 2026-03-12 10:00:00.000000 UTC by the verdicts, not open by the cases",
            "outlet B, SKU S2, rule F1: not open by the verdicts, open since 2026-03-10 10:00:00.000000 UTC by the cases");
  }

  @Test
  void whateverIsWrongInTheMartIsFoundAndSaid() throws Exception {
    List<PriceVerdict> wrong = new ArrayList<>(market.verdicts());
    change(wrong, "v2-2", row -> row.setInGrace(false));
    change(wrong, "v3-2", row -> row.setVerdict(PriceFinding.COMPLIANT).setDeviation(null));
    change(wrong, "v4-1", row -> row.setLegalMax(new BigDecimal("231.000001")));
    change(wrong, "v5-2", row -> row.setWithdrawn(true));
    change(wrong, "v6-2", row -> row.setRegion("north/b").setRuleVersion(1));
    change(wrong, "v8-2", row -> row.setRecordedAt(row.getRecordedAt().plusNanos(1_000)));
    change(wrong, "v9-4294967297", row -> row.setLabelPrice(null));
    change(wrong, "v13-1", row -> row.setVerdictId("v99").setObservationId("p99").setOutletId("Z"));
    market.saying(wrong).storeVerdicts(trino);

    ParityCheck.Result result = ParityCheck.priceVerdicts().run(trino);

    assertThat(result.examples())
        .containsExactly(
            "observation p13, revision 1: the revision is compliant by the raw tables, missing in the mart",
            "observation p2, revision 2: in_grace is true by the raw tables, false in the mart",
            "observation p3, revision 2: verdict is under by the raw tables, compliant in the mart; deviation is -0.700000 by the raw tables, none in the mart",
            "observation p4, revision 1: legal_max is 231.000000 by the raw tables, 231.000001 in the mart",
            "observation p5, revision 2: the revision is under by the raw tables, missing in the mart",
            "observation p6, revision 2: rule is G2/2 by the raw tables, G2/1 in the mart; region is north/a by the raw tables, north/b in the mart",
            "observation p8, revision 1: recorded_at is 2026-03-25 10:00:00.000000 UTC by the raw tables, 2026-03-25 10:00:00.000001 UTC in the mart",
            "observation p9, revision 1: label_price is 23.000000 by the raw tables, none in the mart",
            "observation p99, revision 1: the revision is no such one by the raw tables, compliant in the mart");
    assertThat(result.differing()).isEqualTo(9);
  }

  private static void change(
      List<PriceVerdict> rows, String statement, UnaryOperator<PriceVerdict.Builder> change) {
    rows.replaceAll(
        row ->
            row.getEventId().equals(statement)
                ? change.apply(PriceVerdict.newBuilder(row)).build()
                : row);
  }

  /** The engine, by its history of each price, and the SQL read the same law. */
  @Test
  void whatTheEngineSaysOfRandomMarketsIsWhatTheRawTablesSay() throws Exception {
    PriceWorld random = RandomPriceMarket.world(20_261_124, 120);
    random.store(trino);
    try {
      ParityCheck.Result result = ParityCheck.priceVerdicts().run(trino);

      assertThat(result.examples()).isEmpty();
      assertThat(result.compared()).isEqualTo(random.verdicts().size());
      assertThat(random.verdicts())
          .extracting(PriceVerdict::getVerdict)
          .contains(PriceFinding.values());
      assertThat(random.verdicts()).anyMatch(PriceVerdict::getInGrace);
    } finally {
      market.store(trino);
    }
  }

  @Test
  void aRepeatedRowIsFound() throws Exception {
    List<PriceVerdict> twice = new ArrayList<>(market.verdicts());
    twice.add(twice.getLast());
    market.saying(twice).storeVerdicts(trino);

    assertThat(ParityCheck.priceVerdicts().run(trino).examples())
        .containsExactly(
            "observation p13, revision 1: number of its rows is 1 by the raw tables, 2 in the mart");
  }

  @Test
  void aCompactionLeavesFewerFilesTheSameRowsAndWhatIsTagged() throws Exception {
    String rows =
        "SELECT count(*), checksum(ROW(event_id, verdict, legal_min, recorded_at)) FROM mart.price_verdicts";
    try (RESTCatalog catalog = CatalogClient.connect(WAREHOUSE.catalog());
        Statement query = trino.createStatement()) {
      query.execute("DELETE FROM mart.price_verdicts");
      List<PriceVerdict> committed = market.verdicts().subList(0, 8);
      for (PriceVerdict verdict : committed) {
        query.execute(EventRows.of(EventType.PRICE_VERDICTS).inserts(List.of(verdict)).getFirst());
      }
      Table table = catalog.loadTable(WarehouseTables.priceVerdicts().identifier());
      table.manageSnapshots().createTag("sealed", table.currentSnapshot().snapshotId()).commit();
      String before = row(query, rows);

      Compaction.Result result =
          Compaction.run(trino, WarehouseTables.priceVerdicts().identifier());

      assertThat(result.before().files()).isEqualTo(committed.size());
      assertThat(result.after().files()).as("one a month").isEqualTo(2);
      assertThat(row(query, rows)).isEqualTo(before);
      assertThat(row(query, rows + " FOR VERSION AS OF 'sealed'")).isEqualTo(before);
      table.refresh();
      assertThat(table.refs()).containsKey("sealed");
      table.manageSnapshots().removeTag("sealed").commit();
    }
  }

  @Test
  void aTableByDaysIsCompactedLikeOneByInstants() throws Exception {
    try (Statement query = trino.createStatement()) {
      for (String day : List.of("2026-01-05", "2026-01-12", "2026-02-02")) {
        query.execute(
            "INSERT INTO mart.market_state_bounds VALUES (DATE '%s', now(), 0.9, 0.1, 3, 30, 110, 90)"
                .formatted(day));
      }

      Compaction.Result result =
          Compaction.run(trino, WarehouseTables.marketStateBounds().identifier());

      assertThat(result.before().files()).isEqualTo(3);
      assertThat(result.after().files()).as("one a month").isEqualTo(2);
      assertThat(result.after().rows()).isEqualTo(3);
      query.execute("DELETE FROM mart.market_state_bounds");
    }
  }

  private static String row(Statement query, String sql) throws Exception {
    try (ResultSet row = query.executeQuery(sql)) {
      row.next();
      return row.getString(1) + " " + HexFormat.of().formatHex(row.getBytes(2));
    }
  }

  @Test
  void theAnswersInTheDocumentationAreThoseOfThisMarket() throws Exception {
    Path page =
        Path.of(
            Objects.requireNonNull(System.getProperty("vedette.root")),
            "docs/regulator-questions.md");
    assertThat(AnsweredPage.read(page).answersOf(WAREHOUSE.connect())).isGreaterThanOrEqualTo(12);
  }

  /** Of no price: it is here for the server's sake. */
  @Test
  void changesOfCustomersAndAbnormalMovementsAreAsWorkedOutByHand() throws Exception {
    LittleCustomers.store(trino);
    try (Statement statement = trino.createStatement()) {
      // E3: the median of 100 100 100 100 100 100 100 100 beside that of 200 200 200 200.
      assertThat(
              texts(
                  statement,
                  "SELECT concat_ws(' ', outlet_id, CAST(period_start AS varchar), change, before_value, after_value) FROM mart.customer_changes ORDER BY outlet_id"))
          .containsExactly("E2 2026-02-09 class large small", "E3 2026-02-23 grown 100.0 200.0");
      // E1: 0.6745 x (300 - 100) / 10, a tenth of the median since most deviations are 0; E2 comes
      // to 2.0235.
      // E3: 0.6745 x (200 - 100) / 10 from its ninth week on. Stock: 20 and 50 delivered make 70.
      assertThat(
              texts(
                  statement,
                  "SELECT concat_ws(' ', kind, outlet_id, region, sku, CAST(period_start AS varchar), format('%.0f of %.0f, %.4f', found, usual, score)) FROM mart.abnormal_movements ORDER BY kind, outlet_id, period_start"))
          .containsExactly(
              "order E1 south 2026-02-23 300 of 100, 13.4900",
              "order E3 south 2026-02-02 200 of 100, 6.7450",
              "order E3 south 2026-02-09 200 of 100, 6.7450",
              "order E3 south 2026-02-16 200 of 100, 6.7450",
              "order E3 south 2026-02-23 200 of 100, 6.7450",
              "stock E1 south L1 2026-02-09 90 of 70, 0.2857");
    } finally {
      LittleCustomers.clear(trino);
      market.store(trino);
    }
  }

  private static List<String> texts(Statement query, String sql) throws Exception {
    List<String> texts = new ArrayList<>();
    try (ResultSet rows = query.executeQuery(sql)) {
      while (rows.next()) {
        texts.add(rows.getString(1));
      }
    }
    return texts;
  }
}
