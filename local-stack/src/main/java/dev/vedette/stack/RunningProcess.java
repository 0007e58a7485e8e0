package dev.vedette.stack;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;

/** A process of the stack that is alive. */
public final class RunningProcess {
  private static final Duration CLOCK_GRAIN = Duration.ofSeconds(2);

  private final ProcessHandle handle;

  private RunningProcess(ProcessHandle handle) {
    this.handle = handle;
  }

  /**
   * The process that a pid file names.
   *
   * <p>The file is written right after the process was started. So a process that began later than
   * the file is a stranger that was given the same number, and is left alone.
   */
  static Optional<RunningProcess> of(Path pidFile) {
    try {
      if (!Files.exists(pidFile)) {
        return Optional.empty();
      }
      long pid = Long.parseLong(Files.readString(pidFile).strip());
      Instant written = Files.getLastModifiedTime(pidFile).toInstant();
      return ProcessHandle.of(pid)
          .filter(RunningProcess::works)
          .filter(
              handle ->
                  handle
                      .info()
                      .startInstant()
                      .map(start -> !start.isAfter(written.plus(CLOCK_GRAIN)))
                      .orElse(true))
          .map(RunningProcess::new);
    } catch (IOException | NumberFormatException e) {
      // Half written when the machine went down: it names nobody.
      return Optional.empty();
    }
  }

  public long pid() {
    return handle.pid();
  }

  public boolean isAlive() {
    return works(handle);
  }

  /**
   * Whether it can still do something: a process that was killed is listed until its memory is
   * given back and its parent has taken note, which may never be.
   */
  private static boolean works(ProcessHandle handle) {
    if (!handle.isAlive()) {
      return false;
    }
    Path status = statusFile(handle.pid());
    try {
      return !Files.exists(status)
          || Files.readAllLines(status).stream().anyMatch(line -> line.startsWith("VmRSS:"));
    } catch (IOException e) {
      // It ended between the two looks.
      return handle.isAlive();
    }
  }

  /** Linux tells here about a process; other systems have no such file. */
  private static Path statusFile(long pid) {
    return Path.of("/proc", String.valueOf(pid), "status");
  }

  /** How long it has been running. */
  public Duration uptime() {
    return handle
        .info()
        .startInstant()
        .map(start -> Duration.between(start, Instant.now()))
        .orElse(Duration.ZERO);
  }

  /** Memory that it holds, in bytes; empty where the system does not tell. */
  public OptionalLong residentBytes() {
    Path status = statusFile(pid());
    try {
      if (Files.exists(status)) {
        return Files.readAllLines(status).stream()
            .filter(line -> line.startsWith("VmRSS:"))
            .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) * 1024)
            .findFirst();
      }
      Process ps = new ProcessBuilder("ps", "-o", "rss=", "-p", String.valueOf(pid())).start();
      String kibibytes =
          new String(ps.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
      return kibibytes.isEmpty()
          ? OptionalLong.empty()
          : OptionalLong.of(Long.parseLong(kibibytes) * 1024);
    } catch (IOException | NumberFormatException e) {
      return OptionalLong.empty();
    }
  }

  /** Asks it to end in good order. */
  void terminate() {
    handle.destroy();
  }

  /** Ends it at once. */
  void kill() {
    handle.destroyForcibly();
  }
}
