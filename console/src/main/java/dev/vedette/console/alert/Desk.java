package dev.vedette.console.alert;

import dev.vedette.console.alert.AlertBook.Item;
import dev.vedette.event.AlertAction;
import dev.vedette.event.Product;
import dev.vedette.event.StockoutAlert;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * The alerts that all pages look at, for use by many threads. Each change has a number, so that a
 * page which was away asks for what came after the last one that it saw.
 */
public final class Desk {
  /** Changes that a page may have missed and still be told of one by one. */
  private static final int REMEMBERED = 2_000;

  private final ReentrantLock lock = new ReentrantLock();
  private final Condition changed = lock.newCondition();
  private final AlertBook book;
  private final InstantSource clock;
  private final Map<String, Product> products = new HashMap<>();
  private final Deque<Change> recent = new ArrayDeque<>();
  private long number;
  private boolean ready;
  private boolean current = true;

  /**
   * Something that is new.
   *
   * @param number of the change; they go up, and begin anew with the process
   * @param alert as it is since; null where it is about a silence
   */
  public record Change(long number, @Nullable Alert alert) {}

  /**
   * What came after a change.
   *
   * @param number of the last one
   * @param complete whether {@code changes} are all of them
   */
  public record News(long number, boolean complete, List<Change> changes) {}

  public Desk(AlertBook book, InstantSource clock) {
    this.book = book;
    this.clock = clock;
  }

  public void hear(StockoutAlert said) {
    lock.lock();
    try {
      book.hear(said).ifPresent(this::note);
    } finally {
      lock.unlock();
    }
  }

  public void hear(AlertAction action) {
    lock.lock();
    try {
      if (book.hear(action)) {
        note(
            AlertBook.isAboutAlert(action.getKind())
                ? book.find(action.getSubjectId(), clock.instant()).map(Item::alert).orElse(null)
                : null);
      }
    } finally {
      lock.unlock();
    }
  }

  /** The newest record of a SKU counts. */
  public void hear(Product product) {
    lock.lock();
    try {
      products.merge(
          product.getSku(),
          product,
          (known, heard) -> heard.getChangedAt().isBefore(known.getChangedAt()) ? known : heard);
    } finally {
      lock.unlock();
    }
  }

  private void note(@Nullable Alert alert) {
    number++;
    recent.addLast(new Change(number, alert));
    if (recent.size() > REMEMBERED) {
      recent.removeFirst();
    }
    changed.signalAll();
  }

  /** All that the topics held has been read. */
  public void beReady() {
    lock.lock();
    try {
      ready = true;
      number++;
      changed.signalAll();
    } finally {
      lock.unlock();
    }
  }

  /**
   * Tells pages whether they would hear of something new.
   *
   * @return whether that is a change
   */
  public boolean setCurrent(boolean newsCome) {
    lock.lock();
    try {
      if (newsCome == current) {
        return false;
      }
      current = newsCome;
      number++;
      changed.signalAll();
      return true;
    } finally {
      lock.unlock();
    }
  }

  /** Whether something new would be heard; otherwise what is here may be out of date. */
  public boolean isCurrent() {
    lock.lock();
    try {
      return current;
    } finally {
      lock.unlock();
    }
  }

  public boolean isReady() {
    lock.lock();
    try {
      return ready;
    } finally {
      lock.unlock();
    }
  }

  /** Looks at the book while nothing changes. */
  public <T> T look(Function<AlertBook, T> question) {
    lock.lock();
    try {
      return question.apply(book);
    } finally {
      lock.unlock();
    }
  }

  public List<Item> items(Predicate<Item> wanted) {
    return look(all -> all.items(wanted, clock.instant()));
  }

  public Optional<Item> find(String id) {
    return look(all -> all.find(id, clock.instant()));
  }

  public List<Silence> silences() {
    return look(all -> all.current(clock.instant()));
  }

  public Optional<Product> product(String sku) {
    lock.lock();
    try {
      return Optional.ofNullable(products.get(sku));
    } finally {
      lock.unlock();
    }
  }

  /** Number of the last change. */
  public long number() {
    lock.lock();
    try {
      return number;
    } finally {
      lock.unlock();
    }
  }

  /**
   * Waits until there is something after a change, for some time.
   *
   * @param seen number of a change; one that never was asks for all
   * @return what came since; without changes where nothing did
   */
  public News await(long seen, Duration patience) throws InterruptedException {
    lock.lock();
    try {
      long left = patience.toNanos();
      while (number == seen && left > 0) {
        left = changed.awaitNanos(left);
      }
      List<Change> since = new ArrayList<>();
      boolean complete = seen <= number && seen >= number - recent.size();
      for (Change change : recent) {
        if (change.number() > seen || seen > number) {
          since.add(change);
        }
      }
      return new News(number, complete, since);
    } finally {
      lock.unlock();
    }
  }

  /** The time by which alerts are looked at. */
  public Instant now() {
    return clock.instant();
  }
}
