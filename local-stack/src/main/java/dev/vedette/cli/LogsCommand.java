package dev.vedette.cli;

import dev.vedette.stack.LogTail;
import dev.vedette.stack.StackException;
import dev.vedette.stack.StackProcess;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(name = "logs", description = "Show the end of the processes' logs.")
final class LogsCommand implements Runnable {
  private static final Duration LOOK_AGAIN = Duration.ofMillis(300);

  @Mixin private final Invocation invocation = new Invocation();

  @Parameters(
      arity = "0..1",
      paramLabel = "PROCESS",
      completionCandidates = Labels.class,
      description = "${COMPLETION-CANDIDATES}; all of them if not given.")
  private @Nullable String process;

  @Option(names = "-f", description = "Go on with what is added, until Ctrl-C.")
  private boolean follow;

  @Option(
      names = "-n",
      paramLabel = "LINES",
      defaultValue = "40",
      description = "Lines from each (default: ${DEFAULT-VALUE}).")
  private int lines;

  LogsCommand() {}

  /** The processes' names, for help and completion. */
  static final class Labels implements Iterable<String> {
    Labels() {}

    @Override
    public Iterator<String> iterator() {
      return Arrays.stream(StackProcess.values()).map(StackProcess::label).iterator();
    }
  }

  @Override
  public void run() {
    PrintWriter out = invocation.out();
    List<Path> files = files();
    Map<Path, Long> read = new LinkedHashMap<>();
    for (Path file : files) {
      if (files.size() > 1) {
        out.println("==> " + file);
      }
      read.put(file, file.toFile().length());
      String tail = LogTail.lastLines(file, lines);
      if (!tail.isEmpty()) {
        out.println(tail);
      }
    }
    out.flush();
    while (follow) {
      for (Path file : files) {
        read.compute(file, (ignored, from) -> printFrom(out, file, from == null ? 0 : from));
      }
      pause();
    }
  }

  private List<Path> files() {
    List<StackProcess> processes = List.of(StackProcess.values());
    if (process != null) {
      processes =
          List.of(
              StackProcess.ofLabel(process)
                  .orElseThrow(
                      () ->
                          new StackException(
                              "Cannot show the log of \"%s\": there is no such process. Take one of %s."
                                  .formatted(
                                      process,
                                      Arrays.stream(StackProcess.values())
                                          .map(StackProcess::label)
                                          .collect(Collectors.joining(", "))))));
    }
    List<Path> files = new ArrayList<>();
    for (StackProcess each : processes) {
      files.add(invocation.state().log(each));
      if (invocation.state().output(each).toFile().length() > 0) {
        files.add(invocation.state().output(each));
      }
    }
    files.removeIf(file -> !follow && !Files.exists(file));
    if (files.isEmpty()) {
      throw new StackException(
          "Cannot show logs: there are none in %s. Start the stack with `vedette up`, or name its folder with --state."
              .formatted(invocation.state().root()));
    }
    return files;
  }

  /** Prints what was added, and returns the new end; a file that was begun anew is read from 0. */
  private static long printFrom(PrintWriter out, Path file, long from) {
    if (!Files.exists(file)) {
      return 0;
    }
    try (RandomAccessFile reader = new RandomAccessFile(file.toFile(), "r")) {
      long start = reader.length() < from ? 0 : from;
      byte[] added = new byte[(int) Math.min(reader.length() - start, 1 << 20)];
      reader.seek(start);
      reader.readFully(added);
      // A line may be half written, and a character with it: what follows the last line end waits.
      int end = added.length;
      while (end > 0 && added[end - 1] != '\n') {
        end--;
      }
      out.print(new String(added, 0, end, StandardCharsets.UTF_8));
      out.flush();
      return start + end;
    } catch (IOException e) {
      throw new StackException("Cannot read %s: %s.".formatted(file, e.getMessage()), e);
    }
  }

  private static void pause() {
    try {
      Thread.sleep(LOOK_AGAIN);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new StackException("Interrupted.", e);
    }
  }
}
