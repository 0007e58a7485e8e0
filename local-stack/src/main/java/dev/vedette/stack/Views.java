package dev.vedette.stack;

import dev.vedette.availability.OrderCycles;
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
      OrderCycles cycles = settings.orderCycles();
      WarehouseViews.apply(connection, cycles.zone(), cycles.days());
    } catch (SQLException e) {
      throw new StackException(
          "Cannot create the views: %s. Run `vedette up` again; `vedette logs trino` may say more."
              .formatted(e.getMessage()),
          e);
    }
  }
}
