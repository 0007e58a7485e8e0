package dev.vedette.stack;

import dev.vedette.warehouse.WarehouseViews;
import java.sql.Connection;
import java.sql.SQLException;

/** Puts the views of this release in place, through Trino. */
final class Views {
  private Views() {}

  /**
   * Does nothing where they are in place already.
   *
   * @throws StackException if Trino refuses one
   */
  static void prepare(StateFolder state, StackSettings settings) {
    try (Connection connection = new TrinoAddress(state, settings).connect()) {
      WarehouseViews.apply(connection, settings.orderCycles().zone());
    } catch (SQLException e) {
      throw new StackException(
          "Cannot create the views: %s. Run `vedette up` again; `vedette logs trino` may say more."
              .formatted(e.getMessage()),
          e);
    }
  }
}
