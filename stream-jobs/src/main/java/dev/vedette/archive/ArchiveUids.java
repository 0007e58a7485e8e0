package dev.vedette.archive;

import dev.vedette.topic.EventType;

/**
 * Names of the job's operators, which are also their uids: a checkpoint finds its state by them, so
 * they never change.
 */
final class ArchiveUids {
  static final String RECORDS = "archive-records";
  static final String ROUTER = "archive-router";
  static final String DEAD_LETTERS = "archive-dead-letters";

  private ArchiveUids() {}

  /**
   * Stem of the uids of the several operators that write one table. Short: Flink cuts the names
   * that are made of it after 80 characters.
   */
  static String table(EventType type) {
    return type.topic();
  }
}
