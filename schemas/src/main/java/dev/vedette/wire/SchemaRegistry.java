package dev.vedette.wire;

import org.apache.avro.Schema;

/** Gives each schema a number that stands before every record. */
public interface SchemaRegistry {
  /**
   * The id of a schema under a subject; registers it where it is new.
   *
   * @throws RegistryUnavailableException if no answer came
   * @throws IncompatibleSchemaException if the registry refuses it
   */
  int idOf(String subject, Schema schema);

  /**
   * The schema with an id.
   *
   * @throws RegistryUnavailableException if no answer came
   * @throws UndecodableRecordException if the registry answered that it knows no such id
   */
  Schema schemaOf(int id) throws UndecodableRecordException;
}
