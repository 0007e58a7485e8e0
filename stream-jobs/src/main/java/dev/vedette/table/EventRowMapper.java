package dev.vedette.table;

import org.apache.avro.specific.SpecificRecord;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.functions.RichMapFunction;
import org.apache.flink.table.data.RowData;
import org.apache.iceberg.Schema;

/**
 * Turns a stream of events of one type into rows of one table.
 *
 * @param <T> generated class of the type
 */
public final class EventRowMapper<T extends SpecificRecord> extends RichMapFunction<T, RowData> {
  private static final long serialVersionUID = 1;

  private final org.apache.avro.Schema event;
  private final Schema table;

  @SuppressWarnings("NullAway.Init") // made by open()
  private transient EventRows rows;

  /**
   * @param event schema of the events
   * @param table schema of the table
   */
  public EventRowMapper(org.apache.avro.Schema event, Schema table) {
    this.event = event;
    this.table = table;
  }

  @Override
  public void open(OpenContext context) {
    rows = new EventRows(event, table);
  }

  @Override
  public RowData map(T value) {
    return rows.row(value);
  }
}
