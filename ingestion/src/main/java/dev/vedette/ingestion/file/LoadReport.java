package dev.vedette.ingestion.file;

import java.time.Duration;
import java.util.List;
import java.util.function.ToLongFunction;

/**
 * What a load did.
 *
 * @param files each file that was read, in the order of reading
 * @param faults the files that could not be read, or not to their end
 * @param tooManyToCompare whether the broker held too many records to look for repeats of them
 * @param elapsed from the beginning to the last acknowledgement
 */
public record LoadReport(
    List<FileCounts> files, List<FileFault> faults, boolean tooManyToCompare, Duration elapsed) {
  /**
   * @param file name of the file
   * @param accepted events that the broker has acknowledged
   * @param repeated events whose id was there before, not sent again
   * @param rejected rows that went to the dead letters
   */
  public record FileCounts(String file, long accepted, long repeated, long rejected) {}

  public LoadReport {
    files = List.copyOf(files);
    faults = List.copyOf(faults);
  }

  public long accepted() {
    return sum(FileCounts::accepted);
  }

  public long repeated() {
    return sum(FileCounts::repeated);
  }

  public long rejected() {
    return sum(FileCounts::rejected);
  }

  /** Rows per second, whatever became of them. */
  public double rate() {
    double seconds = Math.max(elapsed.toNanos(), 1) / 1e9;
    return (accepted() + repeated() + rejected()) / seconds;
  }

  /** Whether every file could be read to its end; rejected rows are no failure of the load. */
  public boolean isComplete() {
    return faults.isEmpty();
  }

  private long sum(ToLongFunction<FileCounts> count) {
    return files.stream().mapToLong(count).sum();
  }
}
