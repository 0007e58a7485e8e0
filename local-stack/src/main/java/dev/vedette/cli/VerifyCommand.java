package dev.vedette.cli;

import dev.vedette.availability.OrderCycles;
import dev.vedette.stack.Backlog;
import dev.vedette.stack.StackException;
import dev.vedette.stack.StackSettings;
import dev.vedette.stack.TrinoAddress;
import dev.vedette.warehouse.ParityCheck;
import dev.vedette.warehouse.ParityWorkspace;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicBoolean;
import picocli.CommandLine.Command;
import picocli.CommandLine.Help;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
    name = "verify",
    description = {
      "Compute the marts' numbers anew from the raw tables, by plain SQL, and compare.",
      "Exit code 1 where a number differs."
    })
final class VerifyCommand implements Callable<Integer> {
  private static final Duration LOOK_AGAIN = Duration.ofSeconds(3);

  /** A checkpoint, with which a job tells how far it is, takes a minute on a busy machine. */
  private static final Duration STANDSTILL = Duration.ofMinutes(3);

  @Mixin private final Invocation invocation = new Invocation();

  @Option(
      names = "--patience",
      paramLabel = "SECONDS",
      defaultValue = "60",
      description =
          "How long to look again at what differs, since jobs may be at work. With 0, what jobs"
              + " have not read yet is not waited for, either. Default: ${DEFAULT-VALUE}.")
  private long patience;

  @Parameters(
      paramLabel = "CHECK",
      arity = "0..*",
      description = "Checks to run, such as market_panes. Default: all.")
  private List<String> chosen = List.of();

  VerifyCommand() {}

  @Override
  public Integer call() {
    StackSettings settings = StackSettings.read(invocation.state());
    List<ParityCheck> checks = checks(settings.orderCycles());
    VerifyPrinter printer =
        new VerifyPrinter(
            invocation.out(), invocation.err(), Help.Ansi.AUTO.enabled(), System::nanoTime);
    try {
      if (patience > 0) {
        awaitJobs(settings, printer);
      }
      return verify(checks, settings, printer) == 0 ? 0 : 1;
    } catch (SQLException e) {
      printer.clear();
      throw new StackException(
          "Cannot verify: %s Is the stack up? See `vedette status`.".formatted(e.getMessage()), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new StackException("Interrupted.", e);
    }
  }

  private List<ParityCheck> checks(OrderCycles cycles) {
    List<ParityCheck> all = ParityCheck.all(cycles.zone(), cycles.days());
    List<String> names = all.stream().map(ParityCheck::metric).toList();
    for (String name : chosen) {
      if (!names.contains(name)) {
        throw invocation.misuse(
            "There is no check '%s'. There are: %s.".formatted(name, String.join(", ", names)));
      }
    }
    return chosen.isEmpty()
        ? all
        : all.stream().filter(check -> chosen.contains(check.metric())).toList();
  }

  /** What a job has not read cannot be in its tables. */
  private static void awaitJobs(StackSettings settings, VerifyPrinter printer)
      throws InterruptedException {
    printer.begin();
    try (Backlog backlog = Backlog.of(settings)) {
      AllRead wait = new AllRead(STANDSTILL, LOOK_AGAIN, System::nanoTime, Thread::sleep);
      printer.waited(wait.await(backlog::left, printer::waiting));
    }
  }

  /** Differences of all checks. */
  private long verify(List<ParityCheck> checks, StackSettings settings, VerifyPrinter printer)
      throws SQLException, InterruptedException {
    long differing = 0;
    try (Connection connection = new TrinoAddress(invocation.state(), settings).connect();
        ParityWorkspace workspace = new ParityWorkspace(connection)) {
      for (ParityCheck check : checks) {
        printer.begin();
        ParityCheck.Result result = atRest(check, workspace, printer);
        differing += result.differing();
        printer.end(check, result);
      }
    }
    printer.sum();
    return differing;
  }

  /** Raw tables and marts are committed apart, so what differs now may agree in a moment. */
  private ParityCheck.Result atRest(
      ParityCheck check, ParityWorkspace workspace, VerifyPrinter printer)
      throws SQLException, InterruptedException {
    AtomicBoolean again = new AtomicBoolean();
    return Patience.of(Duration.ofSeconds(patience), LOOK_AGAIN)
        .until(
            result -> result.differing() == 0,
            () -> {
              if (again.getAndSet(true)) {
                workspace.renew();
              }
              return check.run(workspace, progress -> printer.at(check, progress));
            });
  }
}
