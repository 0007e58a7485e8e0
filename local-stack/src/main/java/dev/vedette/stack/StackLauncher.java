package dev.vedette.stack;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Starts and stops the processes of one local stack. */
public final class StackLauncher {
  private static final Duration START_PATIENCE = Duration.ofMinutes(3);
  private static final Duration STOP_PATIENCE = Duration.ofSeconds(60);
  private static final Duration KILL_PATIENCE = Duration.ofSeconds(10);
  private static final Duration LOOK_AGAIN = Duration.ofMillis(200);
  private static final int LINES_OF_A_FAILURE = 15;

  /** Hears how a start or stop goes on. */
  public interface Progress {
    /** A process was there already, as it should be. */
    void alreadyRunning(StackProcess process, long pid);

    void starting(StackProcess process);

    /** A part answers, so long after the start of the command. */
    void up(StackPart part, Duration after);

    void stopping(StackProcess process);

    void stopped(StackProcess process, Duration after);

    /** A process did not end by itself and was killed. */
    void killed(StackProcess process);
  }

  private final Installation installation;
  private final StateFolder state;

  public StackLauncher(Installation installation, StateFolder state) {
    this.installation = installation;
    this.state = state;
  }

  /** The process, if it runs. */
  public static Optional<RunningProcess> find(StateFolder state, StackProcess process) {
    return RunningProcess.of(state.pid(process));
  }

  /**
   * Starts what does not run, and waits until all of it works.
   *
   * @throws StackException if a port is taken, a process ends, or one is not up after three minutes
   */
  public void up(StackSettings settings, Progress progress) {
    state.create();
    try (FileChannel channel = openLock()) {
      lock(channel);
      start(settings, progress);
    } catch (IOException e) {
      throw new StackException("Cannot start the stack: " + e.getMessage(), e);
    }
  }

  /**
   * Stops what runs: first the process that works on events, then those that it uses.
   *
   * @return whether anything ran
   */
  public boolean down(Progress progress) {
    if (!Files.isDirectory(state.root())) {
      return false;
    }
    state.create();
    try (FileChannel channel = openLock()) {
      lock(channel);
      boolean ran = stop(List.of(StackProcess.STACK), progress);
      return stop(List.of(StackProcess.TRINO, StackProcess.REGISTRY), progress) || ran;
    } catch (IOException e) {
      throw new StackException("Cannot stop the stack: " + e.getMessage(), e);
    }
  }

  private void start(StackSettings settings, Progress progress) throws IOException {
    long begin = System.nanoTime();
    Map<StackProcess, RunningProcess> running = running();
    StackSettings before = StackSettings.read(state);
    running.forEach(
        (process, found) -> {
          if (!settings.sameFor(process, before)) {
            throw new StackException(
                "Cannot change the settings of %s while it runs. Run `vedette down` first."
                    .formatted(process.label()));
          }
          progress.alreadyRunning(process, found.pid());
        });
    if (settings.stateBackend() != before.stateBackend() && Files.exists(state.jobs())) {
      throw new StackException(
          "Cannot change the state backend: the jobs' checkpoints can be read only by %s, which wrote them. Choose it for a new folder, with --state."
              .formatted(before.stateBackend().label()));
    }
    if (!settings.orderCycles().equals(before.orderCycles()) && Files.exists(state.jobs())) {
      throw new StackException(
          "Cannot change the order cycles: the jobs' checkpoints count in cycles of %d days in %s. Choose them for a new folder, with --state."
              .formatted(before.orderCycles().days(), before.orderCycles().zone()));
    }
    List<StackProcess> missing =
        Stream.of(StackProcess.values()).filter(process -> !running.containsKey(process)).toList();
    for (StackProcess process : missing) {
      // One that was killed a moment ago may hold its ports a moment longer.
      boolean ranBefore = Files.exists(state.pid(process));
      requireFreePorts(process, settings, ranBefore ? KILL_PATIENCE : Duration.ZERO);
    }
    settings.write(state);
    ProcessCommands commands = new ProcessCommands(installation, state, settings);
    for (StackProcess process : missing) {
      progress.starting(process);
      running.put(process, launch(process, commands.prepare(process)));
    }
    awaitUp(settings, running, begin, progress);
    Views.prepare(state, settings);
  }

  private Map<StackProcess, RunningProcess> running() {
    Map<StackProcess, RunningProcess> running = new EnumMap<>(StackProcess.class);
    for (StackProcess process : StackProcess.values()) {
      find(state, process).ifPresent(found -> running.put(process, found));
    }
    return running;
  }

  private static void requireFreePorts(
      StackProcess process, StackSettings settings, Duration patience) {
    long begin = System.nanoTime();
    for (Port port : process.ports()) {
      while (!isFree(settings.port(port))) {
        if (System.nanoTime() - begin > patience.toNanos()) {
          throw new StackException(
              "Cannot start the stack: port %d (%s) is taken by another program. Choose another one with --%s, or move all of them with --port-offset."
                  .formatted(settings.port(port), port.label(), port.key()));
        }
        pause();
      }
    }
  }

  private static boolean isFree(int port) {
    try (ServerSocket socket = new ServerSocket()) {
      socket.setReuseAddress(true);
      socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
      return true;
    } catch (IOException e) {
      return false;
    }
  }

  /**
   * Starts a process that outlives this one. The shell's job control gives it a process group of
   * its own, so that neither Ctrl-C nor the end of the terminal reaches it.
   */
  private RunningProcess launch(StackProcess process, List<String> command) throws IOException {
    Path pidFile = state.pid(process);
    List<String> shell = new ArrayList<>();
    shell.add("bash");
    shell.add("-c");
    shell.add(
        "set -m; out=$1; pid=$2; shift 2; "
            + "nohup \"$@\" </dev/null >\"$out\" 2>&1 & "
            + "echo $! >\"$pid.new\" && mv \"$pid.new\" \"$pid\"");
    shell.add("vedette");
    shell.add(state.output(process).toString());
    shell.add(pidFile.toString());
    shell.addAll(command);
    Process starter =
        new ProcessBuilder(shell).directory(state.root().toFile()).inheritIO().start();
    try {
      if (starter.waitFor() != 0) {
        throw new StackException("Cannot start %s: bash could not.".formatted(process.label()));
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new StackException("Interrupted while starting " + process.label() + ".", e);
    }
    return find(state, process).orElseThrow(() -> endedEarly(process));
  }

  private void awaitUp(
      StackSettings settings,
      Map<StackProcess, RunningProcess> running,
      long begin,
      Progress progress) {
    Set<StackPart> waiting = EnumSet.allOf(StackPart.class);
    try (Health health = new Health(state, settings)) {
      while (!waiting.isEmpty()) {
        Duration elapsed = Duration.ofNanos(System.nanoTime() - begin);
        for (StackPart part : List.copyOf(waiting)) {
          if (health.isUp(part)) {
            waiting.remove(part);
            progress.up(part, Duration.ofNanos(System.nanoTime() - begin));
          } else if (!Objects.requireNonNull(running.get(part.process())).isAlive()) {
            throw endedEarly(part.process());
          }
        }
        if (elapsed.compareTo(START_PATIENCE) > 0) {
          throw new StackException(
              "Cannot bring up %s within %d s. See `vedette logs %s`; `vedette down` and `vedette up` start it anew."
                  .formatted(
                      waiting.iterator().next().label(),
                      START_PATIENCE.toSeconds(),
                      waiting.iterator().next().process().label()));
        }
        pause();
      }
    }
  }

  private StackException endedEarly(StackProcess process) {
    String last = LogTail.problems(state.output(process), LINES_OF_A_FAILURE);
    if (last.isEmpty()) {
      last = LogTail.problems(state.log(process), LINES_OF_A_FAILURE);
    }
    return new StackException(
        "Cannot start %s: it ended again. What it said:%n%sMore is in %s."
            .formatted(process.label(), last.indent(2), state.log(process)));
  }

  private boolean stop(List<StackProcess> processes, Progress progress) throws IOException {
    long begin = System.nanoTime();
    Map<StackProcess, RunningProcess> stopping = new EnumMap<>(StackProcess.class);
    for (StackProcess process : processes) {
      find(state, process)
          .ifPresent(
              found -> {
                progress.stopping(process);
                found.terminate();
                stopping.put(process, found);
              });
    }
    for (Map.Entry<StackProcess, RunningProcess> entry : stopping.entrySet()) {
      if (!ended(entry.getValue(), STOP_PATIENCE)) {
        entry.getValue().kill();
        progress.killed(entry.getKey());
        ended(entry.getValue(), KILL_PATIENCE);
      }
      progress.stopped(entry.getKey(), Duration.ofNanos(System.nanoTime() - begin));
    }
    for (StackProcess process : processes) {
      Files.deleteIfExists(state.pid(process));
    }
    return !stopping.isEmpty();
  }

  private static boolean ended(RunningProcess process, Duration patience) {
    long begin = System.nanoTime();
    while (process.isAlive()) {
      if (System.nanoTime() - begin > patience.toNanos()) {
        return false;
      }
      pause();
    }
    return true;
  }

  private FileChannel openLock() throws IOException {
    return FileChannel.open(state.lock(), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
  }

  /** Holds until the channel is closed, or this process is gone. */
  private void lock(FileChannel channel) throws IOException {
    if (channel.tryLock() == null) {
      throw new StackException(
          "Cannot go on: another `vedette up` or `vedette down` is at work in %s. Wait for its end."
              .formatted(state.root()));
    }
  }

  private static void pause() {
    try {
      Thread.sleep(LOOK_AGAIN);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new StackException("Interrupted while waiting for the stack.", e);
    }
  }
}
