package dev.vedette.price.job;

import dev.vedette.event.PriceBasis;
import dev.vedette.event.PriceFinding;
import dev.vedette.event.PriceSource;
import dev.vedette.event.PriceVerdict;
import dev.vedette.event.Setting;
import dev.vedette.price.Fact;
import dev.vedette.price.PriceFacts;
import dev.vedette.table.Coordinates;
import dev.vedette.table.EventRows;
import dev.vedette.table.EventTable;
import dev.vedette.topic.EventType;
import dev.vedette.warehouse.CatalogClient;
import dev.vedette.warehouse.CatalogServer;
import dev.vedette.warehouse.TableDefinition;
import dev.vedette.warehouse.WarehouseTables;
import java.net.URI;
import java.nio.file.Path;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.apache.avro.Schema;
import org.apache.flink.api.common.RuntimeExecutionMode;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.PipelineOptions;
import org.apache.flink.formats.avro.typeutils.AvroTypeInfo;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.table.data.RowData;
import org.apache.flink.table.data.StringData;
import org.apache.iceberg.data.IcebergGenerics;
import org.apache.iceberg.data.Record;
import org.apache.iceberg.io.CloseableIterable;
import org.apache.iceberg.rest.RESTCatalog;
import org.jspecify.annotations.Nullable;

/** A catalog with the tables that prices are judged from. */
final class PriceWarehouse implements AutoCloseable {
  private final CatalogServer catalog;

  PriceWarehouse(Path folder) {
    catalog =
        CatalogServer.start(
            new CatalogServer.Config(
                0, folder.resolve("catalog.db"), folder.resolve("warehouse").toUri()));
    List<TableDefinition> tables = new ArrayList<>();
    tables.add(WarehouseTables.priceVerdicts());
    PriceFacts.TYPES.forEach(type -> tables.add(WarehouseTables.raw(type)));
    EventTable.prepare(tables, properties());
  }

  /** How many runs of the price job have left statements. */
  int runs() {
    return SaidBefore.runs(PriceJob.verdictTable(uri()).table());
  }

  URI uri() {
    return catalog.uri();
  }

  static StreamExecutionEnvironment environment() {
    Configuration configuration = new Configuration();
    configuration.set(PipelineOptions.GENERIC_TYPES, false);
    configuration.set(PipelineOptions.AUTO_GENERATE_UIDS, false);
    return StreamExecutionEnvironment.createLocalEnvironment(2, configuration);
  }

  /** Appends facts to their raw tables, each at the place in Kafka that it names. */
  void archive(List<? extends Fact> facts) throws Exception {
    StreamExecutionEnvironment environment = environment();
    environment.setRuntimeMode(RuntimeExecutionMode.BATCH);
    for (EventType type : PriceFacts.TYPES) {
      EventTable table =
          EventTable.prepare(List.of(WarehouseTables.raw(type)), properties()).getFirst();
      EventRows rows = new EventRows(type.schema(), table.schema());
      List<RowData> all = new ArrayList<>();
      for (Fact fact : facts) {
        if (fact.topic().equals(type.topic())) {
          all.add(
              rows.row(
                  FactEvents.of(fact),
                  new Coordinates(
                      StringData.fromString(type.topic()),
                      fact.origin().partition(),
                      fact.origin().position(),
                      0,
                      1)));
        }
      }
      if (!all.isEmpty()) {
        table.append(
            environment
                .fromData(EventRows.type(table.schema()), all.toArray(RowData[]::new))
                .uid("rows-" + type.topic()),
            type.topic(),
            1);
      }
    }
    environment.execute("archive");
  }

  /** Appends statements to their table. */
  void say(List<PriceVerdict> statements) throws Exception {
    StreamExecutionEnvironment environment = environment();
    environment.setRuntimeMode(RuntimeExecutionMode.BATCH);
    PriceJob.append(
        environment
            .fromData(
                new AvroTypeInfo<>(PriceVerdict.class), statements.toArray(PriceVerdict[]::new))
            .uid("statements"),
        PriceJob.verdictTable(uri()));
    environment.execute("say");
  }

  /** Judges again, and gives what was said, which is also in the table then. */
  List<PriceVerdict> rejudge(RejudgeScope scope, ReadPositions positions) throws Exception {
    int before = statements().size();
    StreamExecutionEnvironment environment = environment();
    PriceJob.append(
        PriceRejudgeJob.build(environment, scope, positions, uri()), PriceJob.verdictTable(uri()));
    environment.execute("rejudge");
    List<PriceVerdict> all = statements();
    List<PriceVerdict> said = new ArrayList<>(all);
    said.sort(Comparator.comparing(PriceVerdict::getJudgedAt));
    return said.subList(before, said.size());
  }

  /** All rows of the table of verdicts. */
  List<PriceVerdict> statements() throws Exception {
    List<PriceVerdict> statements = new ArrayList<>();
    try (RESTCatalog client = CatalogClient.connect(uri());
        CloseableIterable<Record> rows =
            IcebergGenerics.read(client.loadTable(WarehouseTables.priceVerdicts().identifier()))
                .build()) {
      for (Record row : rows) {
        PriceVerdict statement = new PriceVerdict();
        for (Schema.Field field : PriceVerdict.getClassSchema().getFields()) {
          statement.put(field.pos(), value(field.name(), row.getField(field.name())));
        }
        statements.add(statement);
      }
    }
    return statements;
  }

  private static @Nullable Object value(String field, @Nullable Object stored) {
    return switch (stored) {
      case OffsetDateTime time -> time.toInstant();
      case null -> null;
      case String text -> symbol(field, text);
      default -> stored;
    };
  }

  /** A text of a column that holds the symbols of an enum; any other as it is. */
  private static Object symbol(String field, String text) {
    String name = text.toUpperCase(Locale.ROOT);
    return switch (field) {
      case "verdict" -> PriceFinding.valueOf(name);
      case "source" -> PriceSource.valueOf(name);
      case "basis" -> PriceBasis.valueOf(name);
      case "setting" -> Setting.valueOf(name);
      default -> text;
    };
  }

  private Map<String, String> properties() {
    return CatalogClient.properties(uri());
  }

  @Override
  public void close() {
    catalog.close();
  }
}
