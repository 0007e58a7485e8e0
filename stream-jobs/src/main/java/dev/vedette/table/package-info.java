/** Writes events to Iceberg tables from Flink. */
@org.jspecify.annotations.NullMarked
package dev.vedette.table;
