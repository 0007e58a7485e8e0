package dev.vedette.cli;

import dev.vedette.cli.query.QueryException;
import dev.vedette.cli.query.QueryRunner;
import dev.vedette.cli.query.ResultFormat;
import dev.vedette.cli.query.Statements;
import dev.vedette.cli.query.Statements.Statement;
import dev.vedette.stack.Access;
import dev.vedette.stack.Health;
import dev.vedette.stack.Port;
import dev.vedette.stack.StackException;
import dev.vedette.stack.StackPart;
import dev.vedette.stack.StackSettings;
import dev.vedette.stack.TrinoAddress;
import dev.vedette.warehouse.access.Account;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Iterator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
    name = "query",
    description = {
      "Put SQL to Trino. Tables are raw.* and mart.*.",
      "Several statements are separated by semicolons; the first that fails ends the command."
    })
final class QueryCommand implements Runnable {
  @Mixin private final Invocation invocation = new Invocation();

  @Parameters(
      arity = "0..1",
      paramLabel = "SQL",
      description = "What to run; read from standard input if neither it nor -f is given.")
  private @Nullable String sql;

  @Option(names = "-f", paramLabel = "FILE", description = "Read the statements from a file.")
  private @Nullable Path file;

  @Option(
      names = "--format",
      paramLabel = "FORMAT",
      completionCandidates = Formats.class,
      defaultValue = "aligned",
      description = "aligned, csv, or json (one object a line). Default: ${DEFAULT-VALUE}.")
  private ResultFormat format = ResultFormat.ALIGNED;

  @Option(
      names = "--user",
      paramLabel = "NAME",
      description = {
        "Ask under this account of the stack (default: as the operator in a secured stack,",
        "under your name on this machine in an open one)."
      })
  private @Nullable String user;

  @Option(
      names = "--token",
      paramLabel = "TOKEN",
      description = "Ask with a token that `vedette token` made.")
  private @Nullable String token;

  QueryCommand() {}

  /** As they are written on the command line. */
  static final class Formats implements Iterable<String> {
    Formats() {}

    @Override
    public Iterator<String> iterator() {
      return List.of("aligned", "csv", "json").iterator();
    }
  }

  @Override
  public void run() {
    List<Statement> statements = Statements.of(text());
    if (statements.isEmpty()) {
      throw invocation.misuse("Cannot run the query: there is none.");
    }
    if (user != null && token != null) {
      throw invocation.misuse("Give either --user or --token, not both.");
    }
    StackSettings settings = StackSettings.read(invocation.state());
    PrintWriter out = invocation.out();
    try (QueryRunner runner =
        QueryRunner.on(connect(new TrinoAddress(invocation.state(), settings), settings))) {
      for (Statement statement : statements) {
        runner.run(statement, format, out);
        out.flush();
      }
    } catch (QueryException e) {
      out.flush();
      throw new StackException(isTrinoUp(settings) ? message(e) : notUp(settings), e);
    } catch (SQLException | IOException e) {
      throw new StackException("Cannot run the query: " + e.getMessage(), e);
    }
  }

  /** An open stack notes the name on this machine; a secured one knows only its own accounts. */
  private Connection connect(TrinoAddress trino, StackSettings settings) throws SQLException {
    if (token != null) {
      return trino.connectWithToken(token);
    }
    if (user != null) {
      return trino.connect(user);
    }
    return settings.access() == Access.SECURED
        ? trino.connect()
        : trino.connect(System.getProperty("user.name", Account.STACK));
  }

  private String text() {
    try {
      if (sql != null && file != null) {
        throw invocation.misuse("Give either a query or -f, not both.");
      }
      if (sql != null) {
        return sql;
      }
      return file == null
          ? new String(System.in.readAllBytes(), StandardCharsets.UTF_8)
          : Files.readString(file);
    } catch (IOException e) {
      throw new StackException("Cannot read the query from %s.".formatted(file), e);
    }
  }

  private boolean isTrinoUp(StackSettings settings) {
    try (Health health = new Health(invocation.state(), settings)) {
      return health.isUp(StackPart.TRINO);
    }
  }

  private static String message(QueryException e) {
    return String.valueOf(e.getMessage());
  }

  private static String notUp(StackSettings settings) {
    return "Cannot run the query: Trino does not answer on port %d. Run `vedette up`."
        .formatted(settings.port(Port.TRINO));
  }
}
