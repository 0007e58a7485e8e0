package dev.vedette.simulator.folder;

import dev.vedette.simulator.KeyDay;
import dev.vedette.simulator.Market;
import dev.vedette.simulator.MarketSink;
import dev.vedette.simulator.PhantomStock;
import dev.vedette.simulator.ReportFault;
import dev.vedette.simulator.SimulatedEvent;
import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.Path;

/**
 * Writes the ground truth of a market while it runs, in the files that a market's folder has in its
 * {@code truth}. Whenever it ends, by {@link #close} or by force, what is there can be read.
 */
public final class TruthFolder implements MarketSink, Closeable {
  private static final int ROWS_A_PART = 100_000;

  private final PartFiles files;
  private Part part = Part.ofTruth();

  /**
   * @param folder is created if it is not there
   * @throws DirectoryNotEmptyException if there is something in it
   * @throws IOException if nothing can be written there
   */
  public TruthFolder(Market market, Path folder) throws IOException {
    files = new PartFiles(folder);
    part.addHeaders();
    part.addCommon(market);
    flush();
  }

  private void flush() throws IOException {
    files.append(part.toBytes());
    part = Part.ofTruth();
  }

  @Override
  public void event(SimulatedEvent event) {}

  /**
   * @throws UncheckedIOException if it cannot be written
   */
  @Override
  public void keyDay(KeyDay day) {
    part.keyDay(day);
    if (part.keyDays() >= ROWS_A_PART) {
      try {
        flush();
      } catch (IOException e) {
        throw new UncheckedIOException("Cannot write the truth: " + e.getMessage(), e);
      }
    }
  }

  @Override
  public void fault(ReportFault fault) {
    part.fault(fault);
  }

  @Override
  public void phantom(PhantomStock phantom) {
    part.phantom(phantom);
  }

  @Override
  public void close() throws IOException {
    try (files) {
      flush();
    }
  }
}
