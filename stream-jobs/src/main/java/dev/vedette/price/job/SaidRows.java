package dev.vedette.price.job;

import java.util.List;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.functions.RichFlatMapFunction;
import org.apache.flink.table.data.RowData;
import org.apache.flink.util.Collector;
import org.apache.iceberg.Schema;

/** Reads rows of the table of verdicts: what was said, and of which revision. */
final class SaidRows extends RichFlatMapFunction<RowData, Archived> {
  /** The columns to read, and those that rows are chosen by. */
  static final List<String> COLUMNS =
      List.of(
          "event_id",
          "verdict_id",
          "revision",
          "sequence",
          "revisions",
          "withdrawn",
          "outlet_id",
          "sku",
          "observed_at");

  private static final long serialVersionUID = 1;

  private final Schema columns;
  private final RejudgeScope scope;
  private transient int eventId;
  private transient int verdictId;
  private transient int revision;
  private transient int sequence;
  private transient int revisions;
  private transient int withdrawn;
  private transient int outletId;

  SaidRows(Schema columns, RejudgeScope scope) {
    this.columns = columns;
    this.scope = scope;
  }

  @Override
  public void open(OpenContext context) {
    eventId = position("event_id");
    verdictId = position("verdict_id");
    revision = position("revision");
    sequence = position("sequence");
    revisions = position("revisions");
    withdrawn = position("withdrawn");
    outletId = position("outlet_id");
  }

  private int position(String column) {
    return columns.columns().indexOf(columns.findField(column));
  }

  /** Statements about prices that are not looked at do no harm. */
  @Override
  public void flatMap(RowData row, Collector<Archived> said) {
    String outlet = row.getString(outletId).toString();
    if (scope.covers(outlet)) {
      said.collect(
          new Archived.OfSaid(
              outlet,
              row.getString(verdictId).toString(),
              new Said(
                  row.getInt(revision),
                  row.getLong(sequence),
                  row.getString(eventId).toString(),
                  row.getBoolean(withdrawn)),
              row.getInt(revisions)));
    }
  }
}
