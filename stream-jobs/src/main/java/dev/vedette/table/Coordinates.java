package dev.vedette.table;

import org.apache.flink.table.data.StringData;

/**
 * Where in Kafka an event lies, as its row tells it.
 *
 * @param timestamp Kafka's timestamp, in milliseconds since 1970
 * @param schemaId registry's id of the schema that wrote the record
 */
public record Coordinates(
    StringData topic, int partition, long offset, long timestamp, int schemaId) {}
