/**
 * Event files: from a folder of CSV or JSON lines to its events in the order of their own time, and
 * from there to the broker. Nothing that is wrong in a file stops the rest of it.
 */
@org.jspecify.annotations.NullMarked
package dev.vedette.ingestion.file;
