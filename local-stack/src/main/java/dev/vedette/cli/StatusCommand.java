package dev.vedette.cli;

import dev.vedette.stack.Health;
import dev.vedette.stack.JobStatusReport;
import dev.vedette.stack.Port;
import dev.vedette.stack.RunningProcess;
import dev.vedette.stack.StackLauncher;
import dev.vedette.stack.StackPart;
import dev.vedette.stack.StackProcess;
import dev.vedette.stack.StackSettings;
import dev.vedette.stack.StateFolder;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

@Command(
    name = "status",
    description = "Show each process and each job. Ends with code 3 if anything is not up.")
final class StatusCommand implements Callable<Integer> {
  @Mixin private final Invocation invocation = new Invocation();

  StatusCommand() {}

  @Override
  public Integer call() {
    StateFolder state = invocation.state();
    StackSettings settings = StackSettings.read(state);
    PrintWriter out = invocation.out();
    boolean allUp = true;
    try (Health health = new Health(state, settings)) {
      out.println("process   pid      up for    memory    health");
      for (StackProcess process : StackProcess.values()) {
        allUp &= process(out, state, health, process);
      }
      out.println();
      for (Port port : Port.values()) {
        out.println("%-28s 127.0.0.1:%d".formatted(port.label(), settings.port(port)));
      }
      out.println();
      out.println(AccessNotice.of(settings));
      accessLog(out, state);
      List<JobStatusReport> jobs = JobStatusReport.all(health);
      if (!jobs.isEmpty()) {
        out.println();
        out.println("job                state       last checkpoint        failed  restarts");
        for (JobStatusReport job : jobs) {
          allUp &= job.isWell();
          job(out, job);
        }
      }
    }
    out.flush();
    return allUp ? 0 : Vedette.NOT_UP;
  }

  /** Entries that pile up are a log that nobody can query, so they are shown. */
  private static void accessLog(PrintWriter out, StateFolder state) {
    if (!Files.isDirectory(state.accessLog())) {
      return;
    }
    try (Stream<Path> entries = Files.list(state.accessLog())) {
      long waiting = entries.filter(file -> file.toString().endsWith(".avro")).count();
      if (waiting > 0) {
        out.println("access log: %,d entries wait to go into Kafka".formatted(waiting));
      }
    } catch (IOException e) {
      out.println("access log: cannot be looked at: " + e.getMessage());
    }
  }

  private static boolean process(
      PrintWriter out, StateFolder state, Health health, StackProcess process) {
    Optional<RunningProcess> found = StackLauncher.find(state, process);
    if (found.isEmpty()) {
      out.println(
          "%-9s %-8s %-9s %-9s %s".formatted(process.label(), "-", "-", "-", "not running"));
      return false;
    }
    List<StackPart> silent =
        StackPart.of(process).stream().filter(part -> !health.isUp(part)).toList();
    String memory =
        found.get().residentBytes().stream()
            .mapToObj(bytes -> (bytes >> 20) + " MiB")
            .findFirst()
            .orElse("-");
    out.println(
        "%-9s %-8d %-9s %-9s %s"
            .formatted(
                process.label(),
                found.get().pid(),
                brief(found.get().uptime()),
                memory,
                silent.isEmpty()
                    ? "up"
                    : "no answer: "
                        + silent.stream().map(StackPart::label).collect(Collectors.joining(", "))));
    return silent.isEmpty();
  }

  private static void job(PrintWriter out, JobStatusReport job) {
    String checkpoint =
        job.lastCheckpoint()
            .map(
                last ->
                    "%d, %s ago"
                        .formatted(
                            last.number(), brief(Duration.between(last.at(), Instant.now()))))
            .orElse("none yet");
    out.println(
        "%-18s %-11s %-22s %-7d %d"
            .formatted(
                job.name(), job.state(), checkpoint, job.failedCheckpoints(), job.restarts()));
    job.failure().ifPresent(failure -> out.println("  last failure: " + failure));
  }

  static String brief(Duration duration) {
    long seconds = Math.max(0, duration.toSeconds());
    if (seconds < 120) {
      return seconds + " s";
    }
    if (seconds < 7200) {
      return seconds / 60 + " min";
    }
    return seconds / 3600 + " h";
  }
}
