package dev.vedette.cli.notebook;

import dev.vedette.stack.Installation;
import dev.vedette.stack.LogTail;
import dev.vedette.stack.StackException;
import dev.vedette.stack.StateFolder;
import dev.vedette.stack.TrinoAddress;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.regex.Pattern;

/**
 * Jupyter as a process beside a running stack. Secrets go to it by its environment, which no other
 * account of the machine can read; its log is in the state folder.
 */
public final class Jupyter {
  private static final int LINES_OF_LOG = 40;
  private static final String LOOPBACK = "127.0.0.1";
  private static final int CELL_SECONDS = 300;

  /** Each kernel may take half a gigabyte. */
  private static final int MOST_AT_ONCE = 4;

  /**
   * Jupyter looks for free ports before it starts a kernel, and another process may take one until
   * the kernel does. Then it never answers, or is gone. Nothing has been executed by then, so
   * another one is started in its place.
   */
  private static final Pattern LOST_KERNEL =
      Pattern.compile("Kernel didn't respond|Kernel died before replying");

  private static final int KERNEL_SECONDS = 20;
  private static final int MOST_STARTS = 5;

  private final JupyterPrograms programs;
  private final Installation installation;
  private final StateFolder state;
  private final Map<String, String> access;

  /**
   * @param trino the stack that the notebooks ask
   * @param user the account under which they ask
   */
  public Jupyter(
      JupyterPrograms programs,
      Installation installation,
      StateFolder state,
      TrinoAddress trino,
      String user) {
    this.programs = programs;
    this.installation = installation;
    this.state = state;
    this.access =
        Map.of(
            "VEDETTE_TRINO_URL", trino.jdbcUrl(),
            "VEDETTE_USER", user,
            "VEDETTE_TOKEN", trino.token(user).orElse(""));
  }

  /**
   * Runs the notebooks that come with the product, and writes each as a page.
   *
   * @param code whether the pages show the cells' code, too
   * @throws StackException if a cell fails; the message has its code and what it said
   */
  public List<Path> render(Path out, Code code) {
    NotebookFolder folder = new NotebookFolder(installation, state);
    folder.installKernel();
    create(out);
    // Each waits for its kernel or for Trino most of the time, and they have nothing in common.
    int atOnce = Math.clamp(Runtime.getRuntime().availableProcessors(), 1, MOST_AT_ONCE);
    try (ExecutorService renderers = Executors.newFixedThreadPool(atOnce)) {
      List<Future<Path>> pages =
          installation.notebooks().stream()
              .map(notebook -> renderers.submit(() -> render(notebook, out, code)))
              .toList();
      return pages.stream().map(Jupyter::awaitPage).toList();
    }
  }

  private static Path awaitPage(Future<Path> page) {
    try {
      return page.get();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new StackException("Interrupted.", e);
    } catch (ExecutionException e) {
      Throwable cause = Objects.requireNonNull(e.getCause());
      throw new StackException(String.valueOf(cause.getMessage()), cause);
    }
  }

  private Path render(Path notebook, Path out, Code code) {
    String name = String.valueOf(notebook.getFileName()).replaceFirst("\\.ipynb$", "");
    List<String> command =
        new ArrayList<>(
            List.of(
                programs.converter().toString(),
                "--to=html",
                "--execute",
                "--ExecutePreprocessor.kernel_name=" + NotebookFolder.KERNEL,
                "--ExecutePreprocessor.startup_timeout=" + KERNEL_SECONDS,
                "--ExecutePreprocessor.timeout=" + CELL_SECONDS,
                "--TemplateExporter.extra_template_basedirs=" + installation.notebookTemplates(),
                "--template=vedette",
                "--output-dir=" + out.toAbsolutePath(),
                notebook.toString()));
    if (code == Code.LEFT_OUT) {
      command.add("--no-input");
    }
    Path log = state.notebookLog(name);
    int starts = 1;
    while (!succeeds(start(command, installation.home(), Map.of(), log))) {
      String said = explain(log);
      if (starts++ == MOST_STARTS || !LOST_KERNEL.matcher(said).find()) {
        throw new StackException("Cannot render %s. %s".formatted(notebook.getFileName(), said));
      }
    }
    return out.resolve(name + ".html");
  }

  private static boolean succeeds(Process process) {
    try {
      return process.waitFor() == 0;
    } catch (InterruptedException e) {
      process.destroy();
      Thread.currentThread().interrupt();
      throw new StackException("Interrupted.", e);
    }
  }

  /** Starts the server, on the loopback interface alone, for who knows the token. */
  public JupyterServer serve(int port, String token) {
    NotebookFolder folder = new NotebookFolder(installation, state);
    folder.installKernel();
    List<Path> kept = folder.copyNotebooks();
    List<String> command =
        new ArrayList<>(
            List.of(
                programs.server().toString(),
                "--no-browser",
                "--ip=" + LOOPBACK,
                "--port=" + port));
    if (System.getProperty("user.name", "").equals("root")) {
      command.add("--allow-root");
    }
    Path log = state.notebookLog("server");
    Process process = start(command, state.notebooks(), Map.of("JUPYTER_TOKEN", token), log);
    return new JupyterServer(process, port, token, kept, () -> explain(log));
  }

  private Process start(List<String> command, Path folder, Map<String, String> more, Path log) {
    ProcessBuilder builder = new ProcessBuilder(command);
    builder.directory(folder.toFile());
    // Without a terminal it does not ask whether it really is to stop.
    builder.redirectInput(new File("/dev/null"));
    Map<String, String> environment = builder.environment();
    environment.putAll(access);
    environment.putAll(more);
    environment.merge(
        "JUPYTER_PATH", state.jupyter().toString(), (theirs, ours) -> ours + ":" + theirs);
    environment.put("JUPYTER_RUNTIME_DIR", state.jupyter().resolve("runtime").toString());
    create(Objects.requireNonNull(log.getParent()));
    try {
      builder.redirectErrorStream(true).redirectOutput(log.toFile());
      return builder.start();
    } catch (IOException e) {
      throw new StackException("Cannot start Jupyter: %s.".formatted(e.getMessage()), e);
    }
  }

  private static void create(Path folder) {
    try {
      Files.createDirectories(folder);
    } catch (IOException e) {
      throw new StackException("Cannot create %s: %s.".formatted(folder, e.getMessage()), e);
    }
  }

  private static String explain(Path log) {
    return "See %s, which ends with:%n%s".formatted(log, LogTail.lastLines(log, LINES_OF_LOG));
  }
}
