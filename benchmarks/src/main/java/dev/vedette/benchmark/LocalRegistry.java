package dev.vedette.benchmark;

import dev.vedette.kafka.RegistryAccess;
import dev.vedette.wire.SchemaRegistry;
import dev.vedette.wire.UndecodableRecordException;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.avro.Schema;

/**
 * A schema registry in this process, which takes part in nothing that is measured: tasks ask once.
 * The first question of a run is when it began to decode.
 */
final class LocalRegistry implements SchemaRegistry {
  static final LocalRegistry SHARED = new LocalRegistry();
  static final RegistryAccess ACCESS = () -> SHARED;

  private final List<Schema> schemas = new CopyOnWriteArrayList<>();
  private final AtomicLong firstAsked = new AtomicLong();

  private LocalRegistry() {}

  /** Begins a run: the next question is its first. */
  void begin() {
    firstAsked.set(0);
  }

  /** {@link System#nanoTime} of the first question of this run; 0 before it. */
  long firstAsked() {
    return firstAsked.get();
  }

  @Override
  public synchronized int idOf(String subject, Schema schema) {
    if (!schemas.contains(schema)) {
      schemas.add(schema);
    }
    return schemas.indexOf(schema) + 1;
  }

  @Override
  public Schema schemaOf(int id) throws UndecodableRecordException {
    firstAsked.compareAndSet(0, System.nanoTime());
    if (id < 1 || id > schemas.size()) {
      throw new UndecodableRecordException("The registry knows no schema with id " + id);
    }
    return schemas.get(id - 1);
  }
}
