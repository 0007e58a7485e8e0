package dev.vedette.ingestion.kafka;

import dev.vedette.wire.RegistryUnavailableException;
import dev.vedette.wire.SchemaRegistry;
import dev.vedette.wire.UndecodableRecordException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.avro.Schema;

/** A registry in memory, which can be made not to answer. */
public final class FakeRegistry implements SchemaRegistry {
  private final List<Schema> schemas = new ArrayList<>();
  private boolean down;

  public void goDown() {
    down = true;
  }

  @Override
  public synchronized int idOf(String subject, Schema schema) {
    if (down) {
      throw new RegistryUnavailableException("No answer from the registry", new IOException());
    }
    if (!schemas.contains(schema)) {
      schemas.add(schema);
    }
    return schemas.indexOf(schema) + 1;
  }

  @Override
  public synchronized Schema schemaOf(int id) throws UndecodableRecordException {
    if (id < 1 || id > schemas.size()) {
      throw new UndecodableRecordException("Nobody knows schema " + id);
    }
    return schemas.get(id - 1);
  }
}
