package dev.vedette.stack;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.function.Consumer;

/** Settings that people write, and that are looked at before they take the place of others. */
final class CheckedFile {
  private CheckedFile() {}

  /**
   * Copies a file.
   *
   * @param place where it is to be; what was there stays where something is wrong with the new one
   * @param check throws where something is wrong; it is given the copy beside {@code place}, since
   *     files of secrets are named from there
   */
  static void keep(Path file, Path place, Consumer<Path> check) {
    Path draft = place.resolveSibling(place.getFileName() + ".new");
    try {
      Files.copy(file, draft, StandardCopyOption.REPLACE_EXISTING);
      try {
        check.accept(draft);
        Files.move(draft, place, StandardCopyOption.ATOMIC_MOVE);
      } finally {
        Files.deleteIfExists(draft);
      }
    } catch (IOException e) {
      throw new StackException("Cannot keep %s: %s".formatted(file, e), e);
    }
  }
}
