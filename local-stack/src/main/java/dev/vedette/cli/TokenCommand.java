package dev.vedette.cli;

import dev.vedette.security.SecurityFolder;
import dev.vedette.stack.StackException;
import dev.vedette.warehouse.access.Account;
import java.io.IOException;
import java.io.PrintWriter;
import java.time.Clock;
import java.time.Duration;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
    name = "token",
    description = {
      "Print a token with which the holder is that account to Trino.",
      "It cannot be taken back but by removing the account."
    })
final class TokenCommand implements Runnable {
  private static final Duration LONGEST = Duration.ofDays(365);

  @Mixin private final Invocation invocation = new Invocation();

  @Parameters(paramLabel = "NAME", description = "The account.")
  private String name = "";

  @Option(
      names = "--valid-for",
      paramLabel = "DURATION",
      defaultValue = "PT8H",
      description = "How long, in ISO 8601: PT8H, P30D; a year at most. Default: ${DEFAULT-VALUE}.")
  private Duration validity = Duration.ZERO;

  TokenCommand() {}

  @Override
  public void run() {
    if (!validity.isPositive() || validity.compareTo(LONGEST) > 0) {
      throw new StackException(
          "Cannot make a token that is valid for %s: choose more than nothing and a year at most."
              .formatted(validity));
    }
    SecurityFolder security = invocation.state().security();
    try {
      if (!name.equals(Account.STACK) && security.accounts().find(name).isEmpty()) {
        throw new StackException(
            "Cannot make a token for %s: there is no such account. See `vedette user list`."
                .formatted(name));
      }
      PrintWriter out = invocation.out();
      out.println(security.tokens().make(name, validity, Clock.systemUTC()));
      out.flush();
    } catch (IOException e) {
      throw new StackException("Cannot make a token: " + e.getMessage(), e);
    }
  }
}
