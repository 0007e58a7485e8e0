package dev.vedette.stack;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * Where the built product lies.
 *
 * @param home root of the checkout
 * @param java folder of the JDK that runs everything
 */
public record Installation(Path home, Path java) {
  /** The installation that this JVM was started from, as {@code -Dvedette.home} says. */
  public static Installation current() {
    String home = System.getProperty("vedette.home");
    if (home == null) {
      throw new StackException(
          "Cannot find the product: the JVM was started without -Dvedette.home. Use ./vedette.");
    }
    return new Installation(Path.of(home), Path.of(System.getProperty("java.home")));
  }

  public Path javaCommand() {
    return java.resolve("bin/java");
  }

  Path libraries() {
    return present(home.resolve("local-stack/target/lib"));
  }

  Path trinoLibraries() {
    return present(home.resolve("warehouse/trino-server/target/lib"));
  }

  /** Folders of Trino's plugins; the last part of each path is the plugin's name. */
  List<Path> trinoPlugins() {
    return List.of(
        present(home.resolve("warehouse/trino-iceberg/target/plugin/iceberg")),
        present(home.resolve("warehouse/trino-access-log/target/plugin/access-log")));
  }

  /** The class path of a notebook: our own first, for it has a class in place of the kernel's. */
  public List<Path> notebookLibraries() {
    try (Stream<Path> files = Files.list(present(home.resolve("notebooks/target/lib")))) {
      return files
          .sorted(
              Comparator.comparing(Installation::isTheirs).thenComparing(Comparator.naturalOrder()))
          .toList();
    } catch (IOException e) {
      throw new StackException("Cannot read the notebooks' libraries: " + e.getMessage(), e);
    }
  }

  /** The notebooks that come with the product, in the order in which they are read. */
  public List<Path> notebooks() {
    try (Stream<Path> files = Files.list(present(home.resolve("notebooks")))) {
      return files.filter(file -> file.toString().endsWith(".ipynb")).sorted().toList();
    } catch (IOException e) {
      throw new StackException("Cannot read the notebooks: " + e.getMessage(), e);
    }
  }

  /** Where nbconvert finds the look of rendered notebooks. */
  public Path notebookTemplates() {
    return present(home.resolve("notebooks/src/main/nbconvert"));
  }

  Path registry() {
    return present(home.resolve("local-stack/target/registry"));
  }

  private static boolean isTheirs(Path library) {
    return !String.valueOf(library.getFileName()).startsWith("vedette-");
  }

  private static Path present(Path path) {
    if (!Files.isDirectory(path)) {
      throw new StackException(
          "Cannot find %s: the product is not built. Run ./vedette, or mvn package."
              .formatted(path));
    }
    return path;
  }
}
