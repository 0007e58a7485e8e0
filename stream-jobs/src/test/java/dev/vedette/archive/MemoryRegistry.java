package dev.vedette.archive;

import dev.vedette.wire.RegistryUnavailableException;
import dev.vedette.wire.SchemaRegistry;
import dev.vedette.wire.UndecodableRecordException;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.avro.Schema;

/** A registry that knows every schema by its place in a list, and can be down for a while. */
final class MemoryRegistry implements SchemaRegistry {
  private final List<Schema> schemas = new CopyOnWriteArrayList<>();
  private final AtomicInteger refusals = new AtomicInteger();

  /** The next questions, this many, get no answer. */
  void refuse(int questions) {
    refusals.set(questions);
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
    if (refusals.getAndUpdate(left -> Math.max(0, left - 1)) > 0) {
      throw new RegistryUnavailableException("No answer.", new IOException("down"));
    }
    if (id < 1 || id > schemas.size()) {
      throw new UndecodableRecordException("The registry knows no schema with id " + id);
    }
    return schemas.get(id - 1);
  }
}
