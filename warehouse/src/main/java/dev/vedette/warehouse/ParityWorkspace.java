package dev.vedette.warehouse;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Tables on the way of recounts, in a schema of their own: each is made once, however many checks
 * take from it. They are dropped when it is closed. Not for several threads.
 */
public final class ParityWorkspace implements AutoCloseable {
  /**
   * Views of sales and customers build on each other, and Trino plans each use anew: up to some 280
   * stages, and 150 are allowed to a query that says nothing.
   */
  private static final String MORE_STAGES = "SET SESSION query_max_stage_count = 500";

  private final Statement trino;
  private final Set<String> tables = new LinkedHashSet<>();
  private @Nullable String schema;

  /**
   * Makes nothing yet.
   *
   * @param trino a connection with the warehouse's catalog as its default; stays open
   * @throws SQLException if Trino does not answer
   */
  public ParityWorkspace(Connection trino) throws SQLException {
    this.trino = trino.createStatement();
    this.trino.execute(MORE_STAGES);
  }

  /** What puts the statements of a check. */
  ParityRun begin(Consumer<ParityProgress> progress) throws SQLException {
    return new ParityRun(trino, progress);
  }

  /** Makes a table, unless it is there. After a failure only a renewed workspace is sound. */
  void make(ParityStep step, ParityRun run) throws SQLException {
    if (tables.contains(step.name())) {
      return;
    }
    if (schema == null) {
      schema = "parity_" + UUID.randomUUID().toString().replace('-', '_');
      trino.execute("CREATE SCHEMA " + schema);
    }
    tables.add(step.name());
    String begin = "CREATE TABLE %s.%s AS ".formatted(schema, step.name());
    List<String> slices =
        step.slices().isEmpty() ? List.of(ParityStep.ALL) : run.strings(fill(step.slices().get()));
    for (int i = 0; i < slices.size(); i++) {
      run.part(step.name(), i + 1, slices.size());
      run.execute(begin + fill(step.query()).replace(ParityStep.SLICE, slices.get(i)));
      begin = "INSERT INTO %s.%s ".formatted(schema, step.name());
    }
  }

  /** A query that reads from here. */
  String fill(String query) {
    return schema == null ? query : query.replace(ParityStep.SCHEMA, schema);
  }

  /** Drops the tables: those that are made from now on hold what has come since. */
  public void renew() throws SQLException {
    for (String table : tables) {
      trino.execute("DROP TABLE IF EXISTS %s.%s".formatted(schema, table));
    }
    tables.clear();
  }

  @Override
  public void close() throws SQLException {
    try (trino) {
      renew();
      if (schema != null) {
        trino.execute("DROP SCHEMA " + schema);
      }
    }
  }
}
