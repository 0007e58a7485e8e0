package dev.vedette.stack;

import dev.vedette.console.alert.ConsoleRole;
import dev.vedette.console.alert.Viewer;
import dev.vedette.console.view.Warehouse;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.ZoneId;

/**
 * The stack's tables, at the console. Whoever looks does so under his own name: in a secured stack
 * Trino then limits his rows, and in both it notes who asked. Reps and those who come from a
 * provider are no users of Trino, so the console asks for them; the query itself is limited to what
 * they may see, and the access log has their names beside the console's.
 */
final class ConsoleTables implements Warehouse {
  private final StateFolder state;

  ConsoleTables(StateFolder state) {
    this.state = state;
  }

  @Override
  public Connection connect(Viewer viewer) throws SQLException {
    try {
      TrinoAddress trino = new TrinoAddress(state, StackSettings.read(state));
      boolean isUser =
          viewer.role() != ConsoleRole.REP && viewer.origin() != Viewer.Origin.PROVIDER;
      return isUser ? trino.connect(viewer.name()) : trino.connectFor(viewer.name());
    } catch (StackException e) {
      throw new SQLException(e.getMessage(), e);
    }
  }

  @Override
  public ZoneId zone() {
    return StackSettings.read(state).orderCycles().zone();
  }
}
