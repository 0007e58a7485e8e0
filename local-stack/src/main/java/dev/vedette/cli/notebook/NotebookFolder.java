package dev.vedette.cli.notebook;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.vedette.stack.Installation;
import dev.vedette.stack.StackException;
import dev.vedette.stack.StateFolder;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** What Jupyter reads of ours: the kernel, and the user's copies of the notebooks. */
final class NotebookFolder {
  /** As the notebooks name it. */
  static final String KERNEL = "vedette";

  private static final ObjectMapper JSON = new ObjectMapper();

  private final Installation installation;
  private final StateFolder state;

  NotebookFolder(Installation installation, StateFolder state) {
    this.installation = installation;
    this.state = state;
  }

  /** Installs the Java kernel, for Jupyters that are started from here and no others. */
  void installKernel() {
    Path folder = state.jupyter().resolve("kernels").resolve(KERNEL);
    Path imports = folder.resolve("imports.jshell");
    Map<String, Object> kernel = new LinkedHashMap<>();
    kernel.put("display_name", "Java (Vedette)");
    kernel.put("language", "java");
    kernel.put("interrupt_mode", "message");
    kernel.put("argv", command());
    kernel.put("env", Map.of("RJK_INIT_SCRIPT", imports.toString()));
    try {
      Files.createDirectories(folder);
      Files.writeString(imports, "import dev.vedette.notebook.*;\n");
      Files.writeString(
          folder.resolve("kernel.json"),
          JSON.writerWithDefaultPrettyPrinter().writeValueAsString(kernel) + "\n");
    } catch (IOException e) {
      throw new StackException(
          "Cannot install the kernel in %s: %s.".formatted(folder, e.getMessage()), e);
    }
  }

  /**
   * Copies the notebooks to where the user works on them. His own stay as he left them.
   *
   * @return those that were there already
   */
  List<Path> copyNotebooks() {
    List<Path> kept = new ArrayList<>();
    try {
      Files.createDirectories(state.notebooks());
      for (Path shipped : installation.notebooks()) {
        Path copy = state.notebooks().resolve(shipped.getFileName());
        if (Files.exists(copy)) {
          kept.add(copy);
        } else {
          Files.copy(shipped, copy);
        }
      }
    } catch (IOException e) {
      throw new StackException(
          "Cannot copy the notebooks to %s: %s.".formatted(state.notebooks(), e.getMessage()), e);
    }
    return kept;
  }

  private String classPath() {
    return installation.notebookLibraries().stream()
        .map(Path::toString)
        .collect(Collectors.joining(File.pathSeparator));
  }

  /** Short programs that mostly wait for Trino: little compilation, one collector thread. */
  private List<String> command() {
    return List.of(
        installation.javaCommand().toString(),
        "-Xmx512m",
        "-XX:+UseSerialGC",
        "-XX:TieredStopAtLevel=1",
        "-Djava.awt.headless=true",
        "-Duser.timezone=UTC",
        "-Dfile.encoding=UTF-8",
        "-cp",
        classPath(),
        "dev.vedette.notebook.kernel.KernelProcess",
        "{connection_file}");
  }
}
