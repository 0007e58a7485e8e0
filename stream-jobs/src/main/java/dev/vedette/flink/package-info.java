/** What all jobs need of Flink's type system. */
@org.jspecify.annotations.NullMarked
package dev.vedette.flink;
