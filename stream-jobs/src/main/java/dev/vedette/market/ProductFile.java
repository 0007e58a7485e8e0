package dev.vedette.market;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * What a SKU was, through time.
 *
 * @param words in the order in which they took effect
 */
public record ProductFile(List<Word> words) {
  /** A SKU that is not known. */
  public static final ProductFile EMPTY = new ProductFile(List.of());

  /**
   * A record of a SKU.
   *
   * @param fact the record
   * @param fromCycle number of the first order cycle for which it came in time
   */
  public record Word(Fact.Made fact, long fromCycle) {}

  public ProductFile {
    words = List.copyOf(words);
  }

  public boolean knows(Fact.Made fact) {
    return words.stream().anyMatch(word -> word.fact().eventId().equals(fact.eventId()));
  }

  public ProductFile with(Word word) {
    List<Word> all = new ArrayList<>(words);
    all.add(word);
    all.sort(Comparator.comparing(Word::fact, Fact.IN_EFFECT));
    return new ProductFile(all);
  }

  /**
   * What the SKU was when a cycle ended.
   *
   * @param cycle number of the cycle
   * @param end its end
   */
  public Optional<Fact.Made> in(long cycle, Instant end) {
    return words.reversed().stream()
        .filter(word -> word.fromCycle() <= cycle && word.fact().at().isBefore(end))
        .map(Word::fact)
        .findFirst();
  }
}
