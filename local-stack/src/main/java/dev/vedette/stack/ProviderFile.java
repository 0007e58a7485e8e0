package dev.vedette.stack;

import dev.vedette.console.oidc.OidcFile;
import dev.vedette.console.oidc.OidcSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.Optional;

/** The OpenID provider at which people sign in at the console of a stack. */
public final class ProviderFile {
  private ProviderFile() {}

  /**
   * The provider in the state folder; nothing where there is none.
   *
   * @throws StackException if something is wrong with it; it tells all of it
   */
  public static Optional<OidcSettings> of(StateFolder state, StackSettings settings) {
    Path file = state.oidc();
    return Files.exists(file) ? Optional.of(read(file, file, settings)) : Optional.empty();
  }

  /**
   * Puts a provider into the state folder.
   *
   * @throws StackException if something is wrong with it; the one that was there stays
   */
  public static void keep(Path file, StateFolder state, StackSettings settings) {
    state.create();
    CheckedFile.keep(file, state.oidc(), draft -> read(draft, file, settings));
  }

  private static OidcSettings read(Path file, Path named, StackSettings settings) {
    OidcFile.Result result;
    try {
      result = OidcFile.read(file, settings.address(Port.CONSOLE), System.getenv());
    } catch (IOException e) {
      throw new StackException("Cannot read %s: %s".formatted(named, e.getMessage()), e);
    }
    if (!result.faults().isEmpty()) {
      throw new StackException(
          "Cannot sign people in by %s:%n  %s"
              .formatted(named, String.join(System.lineSeparator() + "  ", result.faults())));
    }
    return Objects.requireNonNull(result.settings());
  }
}
