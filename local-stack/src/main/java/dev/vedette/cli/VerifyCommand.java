package dev.vedette.cli;

import dev.vedette.availability.OrderCycles;
import dev.vedette.stack.Port;
import dev.vedette.stack.StackException;
import dev.vedette.stack.StackSettings;
import dev.vedette.warehouse.ParityCheck;
import java.io.PrintWriter;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

@Command(
    name = "verify",
    description = {
      "Compute the marts' numbers anew from the raw tables, by plain SQL, and compare.",
      "Exit code 1 where a number differs. To be run when no load is under way."
    })
final class VerifyCommand implements Callable<Integer> {
  @ParentCommand
  @SuppressWarnings("NullAway.Init") // picocli
  private Vedette vedette;

  @Spec
  @SuppressWarnings("NullAway.Init") // picocli
  private CommandSpec spec;

  VerifyCommand() {}

  @Override
  public Integer call() {
    StackSettings settings = StackSettings.read(vedette.state());
    PrintWriter out = spec.commandLine().getOut();
    String trino =
        "jdbc:trino://127.0.0.1:%d/vedette?user=vedette".formatted(settings.port(Port.TRINO));
    long differing = 0;
    try (Connection connection = DriverManager.getConnection(trino)) {
      OrderCycles cycles = settings.orderCycles();
      for (ParityCheck check : ParityCheck.all(cycles.zone(), cycles.days())) {
        ParityCheck.Result result = check.run(connection);
        differing += result.differing();
        out.printf(
            "%-24s version %d: %,d rows compared, %,d differences%n",
            check.metric(), check.version(), result.compared(), result.differing());
        result.example().ifPresent(example -> out.printf("  %s%n", example));
        out.flush();
      }
    } catch (SQLException e) {
      throw new StackException(
          "Cannot verify: %s Is the stack up? See `vedette status`.".formatted(e.getMessage()), e);
    }
    return differing == 0 ? 0 : 1;
  }
}
