package dev.vedette.warehouse;

/**
 * A view over the tables, in Trino's SQL.
 *
 * @param schema namespace
 * @param name name within it
 * @param comment what a row is
 * @param query the SELECT that it stands for
 * @param security with whose rights it reads
 */
public record ViewDefinition(
    String schema, String name, String comment, String query, Security security) {

  /** With whose rights a view reads. */
  public enum Security {
    /** It sees what its reader may see. */
    INVOKER,
    /** It sees everything. For figures that tell nothing of any one row, and for no others. */
    DEFINER
  }

  /** A view that sees what its reader may see. */
  public ViewDefinition(String schema, String name, String comment, String query) {
    this(schema, name, comment, query, Security.INVOKER);
  }

  /** The statement that makes the view, or replaces it. */
  String statement() {
    return "CREATE OR REPLACE VIEW %s.%s COMMENT '%s' SECURITY %s AS\n%s"
        .formatted(schema, name, comment.replace("'", "''"), security, query);
  }
}
