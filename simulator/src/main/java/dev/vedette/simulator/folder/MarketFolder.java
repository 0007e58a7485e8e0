package dev.vedette.simulator.folder;

import dev.vedette.simulator.Market;
import dev.vedette.simulator.MarketParameters;
import dev.vedette.simulator.OutletTrade;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.IntConsumer;

/**
 * Writes a market as a folder of event files, with the ground truth in its folder {@code truth}. A
 * few outlets at a time: memory grows with the threads and not with the market, and the bytes are
 * the same for any number of threads.
 */
public final class MarketFolder {
  /** Large parts compress better, small ones take less memory. */
  private static final int KEY_DAYS_A_PART = 200_000;

  private static final int MOST_OUTLETS_A_PART = 64;
  private static final int WAITING_PARTS = 2;

  private final Market market;
  private final PartFiles files;
  private FolderSummary summary = FolderSummary.NOTHING;
  private int outletsWritten;

  private MarketFolder(Market market, PartFiles files) {
    this.market = market;
    this.files = files;
  }

  /**
   * Writes the files.
   *
   * @param folder is created if it is not there
   * @param threads that simulate, at least 1
   * @param progress is told how many outlets are written
   * @throws DirectoryNotEmptyException if there is something in the folder already, which might be
   *     loaded along with the market
   * @throws IOException if the files cannot be written
   */
  public static FolderSummary write(Market market, Path folder, int threads, IntConsumer progress)
      throws IOException {
    try (PartFiles files = new PartFiles(folder)) {
      return new MarketFolder(market, files).write(threads, progress);
    }
  }

  private FolderSummary write(int threads, IntConsumer progress) throws IOException {
    Deque<Future<Written>> underWay = new ArrayDeque<>();
    ExecutorService workers = Executors.newFixedThreadPool(threads);
    try {
      append(common());
      for (int city = 0; city < market.cities(); city++) {
        int itsCity = city;
        underWay.add(workers.submit(() -> depot(itsCity)));
        appendBeyond(underWay, threads + WAITING_PARTS);
      }
      int step = outletsAPart(market.parameters());
      for (int from = 0; from < market.outlets(); from += step) {
        int first = from;
        int to = Math.min(market.outlets(), from + step);
        Callable<Written> part = () -> outlets(first, to);
        underWay.add(workers.submit(part));
        appendBeyond(underWay, threads + WAITING_PARTS);
        progress.accept(outletsWritten);
      }
      while (!underWay.isEmpty()) {
        appendBeyond(underWay, underWay.size() - 1);
        progress.accept(outletsWritten);
      }
    } finally {
      workers.shutdownNow();
    }
    return summary;
  }

  /** By the market alone: what a part holds shows in the bytes. */
  private static int outletsAPart(MarketParameters parameters) {
    long keyDaysAnOutlet = (long) parameters.assortment().skus() * parameters.days();
    return Math.clamp(KEY_DAYS_A_PART / keyDaysAnOutlet, 1, MOST_OUTLETS_A_PART);
  }

  /**
   * A finished part.
   *
   * @param outlets number of outlets whose trade it holds
   */
  private record Written(int outlets, Map<String, byte[]> bytes, FolderSummary summary) {
    static Written of(int outlets, Part part) {
      return new Written(
          outlets,
          part.toBytes(),
          new FolderSummary(part.events(), part.keyDays(), part.emptyKeyDays()));
    }
  }

  /** What belongs to no outlet. */
  private Written common() {
    Part part = Part.ofAll();
    part.addHeaders();
    part.addCommon(market);
    market.reportProducts(part);
    return Written.of(0, part);
  }

  private Written depot(int city) {
    Part part = Part.ofAll();
    for (int day = 0; day < market.parameters().days(); day++) {
      market.reportDepot(city, day, part);
    }
    return Written.of(0, part);
  }

  private Written outlets(int from, int to) {
    Part part = Part.ofAll();
    for (int outlet = from; outlet < to; outlet++) {
      market.reportOutlet(outlet, part);
      OutletTrade trade = market.trade(outlet);
      for (int day = 0; day < market.parameters().days(); day++) {
        trade.tradeDay(part);
      }
    }
    return Written.of(to - from, part);
  }

  private void appendBeyond(Deque<Future<Written>> underWay, int allowed) throws IOException {
    while (underWay.size() > allowed) {
      try {
        append(underWay.remove().get());
      } catch (ExecutionException e) {
        throw new IllegalStateException("Cannot simulate: " + e.getCause(), e.getCause());
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new InterruptedIOException("Interrupted while writing the market");
      }
    }
  }

  private void append(Written part) throws IOException {
    files.append(part.bytes());
    summary = summary.plus(part.summary());
    outletsWritten += part.outlets();
  }
}
