package dev.vedette.price;

import dev.vedette.event.MarketPane;
import dev.vedette.warehouse.ParityCheck;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import org.apache.avro.LogicalTypes;
import org.apache.avro.Schema;

/**
 * Three shops, what they ask for, and the panes that the market job would make of it.
 *
 * <pre>
 * E1 E2 E3  south, all large; E2 is small from 10 Feb. All ask for L1 and get it in the twelve weeks from 8 Dec
 *
 * E1   100 100 100 100 110  90 100 110  90 100 100 300
 * E2   100 100 100 100 110  90 100 110  90 100 100 130
 * E3   100 100 100 100 100 100 100 100 200 200 200 200, and 200 in the week of 2 March, which is not over
 *
 *          1 Feb            E1 and E2 get deliveries of 50 L1, on 12 Feb again
 *          8 Feb            visits find 20 at both;  on 15 Feb 90 at E1, and 75 at E2
 * </pre>
 */
final class LittleCustomers {
  private static final String STEPS = "little_customers";
  private static final String ZONE = ZoneOffset.UTC.getId();

  private static final List<String> FACTS =
      List.of(
          """
          INSERT INTO raw.outlets (event_id, recorded_at, outlet_id, region, tier, status, changed_at, reported_by_system, kafka_topic, kafka_partition, kafka_offset, kafka_timestamp, schema_id)
          SELECT outlet_id || CAST(at AS varchar), at, outlet_id, region, tier, 'active', at, 'example', 'outlets', 0, row_number() OVER (ORDER BY outlet_id, at), at, 1
          FROM (
            VALUES
              ('E1', 'south', 'large', TIMESTAMP '2025-12-01 00:00:00 UTC'),
              ('E2', 'south', 'large', TIMESTAMP '2025-12-01 00:00:00 UTC'),
              ('E2', 'south', 'small', TIMESTAMP '2026-02-10 00:00:00 UTC'),
              ('E3', 'south', 'large', TIMESTAMP '2025-12-01 00:00:00 UTC')
          ) AS outlets (outlet_id, region, tier, at)
          """,
          """
          INSERT INTO raw.orders (event_id, recorded_at, order_id, line_no, outlet_id, sku, ordered_at, demanded_qty, supplied_qty, reported_unit, reported_unit_size, reported_by_system, kafka_topic, kafka_partition, kafka_offset, kafka_timestamp, schema_id)
          SELECT order_id, at, order_id, 1, outlet_id, sku, at, demanded, supplied, 'unit', 1, 'example', 'orders', 0, row_number() OVER (ORDER BY order_id), at, 1
          FROM (
            SELECT outlet_id || CAST(week AS varchar), outlet_id, 'L1', date_add('day', 7 * (week - 1), TIMESTAMP '2025-12-09 09:00:00 UTC'), asked, asked
            FROM (
              VALUES
                ('E1', ARRAY[100, 100, 100, 100, 110, 90, 100, 110, 90, 100, 100, 300]),
                ('E2', ARRAY[100, 100, 100, 100, 110, 90, 100, 110, 90, 100, 100, 130]),
                ('E3', ARRAY[100, 100, 100, 100, 100, 100, 100, 100, 200, 200, 200, 200, 200])
            ) AS customers (outlet_id, demands)
            CROSS JOIN UNNEST(demands) WITH ORDINALITY AS weeks (asked, week)
          ) AS lines (order_id, outlet_id, sku, at, demanded, supplied)
          """,
          """
          INSERT INTO raw.inventory_readings (event_id, recorded_at, outlet_id, sku, read_at, on_hand, reported_unit, reported_unit_size, source, reported_by_system, kafka_topic, kafka_partition, kafka_offset, kafka_timestamp, schema_id)
          SELECT outlet_id || CAST(at AS varchar), at, outlet_id, 'L1', at, on_hand, 'unit', 1, 'visit', 'example', 'inventory-readings', 0, row_number() OVER (ORDER BY at, outlet_id), at, 1
          FROM (
            VALUES
              ('E1', TIMESTAMP '2026-02-08 10:00:00 UTC', 20),
              ('E2', TIMESTAMP '2026-02-08 10:00:00 UTC', 20),
              ('E1', TIMESTAMP '2026-02-15 10:00:00 UTC', 90),
              ('E2', TIMESTAMP '2026-02-15 10:00:00 UTC', 75)
          ) AS readings (outlet_id, at, on_hand)
          """,
          """
          INSERT INTO raw.deliveries (event_id, recorded_at, delivery_id, line_no, outlet_id, sku, delivered_at, qty, reported_unit, reported_unit_size, reported_by_system, kafka_topic, kafka_partition, kafka_offset, kafka_timestamp, schema_id)
          SELECT outlet_id || CAST(at AS varchar), at, outlet_id || CAST(at AS varchar), 1, outlet_id, 'L1', at, 50, 'unit', 1, 'example', 'deliveries', 0, row_number() OVER (ORDER BY at, outlet_id), at, 1
          FROM (VALUES 'E1', 'E2') AS outlets (outlet_id)
          CROSS JOIN (VALUES TIMESTAMP '2026-02-01 08:00:00 UTC', TIMESTAMP '2026-02-12 08:00:00 UTC') AS times (at)
          """);

  private LittleCustomers() {}

  /** Makes these all that the tables of the market hold. */
  static void store(Connection trino) throws SQLException, IOException {
    clear(trino);
    try (Statement statement = trino.createStatement()) {
      for (String insert : FACTS) {
        statement.execute(insert);
      }
      statement.execute("CREATE SCHEMA " + STEPS);
      List<String> steps =
          List.of("late", "horizon", "lines", "seen", "placed", "weights", "known");
      for (String step : steps) {
        statement.execute("CREATE TABLE %s.%s AS %s".formatted(STEPS, step, sql("market-" + step)));
      }
      statement.execute(panes());
      for (String step : steps) {
        statement.execute("DROP TABLE %s.%s".formatted(STEPS, step));
      }
      statement.execute("DROP SCHEMA " + STEPS);
    }
  }

  static void clear(Connection trino) throws SQLException {
    try (Statement statement = trino.createStatement()) {
      for (String table :
          List.of(
              "raw.outlets",
              "raw.products",
              "raw.orders",
              "raw.inventory_readings",
              "raw.deliveries",
              "raw.price_observations",
              "mart.price_verdicts",
              "mart.market_panes")) {
        statement.execute("DELETE FROM " + table);
      }
    }
  }

  /** The panes as they are recounted, of periods that are over: here they stand for the job's. */
  private static String panes() throws IOException {
    List<Schema.Field> fields = MarketPane.getClassSchema().getFields();
    return "INSERT INTO mart.market_panes (%s) SELECT %s FROM (%s) WHERE period_start < DATE '2026-03-02'"
        .formatted(
            fields.stream().map(Schema.Field::name).collect(Collectors.joining(", ")),
            fields.stream().map(LittleCustomers::value).collect(Collectors.joining(", ")),
            sql("market-panes"));
  }

  private static String value(Schema.Field field) {
    return switch (field.name()) {
      case "event_id", "result_id" ->
          "to_hex(md5(to_utf8(concat_ws('|', region, group_kind, group_value, item_kind, item, CAST(period_start AS varchar), CAST(period_days AS varchar)))))";
      case "recorded_at", "emitted_at" -> "TIMESTAMP '2026-03-05 00:00:00.000000 UTC'";
      case "revision" -> "1";
      case "supersedes" -> "NULL";
      case "provisional" -> "false";
      case "status" -> "'observed'";
      case "region_level" -> "CAST(cardinality(split(region, '/')) AS integer)";
      case "zone" -> "'" + ZONE + "'";
      default ->
          field.schema().getLogicalType() instanceof LogicalTypes.Decimal decimal
              ? "CAST(%s AS decimal(%d, %d))"
                  .formatted(field.name(), decimal.getPrecision(), decimal.getScale())
              : field.name();
    };
  }

  private static String sql(String recount) throws IOException {
    try (InputStream file =
        Objects.requireNonNull(
            ParityCheck.class.getResourceAsStream("parity/" + recount + ".sql"))) {
      return new String(file.readAllBytes(), StandardCharsets.UTF_8)
          .replace("${steps}", STEPS)
          .replace("${slice}", "true")
          .replace("${zone}", ZONE)
          .replace("${days}", "7");
    }
  }
}
