package dev.vedette.benchmark;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryMXBean;

/** The machine that the benchmarks run on. */
final class Machine {
  private static final int MEBI = 1 << 20;

  private Machine() {}

  static String description() {
    Runtime runtime = Runtime.getRuntime();
    return "%d cores, heap up to %d MiB, Java %s, load average %.1f at the start"
        .formatted(
            runtime.availableProcessors(),
            runtime.maxMemory() / MEBI,
            Runtime.version(),
            ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage());
  }

  /** Seconds of processor time that this process has taken, on all cores. */
  static double processorSeconds() {
    return ManagementFactory.getOperatingSystemMXBean() instanceof OperatingSystemMXBean system
        ? system.getProcessCpuTime() / 1e9
        : Double.NaN;
  }

  /** Bytes on the heap that something still holds. */
  static long retainedHeap() {
    MemoryMXBean memory = ManagementFactory.getMemoryMXBean();
    long least = Long.MAX_VALUE;
    // What finalizers and reference queues hold goes with the next collection.
    for (int i = 0; i < 3; i++) {
      memory.gc();
      least = Math.min(least, memory.getHeapMemoryUsage().getUsed());
    }
    return least;
  }
}
