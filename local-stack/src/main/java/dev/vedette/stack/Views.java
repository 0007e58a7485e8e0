package dev.vedette.stack;

import dev.vedette.warehouse.WarehouseViews;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;

/** Puts the views of this release in place, through Trino. */
final class Views {
  private Views() {}

  /**
   * Does nothing where they are in place already.
   *
   * @throws StackException if Trino refuses one
   */
  static void prepare(StackSettings settings) {
    String trino =
        "jdbc:trino://127.0.0.1:%d/vedette?user=vedette".formatted(settings.port(Port.TRINO));
    try (Connection connection = DriverManager.getConnection(trino)) {
      WarehouseViews.apply(connection, settings.orderCycles().zone());
    } catch (SQLException e) {
      throw new StackException(
          "Cannot create the views: %s. Run `vedette up` again; `vedette logs trino` may say more."
              .formatted(e.getMessage()),
          e);
    }
  }
}
