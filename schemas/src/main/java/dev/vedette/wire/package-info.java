/** The Confluent wire format over the REST API of a schema registry. */
@org.jspecify.annotations.NullMarked
package dev.vedette.wire;
