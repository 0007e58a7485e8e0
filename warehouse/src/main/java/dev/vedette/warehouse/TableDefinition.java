package dev.vedette.warehouse;

import java.util.Map;
import org.apache.iceberg.PartitionSpec;
import org.apache.iceberg.Schema;
import org.apache.iceberg.SortOrder;
import org.apache.iceberg.catalog.TableIdentifier;

/**
 * What a table should be. Its columns are matched with those of an existing table by name; the
 * field ids of this schema mean nothing once the table exists.
 *
 * @param identifier namespace and name
 * @param comment what a row is, for a reader of the data
 * @param schema columns, each with its documentation
 * @param partitioning how files are divided
 * @param sortOrder how rows are ordered within a file that is rewritten; what the jobs append is in
 *     order of arrival
 * @param properties table properties that are kept at these values
 */
public record TableDefinition(
    TableIdentifier identifier,
    String comment,
    Schema schema,
    PartitionSpec partitioning,
    SortOrder sortOrder,
    Map<String, String> properties) {

  public TableDefinition {
    properties = Map.copyOf(properties);
  }
}
