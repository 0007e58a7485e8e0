package dev.vedette.warehouse;

/**
 * A view over the tables, in Trino's SQL.
 *
 * @param schema namespace
 * @param name name within it
 * @param comment what a row is
 * @param query the SELECT that it stands for
 */
public record ViewDefinition(String schema, String name, String comment, String query) {

  /** The statement that makes the view, or replaces it. It sees what its reader may see. */
  String statement() {
    return "CREATE OR REPLACE VIEW %s.%s COMMENT '%s' SECURITY INVOKER AS\n%s"
        .formatted(schema, name, comment.replace("'", "''"), query);
  }
}
