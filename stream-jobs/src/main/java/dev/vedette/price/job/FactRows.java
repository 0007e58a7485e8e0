package dev.vedette.price.job;

import dev.vedette.price.Fact;
import dev.vedette.price.Observation;
import dev.vedette.price.OutletRecord;
import dev.vedette.price.PriceFacts;
import dev.vedette.provenance.Origin;
import dev.vedette.table.EventRowReader;
import dev.vedette.topic.EventType;
import dev.vedette.warehouse.WarehouseTables;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.functions.RichFlatMapFunction;
import org.apache.flink.table.data.RowData;
import org.apache.flink.util.Collector;
import org.apache.iceberg.Schema;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Reads rows of a raw table as facts, as far as they count. */
// Made by open().
@SuppressWarnings("NullAway.Init")
final class FactRows extends RichFlatMapFunction<RowData, Fact> {
  private static final long serialVersionUID = 1;
  private static final Logger LOG = LoggerFactory.getLogger(FactRows.class);

  private final EventType type;
  private final Schema columns;
  private final RejudgeScope scope;
  private final ReadPositions positions;
  private transient EventRowReader reader;
  private transient int partition;
  private transient int offset;

  /**
   * @param columns of the rows, in their order, those with the Kafka coordinates among them
   */
  FactRows(EventType type, Schema columns, RejudgeScope scope, ReadPositions positions) {
    this.type = type;
    this.columns = columns;
    this.scope = scope;
    this.positions = positions;
  }

  @Override
  public void open(OpenContext context) {
    reader = new EventRowReader(type.schema(), columns);
    partition = position(WarehouseTables.KAFKA_PARTITION);
    offset = position(WarehouseTables.KAFKA_OFFSET);
  }

  private int position(String column) {
    return columns.columns().indexOf(columns.findField(column));
  }

  @Override
  public void flatMap(RowData row, Collector<Fact> facts) {
    Origin origin = new Origin(row.getInt(partition), row.getLong(offset));
    try {
      PriceFacts.read(reader.read(row), origin).filter(this::counts).ifPresent(facts::collect);
    } catch (IllegalArgumentException e) {
      // The price job has left it out, too, and written its dead letter.
      LOG.warn("Left out {}: {}", origin.describe(type.topic()), e.getMessage());
    }
  }

  private boolean counts(Fact fact) {
    return positions.hasRead(fact)
        && switch (fact) {
          case Observation observation -> scope.covers(observation);
          case OutletRecord outlet ->
              scope.covers(outlet.outletId()) && outlet.changedAt().isBefore(scope.until());
          default -> true;
        };
  }
}
