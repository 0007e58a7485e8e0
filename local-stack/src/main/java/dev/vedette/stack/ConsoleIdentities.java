package dev.vedette.stack;

import dev.vedette.console.alert.ConsoleRole;
import dev.vedette.console.alert.Viewer;
import dev.vedette.console.http.Identities;
import dev.vedette.console.oidc.OpenIdProvider;
import dev.vedette.warehouse.access.Account;
import java.io.IOException;
import java.time.Clock;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The accounts of the stack, at the console: the same names, roles, regions and tokens. Read each
 * time, since a stack becomes secured, and accounts come and go, while the console runs.
 */
final class ConsoleIdentities implements Identities {
  private static final Logger LOG = LoggerFactory.getLogger(ConsoleIdentities.class);

  private final StateFolder state;
  private final @Nullable OpenIdProvider provider;

  /**
   * @param provider where people sign in besides; null for nowhere
   */
  ConsoleIdentities(StateFolder state, @Nullable OpenIdProvider provider) {
    this.state = state;
    this.provider = provider;
  }

  @Override
  public Optional<OpenIdProvider> provider() {
    return Optional.ofNullable(provider);
  }

  /** Where the accounts cannot be read, any name may be one. */
  @Override
  public boolean isAccount(String name) {
    try {
      return name.equals(Account.STACK) || state.security().accounts().find(name).isPresent();
    } catch (IOException e) {
      LOG.error("Cannot read the accounts.", e);
      return true;
    }
  }

  @Override
  public boolean isOpen() {
    return StackSettings.read(state).access() == Access.OPEN;
  }

  @Override
  public Optional<Viewer> ofToken(String token) {
    try {
      return state.security().tokens().verify(token, Clock.systemUTC()).flatMap(this::ofName);
    } catch (IOException e) {
      LOG.error("Cannot read the key of the tokens.", e);
      return Optional.empty();
    }
  }

  @Override
  public Optional<Viewer> asOfNow(Viewer viewer) {
    return ofName(viewer.name());
  }

  private Optional<Viewer> ofName(String name) {
    try {
      return state.security().accounts().find(name).map(ConsoleIdentities::viewer);
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
          case REP -> ConsoleRole.REP;
        };
    return new Viewer(account.name(), role, account.regions());
  }
}
