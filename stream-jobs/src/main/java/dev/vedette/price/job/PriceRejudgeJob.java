package dev.vedette.price.job;

import dev.vedette.event.PriceVerdict;
import dev.vedette.kafka.EventTopics;
import dev.vedette.kafka.RegistryAccess;
import dev.vedette.price.Fact;
import dev.vedette.table.TableRows;
import dev.vedette.topic.EventType;
import dev.vedette.warehouse.CatalogClient;
import dev.vedette.warehouse.WarehouseTables;
import java.net.URI;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.avro.Schema;
import org.apache.flink.api.common.RuntimeExecutionMode;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.formats.avro.typeutils.AvroTypeInfo;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.iceberg.expressions.Expression;
import org.apache.iceberg.expressions.Expressions;

/**
 * Judges observations again that the price job no longer keeps: a bounded job over the raw tables,
 * up to some positions in the topics. It appends what the table of verdicts does not say yet, so
 * that running it again adds nothing.
 *
 * <pre>
 *   raw.price_observations  raw.outlets  mart.price_verdicts    raw.products  raw.price_rules
 *     │ of some time,        │            │ of that time          │             │
 *     │ outlets, SKUs        │            │                       └──────┬──────┘
 *     └──────────┬───────────┴────────────┘                              │
 *                │ key by outlet                                         │ to every judge, first
 *                ▼                                                       │
 *              judge ◀───────────────────────────────────────────────────┘
 *                │ what is new or different
 *                ├─▶ table mart.price_verdicts
 *                └─▶ topic price-verdicts
 * </pre>
 */
public final class PriceRejudgeJob {
  /** Name of the job. */
  public static final String NAME = "price-rejudge";

  private PriceRejudgeJob() {}

  /**
   * Adds the job to {@code environment}.
   *
   * @param scope what to judge again; lies before the horizon of the price job
   * @param positions behind all that the price job knew when it dropped what is to be judged again,
   *     and not before those of an earlier run. The raw tables hold all that lies before, and the
   *     table of verdicts what the price job said of it
   * @param settings as those of the price job; the interval and the rules do not matter
   */
  public static void define(
      StreamExecutionEnvironment environment,
      RejudgeScope scope,
      ReadPositions positions,
      PriceJob.Settings settings) {
    environment.setParallelism(settings.parallelism());
    DataStream<PriceVerdict> verdicts = build(environment, scope, positions, settings.catalog());
    new EventTopics(settings.brokers(), RegistryAccess.http(settings.registry()))
        .write(verdicts, EventType.PRICE_VERDICTS, PriceUids.VERDICT_TOPIC);
    PriceJob.append(verdicts, PriceJob.verdictTable(settings.catalog()));
  }

  /** The topology without its sinks. */
  static DataStream<PriceVerdict> build(
      StreamExecutionEnvironment environment,
      RejudgeScope scope,
      ReadPositions positions,
      URI catalog) {
    environment.setRuntimeMode(RuntimeExecutionMode.BATCH);
    environment.getConfig().enableObjectReuse();
    Inputs inputs = new Inputs(environment, scope, positions, CatalogClient.properties(catalog));
    DataStream<Fact> law =
        inputs
            .facts(EventType.PRODUCTS, List.of())
            .union(inputs.facts(EventType.PRICE_RULES, List.of()));
    DataStream<Archived> archived =
        inputs
            .facts(EventType.PRICE_OBSERVATIONS, observed(scope))
            .union(inputs.facts(EventType.OUTLETS, among("outlet_id", scope.outlets())))
            .<Archived>map(Archived.OfFact::new, PriceTypes.archived())
            .name(PriceUids.ARCHIVED)
            .uid(PriceUids.ARCHIVED)
            .union(inputs.said());
    return archived
        .keyBy(Archived::outletId, Types.STRING)
        .connect(law.broadcast(PriceState.LAW))
        .process(new RejudgeFunction(), new AvroTypeInfo<>(PriceVerdict.class))
        .name(PriceUids.REJUDGE)
        .uid(PriceUids.REJUDGE);
  }

  private static List<Expression> observed(RejudgeScope scope) {
    List<Expression> filters = new ArrayList<>();
    filters.add(Expressions.greaterThanOrEqual("observed_at", text(scope.from())));
    filters.add(Expressions.lessThan("observed_at", text(scope.until())));
    filters.addAll(among("outlet_id", scope.outlets()));
    filters.addAll(among("sku", scope.skus()));
    return filters;
  }

  private static List<Expression> among(String column, Set<String> values) {
    return values.isEmpty() ? List.of() : List.of(Expressions.in(column, values));
  }

  /** As Iceberg reads instants. */
  private static String text(Instant time) {
    return time.atOffset(ZoneOffset.UTC).format(DateTimeFormatter.ISO_OFFSET_DATE_TIME);
  }

  /** What the tables hold. */
  private record Inputs(
      StreamExecutionEnvironment environment,
      RejudgeScope scope,
      ReadPositions positions,
      Map<String, String> catalog) {

    DataStream<Fact> facts(EventType type, List<Expression> filters) {
      List<String> columns =
          new ArrayList<>(type.schema().getFields().stream().map(Schema.Field::name).toList());
      columns.add(WarehouseTables.KAFKA_PARTITION);
      columns.add(WarehouseTables.KAFKA_OFFSET);
      TableRows rows = new TableRows(WarehouseTables.raw(type), columns);
      return rows.read(environment, catalog, filters, PriceUids.rows(type))
          .flatMap(new FactRows(type, rows.schema(), scope, positions), PriceTypes.facts())
          .name(PriceUids.facts(type))
          .uid(PriceUids.facts(type));
    }

    DataStream<Archived> said() {
      TableRows rows = new TableRows(WarehouseTables.priceVerdicts(), SaidRows.COLUMNS);
      return rows.read(
              environment, catalog, observed(scope), PriceUids.rows(EventType.PRICE_VERDICTS))
          .flatMap(new SaidRows(rows.schema(), scope), PriceTypes.archived())
          .name(PriceUids.SAID)
          .uid(PriceUids.SAID);
    }
  }
}
