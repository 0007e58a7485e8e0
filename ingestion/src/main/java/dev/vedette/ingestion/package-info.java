/**
 * From what a reporter sends, as a row of named values or a JSON object, to an event of the right
 * kind or the reason why it is none. Knows no Kafka, no files and no clock.
 */
@org.jspecify.annotations.NullMarked
package dev.vedette.ingestion;
