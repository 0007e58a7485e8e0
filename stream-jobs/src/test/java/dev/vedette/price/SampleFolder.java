package dev.vedette.price;

import static org.assertj.core.api.Assumptions.assumeThat;

import dev.vedette.event.PriceBasis;
import dev.vedette.event.PriceRuleKind;
import dev.vedette.event.PriceSource;
import dev.vedette.event.Rounding;
import dev.vedette.provenance.Origin;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.zip.GZIPInputStream;
import org.jspecify.annotations.Nullable;

/**
 * The prices and the invented rules of a sample folder. Its fields hold neither quotes nor line
 * ends.
 */
final class SampleFolder {
  private final Path folder;

  private SampleFolder(Path folder) {
    this.folder = folder;
  }

  /** Skips the test where the folder is absent. */
  static SampleFolder open(String name) {
    Path folder = Path.of(System.getProperty("vedette.shared-data", "absent"), name);
    assumeThat(folder).as("sample folder, present on developers' machines only").isDirectory();
    return new SampleFolder(folder);
  }

  /** A row; what is empty is null. */
  record Row(Map<String, String> values, long line) {
    @Nullable String text(String column) {
      String value = values.get(column);
      return value == null || value.isEmpty() ? null : value;
    }

    String required(String column) {
      return Objects.requireNonNull(text(column), column);
    }

    @Nullable BigDecimal decimal(String column) {
      String value = text(column);
      return value == null ? null : new BigDecimal(value);
    }

    @Nullable Instant time(String column) {
      String value = text(column);
      return value == null ? null : Instant.parse(value);
    }

    Instant requiredTime(String column) {
      return Instant.parse(required(column));
    }

    <E extends Enum<E>> @Nullable E choice(String column, Class<E> choices) {
      String value = text(column);
      return value == null ? null : Enum.valueOf(choices, value.toUpperCase(Locale.ROOT));
    }
  }

  List<Row> rows(String file) {
    Path path = folder.resolve(file);
    try (InputStream raw = Files.newInputStream(path);
        InputStream plain = file.endsWith(".gz") ? new GZIPInputStream(raw) : raw) {
      List<String> lines =
          new String(plain.readAllBytes(), StandardCharsets.UTF_8).lines().toList();
      String[] header = lines.getFirst().split(",", -1);
      List<Row> rows = new ArrayList<>(lines.size() - 1);
      for (int line = 1; line < lines.size(); line++) {
        String[] fields = lines.get(line).split(",", -1);
        Map<String, String> values = new HashMap<>();
        for (int column = 0; column < header.length; column++) {
          values.put(header[column], fields[column]);
        }
        rows.add(new Row(values, line + 1));
      }
      return rows;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  PriceLaw law() {
    return PriceLaw.of(rows("price-rules.csv").stream().map(SampleFolder::rule).toList());
  }

  private static RuleEntry rule(Row row) {
    String graceDays = row.text("grace_days");
    return new RuleEntry(
        row.required("rule_id") + "/" + row.required("version"),
        row.requiredTime("recorded_at"),
        Origin.line(row.line()),
        row.required("rule_id"),
        Integer.parseInt(row.required("version")),
        Objects.requireNonNull(row.choice("kind", PriceRuleKind.class)),
        new Scope(
            row.text("sku"),
            row.text("brand"),
            row.text("price_class"),
            row.text("region"),
            row.text("channel")),
        row.choice("basis", PriceBasis.class),
        row.decimal("amount"),
        row.decimal("percent"),
        row.decimal("tolerance_low"),
        row.decimal("tolerance_high"),
        row.choice("rounding", Rounding.class),
        row.decimal("tick"),
        row.requiredTime("valid_from"),
        row.time("valid_to"),
        graceDays == null ? 0 : Integer.parseInt(graceDays),
        row.text("citation"));
  }

  Map<String, List<OutletRecord>> outlets() {
    Map<String, List<OutletRecord>> outlets = new HashMap<>();
    for (Row row : rows("outlets.csv")) {
      Instant changedAt = row.requiredTime("changed_at");
      outlets
          .computeIfAbsent(row.required("outlet_id"), none -> new ArrayList<>())
          .add(
              new OutletRecord(
                  row.required("outlet_id"),
                  changedAt,
                  Origin.line(row.line()),
                  row.required("outlet_id"),
                  changedAt,
                  row.required("region"),
                  null,
                  row.text("channel"),
                  row.text("rep_id")));
    }
    return outlets;
  }

  Map<String, List<ProductRecord>> products() {
    Map<String, List<ProductRecord>> products = new HashMap<>();
    for (Row row : rows("products.csv")) {
      Instant changedAt = row.requiredTime("changed_at");
      products
          .computeIfAbsent(row.required("sku"), none -> new ArrayList<>())
          .add(
              new ProductRecord(
                  row.required("sku"),
                  changedAt,
                  Origin.line(row.line()),
                  row.required("sku"),
                  changedAt,
                  row.text("brand"),
                  row.text("price_class"),
                  Long.parseLong(row.required("units_per_pack")),
                  Long.parseLong(row.required("packs_per_carton")),
                  row.decimal("wholesale_price_per_carton")));
    }
    return products;
  }

  List<Observation> observations() {
    return rows("price-observations.csv.gz").stream().map(SampleFolder::observation).toList();
  }

  private static Observation observation(Row row) {
    Instant observedAt = row.requiredTime("observed_at");
    return new Observation(
        row.required("event_id"),
        observedAt,
        Origin.line(row.line()),
        row.required("event_id"),
        row.text("visit_id"),
        row.required("outlet_id"),
        row.required("sku"),
        observedAt,
        row.decimal("label_price"),
        row.decimal("charged_price"),
        Objects.requireNonNull(row.choice("basis", PriceBasis.class)),
        Objects.requireNonNull(row.choice("source", PriceSource.class)),
        row.text("observer_id"),
        row.text("photo_uri"),
        row.text("photo_sha256"));
  }
}
