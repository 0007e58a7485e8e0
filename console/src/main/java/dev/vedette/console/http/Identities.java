package dev.vedette.console.http;

import dev.vedette.console.alert.Viewer;
import dev.vedette.console.oidc.OpenIdProvider;
import java.util.Optional;

/** Says who may sign in at the console, and as what. */
public interface Identities {
  /** Whether anybody may sign in under any name and role, without proof. Pages say so. */
  boolean isOpen();

  /**
   * Whom a signed token names.
   *
   * @return nobody where the token is not ours, has run out, or names an account that is not there
   */
  Optional<Viewer> ofToken(String token);

  /**
   * Somebody who has signed in by a token, as the account is now.
   *
   * @return nobody where the account is gone
   */
  Optional<Viewer> asOfNow(Viewer viewer);

  /** Whether there is an account of a name, so that nobody else may go by it. */
  default boolean isAccount(String name) {
    return false;
  }

  /** Where people sign in besides; nowhere, as a rule. */
  default Optional<OpenIdProvider> provider() {
    return Optional.empty();
  }

  /** For trying it out: nobody has a token, and everybody may be anybody. */
  static Identities open() {
    return new Identities() {
      @Override
      public boolean isOpen() {
        return true;
      }

      @Override
      public Optional<Viewer> ofToken(String token) {
        return Optional.empty();
      }

      @Override
      public Optional<Viewer> asOfNow(Viewer viewer) {
        return Optional.empty();
      }
    };
  }
}
