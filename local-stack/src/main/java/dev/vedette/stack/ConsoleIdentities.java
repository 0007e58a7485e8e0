package dev.vedette.stack;

import dev.vedette.console.alert.ConsoleRole;
import dev.vedette.console.alert.Viewer;
import dev.vedette.console.http.Identities;
import dev.vedette.security.SecurityFolder;
import dev.vedette.security.Tokens;
import dev.vedette.warehouse.access.Account;
import java.io.IOException;
import java.time.Clock;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The accounts of the stack, at the console: the same names, roles, regions and tokens. */
final class ConsoleIdentities implements Identities {
  private static final Logger LOG = LoggerFactory.getLogger(ConsoleIdentities.class);

  private final SecurityFolder security;

  private ConsoleIdentities(SecurityFolder security) {
    this.security = security;
  }

  static Identities of(Access access, SecurityFolder security) {
    return access == Access.SECURED ? new ConsoleIdentities(security) : Identities.open();
  }

  @Override
  public boolean isOpen() {
    return false;
  }

  @Override
  public Optional<Viewer> ofToken(String token) {
    try {
      Tokens tokens = security.tokens();
      Optional<String> name = tokens.verify(token, Clock.systemUTC());
      if (name.isEmpty()) {
        return Optional.empty();
      }
      return security.accounts().find(name.get()).map(ConsoleIdentities::viewer);
    } catch (IOException e) {
      LOG.error("Cannot read the accounts.", e);
      return Optional.empty();
    }
  }

  private static Viewer viewer(Account account) {
    ConsoleRole role =
        switch (account.role()) {
          case OPERATOR -> ConsoleRole.OPERATOR;
          case MANAGER -> ConsoleRole.MANAGER;
          case REGULATOR -> ConsoleRole.REGULATOR;
          case ANALYST -> ConsoleRole.ANALYST;
        };
    return new Viewer(account.name(), role, account.regions());
  }
}
