package dev.vedette.warehouse;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;

/**
 * Compares what a job wrote into a mart with the same numbers computed from the raw tables by plain
 * SQL, which knows nothing of the job. The recounts are files of SQL beside this class.
 *
 * @param metric id of the measure
 * @param version version of its formula
 * @param statement gives one row: compared, differing, example
 */
public record ParityCheck(String metric, int version, String statement) {

  /**
   * What came of a check.
   *
   * @param compared rows of the mart, or missing in it
   * @param differing those that are not what the raw tables say
   * @param example one of them
   */
  public record Result(long compared, long differing, Optional<String> example) {}

  /**
   * Every check.
   *
   * @param zone the deployment's zone
   * @param cycleDays length of its order cycles
   */
  public static List<ParityCheck> all(ZoneId zone, int cycleDays) {
    return List.of(
        share("company_stockout_rate", 1, zone, cycleDays),
        share("customer_stockout_rate", 1, zone, cycleDays));
  }

  /**
   * Asks Trino. Jobs at work may be ahead of the archive, or the other way round: the answer is
   * true of a warehouse at rest.
   *
   * @param trino a connection with the warehouse's catalog as its default
   * @throws SQLException if Trino refuses the query
   */
  public Result run(Connection trino) throws SQLException {
    try (Statement query = trino.createStatement();
        ResultSet row = query.executeQuery(statement)) {
      row.next();
      return new Result(row.getLong(1), row.getLong(2), Optional.ofNullable(row.getString(3)));
    }
  }

  private static ParityCheck share(String metric, int version, ZoneId zone, int cycleDays) {
    String statement =
        SqlFile.read("parity/compare-shares")
            .query()
            .replace("${recount}", SqlFile.read("parity/" + metric.replace('_', '-')).query())
            .replace("${metric}", metric)
            .replace("${version}", Integer.toString(version))
            .replace("${zone}", zone.getId())
            .replace("${days}", Integer.toString(cycleDays));
    return new ParityCheck(metric, version, statement);
  }
}
