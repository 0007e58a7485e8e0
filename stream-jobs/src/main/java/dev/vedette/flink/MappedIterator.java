package dev.vedette.flink;

import java.io.Serializable;
import java.util.Iterator;
import org.apache.flink.util.function.SerializableFunction;

/**
 * What an iterator gives, as something else; for sources of recorded facts.
 *
 * @param <F> what it gives
 * @param <T> what that becomes
 */
public final class MappedIterator<F, T> implements Iterator<T>, Serializable {
  private static final long serialVersionUID = 1;

  // Whoever passes it in makes it serializable; Java has no type for both.
  @SuppressWarnings("serial")
  private final Iterator<F> from;

  private final SerializableFunction<F, T> map;

  public MappedIterator(Iterator<F> from, SerializableFunction<F, T> map) {
    this.from = from;
    this.map = map;
  }

  @Override
  public boolean hasNext() {
    return from.hasNext();
  }

  @Override
  public T next() {
    return map.apply(from.next());
  }
}
