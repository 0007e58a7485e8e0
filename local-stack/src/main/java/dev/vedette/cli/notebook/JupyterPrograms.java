package dev.vedette.cli.notebook;

import dev.vedette.stack.StackException;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * The programs of the Jupyter that is installed on this machine.
 *
 * @param folders where the system looks for programs, in order
 */
public record JupyterPrograms(List<Path> folders) {
  private static final String HOW_TO_INSTALL =
      "Install it (Debian: apt install jupyter-notebook jupyter-nbconvert fontconfig"
          + " fonts-dejavu-core fonts-wqy-microhei; macOS: brew install jupyterlab; any: pip"
          + " install notebook), and try again.";

  public JupyterPrograms {
    folders = List.copyOf(folders);
  }

  /** Those on the path of this process. */
  public static JupyterPrograms onPath() {
    String path = System.getenv().getOrDefault("PATH", "");
    return new JupyterPrograms(
        Arrays.stream(path.split(File.pathSeparator, -1))
            .filter(folder -> !folder.isEmpty())
            .flatMap(folder -> path(folder).stream())
            .toList());
  }

  /** Whether notebooks can be rendered on this machine. */
  public boolean canRender() {
    return find("jupyter-nbconvert").isPresent();
  }

  Path server() {
    return find("jupyter-notebook")
        .or(() -> find("jupyter-lab"))
        .orElseThrow(
            () ->
                new StackException(
                    "Cannot start notebooks: there is no jupyter-notebook or jupyter-lab on the"
                        + " path. "
                        + HOW_TO_INSTALL));
  }

  Path converter() {
    return find("jupyter-nbconvert")
        .orElseThrow(
            () ->
                new StackException(
                    "Cannot render notebooks: there is no jupyter-nbconvert on the path. "
                        + HOW_TO_INSTALL));
  }

  private Optional<Path> find(String program) {
    return folders.stream()
        .map(folder -> folder.resolve(program))
        .filter(file -> Files.isRegularFile(file) && Files.isExecutable(file))
        .findFirst();
  }

  private static Optional<Path> path(String folder) {
    try {
      return Optional.of(Path.of(folder));
    } catch (InvalidPathException e) {
      return Optional.empty();
    }
  }
}
