/** The archive job: every record of every topic becomes one row of a raw table. */
@org.jspecify.annotations.NullMarked
package dev.vedette.archive;
