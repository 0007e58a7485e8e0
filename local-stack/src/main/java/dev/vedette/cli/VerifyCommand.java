package dev.vedette.cli;

import dev.vedette.availability.OrderCycles;
import dev.vedette.stack.StackException;
import dev.vedette.stack.StackSettings;
import dev.vedette.stack.TrinoAddress;
import dev.vedette.warehouse.ParityCheck;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Help;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
    name = "verify",
    description = {
      "Compute the marts' numbers anew from the raw tables, by plain SQL, and compare.",
      "Exit code 1 where a number differs."
    })
final class VerifyCommand implements Callable<Integer> {
  private static final Duration LOOK_AGAIN = Duration.ofSeconds(3);

  @Mixin private final Invocation invocation = new Invocation();

  @Option(
      names = "--patience",
      paramLabel = "SECONDS",
      defaultValue = "60",
      description =
          "How long to look again at what differs, since jobs may be at work. Default:"
              + " ${DEFAULT-VALUE}.")
  private long patience;

  VerifyCommand() {}

  @Override
  public Integer call() {
    StackSettings settings = StackSettings.read(invocation.state());
    VerifyPrinter printer =
        new VerifyPrinter(
            invocation.out(), invocation.err(), Help.Ansi.AUTO.enabled(), System::nanoTime);
    long differing = 0;
    try (Connection connection = new TrinoAddress(invocation.state(), settings).connect()) {
      OrderCycles cycles = settings.orderCycles();
      for (ParityCheck check : ParityCheck.all(cycles.zone(), cycles.days())) {
        printer.begin();
        ParityCheck.Result result = atRest(check, connection, printer);
        differing += result.differing();
        printer.end(check, result);
      }
      printer.sum();
    } catch (SQLException e) {
      printer.clear();
      throw new StackException(
          "Cannot verify: %s Is the stack up? See `vedette status`.".formatted(e.getMessage()), e);
    }
    return differing == 0 ? 0 : 1;
  }

  /** Raw tables and marts are committed apart, so what differs now may agree in a moment. */
  private ParityCheck.Result atRest(ParityCheck check, Connection connection, VerifyPrinter printer)
      throws SQLException {
    try {
      return Patience.of(Duration.ofSeconds(patience), LOOK_AGAIN)
          .until(
              result -> result.differing() == 0,
              () -> check.run(connection, progress -> printer.at(check, progress)));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new StackException("Interrupted.", e);
    }
  }
}
