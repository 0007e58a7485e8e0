package dev.vedette.console.view;

import dev.vedette.console.alert.Viewer;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.ZoneId;

/** Where the tables are. */
public interface Warehouse {
  /**
   * Connects under the viewer's own account, so that Trino's rules hold for what he asks, and its
   * access log names him.
   *
   * @throws SQLException if there is no way to Trino
   */
  Connection connect(Viewer viewer) throws SQLException;

  /** In which days begin. */
  ZoneId zone();
}
