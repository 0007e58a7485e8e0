package dev.vedette.console.notify;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The rules in a file, read again when it changes. Wrong ones are told of and do not hold; those
 * before them do. Without the file nobody is told.
 */
public final class WatchedRules implements RulesSource {
  private static final Logger LOG = LoggerFactory.getLogger(WatchedRules.class);

  private final Path file;
  private final URI console;
  private final Map<String, String> environment;
  private @Nullable State seen;
  private volatile NotificationRules rules;
  private volatile List<String> faults = List.of();

  /** What changes when somebody writes a file or puts another one there. */
  private record State(FileTime modified, long bytes, @Nullable Object key) {}

  /**
   * Reads the file for the first time.
   *
   * @param console address of the console where the file names none
   */
  public WatchedRules(Path file, URI console, Map<String, String> environment) {
    this.file = file;
    this.console = console;
    this.environment = environment;
    this.rules = new NotificationRules(console, List.of(), List.of());
    look();
  }

  @Override
  public NotificationRules rules() {
    return rules;
  }

  @Override
  public List<String> faults() {
    return faults;
  }

  @Override
  public void look() {
    try {
      State now = state();
      if (!Objects.equals(now, seen)) {
        read(now);
        seen = now;
      }
    } catch (IOException e) {
      refuse(List.of("Cannot read %s: %s".formatted(file, e.getMessage())));
    }
  }

  private void read(@Nullable State now) throws IOException {
    if (now == null) {
      rules = new NotificationRules(console, List.of(), List.of());
      faults = List.of();
      LOG.info("There are no rules any more: nobody is notified.");
      return;
    }
    RulesFile.Result result = RulesFile.read(file, console, environment);
    if (!result.faults().isEmpty()) {
      refuse(result.faults());
      return;
    }
    rules = result.rules();
    faults = List.of();
    LOG.info(
        "Rules of notification hold: {} receivers, {} rules.",
        rules.receivers().size(),
        rules.rules().size());
  }

  private void refuse(List<String> wrong) {
    if (!wrong.equals(faults)) {
      LOG.error(
          "Something is wrong with {}; the rules before hold on until it is put right: {}",
          file,
          String.join("; ", wrong));
    }
    faults = List.copyOf(wrong);
  }

  private @Nullable State state() throws IOException {
    try {
      BasicFileAttributes attributes = Files.readAttributes(file, BasicFileAttributes.class);
      return new State(attributes.lastModifiedTime(), attributes.size(), attributes.fileKey());
    } catch (NoSuchFileException e) {
      return null;
    }
  }
}
