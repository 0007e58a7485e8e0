package dev.vedette.stack;

import dev.vedette.console.notify.NotificationRules;
import dev.vedette.console.notify.RulesFile;
import dev.vedette.console.notify.RulesSource;
import dev.vedette.console.notify.WatchedRules;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** The rules of notification of a stack. */
public final class NotificationFile {
  private NotificationFile() {}

  /**
   * The rules in the state folder; nothing where there are none.
   *
   * @throws StackException if something is wrong with them; it tells all of it
   */
  public static Optional<NotificationRules> of(StateFolder state, StackSettings settings) {
    Path file = state.notifications();
    return Files.exists(file) ? Optional.of(rules(file, file, settings)) : Optional.empty();
  }

  /**
   * The rules in the state folder, whichever they will be.
   *
   * @throws StackException if something is wrong with those that are there; it tells all of it
   */
  static RulesSource watch(StateFolder state, StackSettings settings) {
    var unused = of(state, settings);
    return new WatchedRules(state.notifications(), settings.address(Port.CONSOLE), System.getenv());
  }

  /** What a file says, right or wrong. */
  public static RulesFile.Result read(Path file, StackSettings settings) {
    try {
      return RulesFile.read(file, settings.address(Port.CONSOLE), System.getenv());
    } catch (IOException e) {
      throw new StackException("Cannot read %s: %s".formatted(file, e.getMessage()), e);
    }
  }

  /**
   * Puts rules into the state folder.
   *
   * @throws StackException if something is wrong with them; those that were there stay
   */
  public static void keep(Path file, StateFolder state, StackSettings settings) {
    state.create();
    CheckedFile.keep(file, state.notifications(), draft -> rules(draft, file, settings));
  }

  private static NotificationRules rules(Path file, Path named, StackSettings settings) {
    RulesFile.Result result = read(file, settings);
    if (!result.faults().isEmpty()) {
      throw new StackException(
          "Cannot notify by %s:%n  %s"
              .formatted(named, String.join(System.lineSeparator() + "  ", result.faults())));
    }
    return result.rules();
  }
}
