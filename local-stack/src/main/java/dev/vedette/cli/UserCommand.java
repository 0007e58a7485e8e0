package dev.vedette.cli;

import dev.vedette.security.Accounts;
import dev.vedette.stack.StackException;
import dev.vedette.warehouse.access.Account;
import dev.vedette.warehouse.access.Role;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.Iterator;
import java.util.List;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.TypeConversionException;

@Command(
    name = "user",
    description = {
      "The accounts of a secured stack. A running Trino follows within a second.",
      "The account vedette is the operator's own, and always there."
    })
final class UserCommand implements Runnable {
  @Mixin private final Invocation invocation = new Invocation();

  UserCommand() {}

  @Override
  public void run() {
    invocation.printUsage();
  }

  @Command(
      name = "add",
      description = {
        "Add an account.",
        "A rep's name is the rep_id of its outlets; it works at the console, and reads no tables."
      })
  void add(
      @Parameters(paramLabel = "NAME") String name,
      @Option(
              names = "--role",
              required = true,
              paramLabel = "ROLE",
              converter = Roles.class,
              completionCandidates = Roles.class,
              description = "${COMPLETION-CANDIDATES}.")
          Role role,
      @Option(
              names = "--region",
              paramLabel = "PATH",
              arity = "0..*",
              description =
                  "Region that a manager or regulator reads, with all below it; may be repeated.")
          List<String> regions) {
    try {
      Account account = new Account(name, role, regions == null ? List.of() : regions);
      if (!accounts().add(account)) {
        throw new StackException(
            "Cannot add %s: there is such an account. See `vedette user list`.".formatted(name));
      }
    } catch (IllegalArgumentException e) {
      throw new StackException(String.valueOf(e.getMessage()), e);
    } catch (IOException e) {
      throw unreadable(e);
    }
  }

  @Command(name = "list", description = "Show all accounts.")
  void list() {
    PrintWriter out = invocation.out();
    try {
      out.println("%-24s %-10s %s".formatted("name", "role", "regions"));
      for (Account account : accounts().all()) {
        out.println(
            "%-24s %-10s %s".formatted(account.name(), account.role().label(), regions(account)));
      }
      out.flush();
    } catch (IOException e) {
      throw unreadable(e);
    }
  }

  private static String regions(Account account) {
    return switch (account.role()) {
      case MANAGER, REGULATOR -> String.join(", ", account.regions());
      case OPERATOR, ANALYST -> "all";
      case REP -> "own outlets";
    };
  }

  @Command(name = "remove", description = "Remove an account; its tokens are of no use then.")
  void remove(@Parameters(paramLabel = "NAME") String name) {
    try {
      if (!accounts().remove(name)) {
        throw new StackException(
            "Cannot remove %s: there is no such account. See `vedette user list`.".formatted(name));
      }
    } catch (IOException e) {
      throw unreadable(e);
    }
  }

  private Accounts accounts() {
    return invocation.state().security().accounts();
  }

  private static StackException unreadable(IOException e) {
    return new StackException("Cannot use the accounts: " + e.getMessage(), e);
  }

  /** Roles as they are written on the command line. */
  static final class Roles implements ITypeConverter<Role>, Iterable<String> {
    Roles() {}

    @Override
    public Role convert(String value) {
      return Role.ofLabel(value)
          .orElseThrow(
              () ->
                  new TypeConversionException(
                      "there is no role \"%s\"; there are %s"
                          .formatted(value, String.join(", ", this))));
    }

    @Override
    public Iterator<String> iterator() {
      return Stream.of(Role.values()).map(Role::label).iterator();
    }
  }
}
