package dev.vedette.cli;

import dev.vedette.stack.StackException;
import dev.vedette.stack.StackSettings;
import dev.vedette.stack.TrinoAddress;
import dev.vedette.warehouse.Compaction;
import dev.vedette.warehouse.TableDefinition;
import dev.vedette.warehouse.WarehouseTables;
import java.io.PrintWriter;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import org.apache.iceberg.catalog.TableIdentifier;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

@Command(
    name = "compact",
    description = {
      "Put the small files of the tables together, so that queries have fewer to open.",
      "The jobs may go on writing; rows and tagged snapshots stay as they are."
    })
final class CompactCommand implements Runnable {
  @Mixin private final Invocation invocation = new Invocation();

  @Parameters(
      arity = "0..1",
      paramLabel = "TABLE",
      description = "Such as mart.price_verdicts; every table if none is given.")
  private @Nullable String table;

  CompactCommand() {}

  @Override
  public void run() {
    StackSettings settings = StackSettings.read(invocation.state());
    PrintWriter out = invocation.out();
    try (Connection connection = new TrinoAddress(invocation.state(), settings).connect()) {
      for (TableIdentifier chosen : tables()) {
        Compaction.Result result = Compaction.run(connection, chosen);
        out.printf(
            "%-28s %,d files of %,d KiB in all, now %,d of %,d KiB; %,d rows%n",
            chosen,
            result.before().files(),
            result.before().bytes() / 1024,
            result.after().files(),
            result.after().bytes() / 1024,
            result.after().rows());
        out.flush();
      }
    } catch (SQLException e) {
      throw new StackException(
          "Cannot compact: %s Is the stack up? See `vedette status`.".formatted(e.getMessage()), e);
    }
  }

  private List<TableIdentifier> tables() {
    List<TableIdentifier> all =
        WarehouseTables.all().stream().map(TableDefinition::identifier).toList();
    if (table == null) {
      return all;
    }
    TableIdentifier chosen = TableIdentifier.parse(table);
    if (!all.contains(chosen)) {
      throw invocation.misuse(
          "Cannot compact %s: there is no such table. There are: %s.".formatted(table, all));
    }
    return List.of(chosen);
  }
}
