package dev.vedette.availability.job;

/**
 * Names of the job's operators, which are also their uids: a savepoint finds its state by them, so
 * they never change.
 */
final class AvailabilityUids {
  static final String FACTS = "availability-facts";
  static final String WITHOUT_HEARTBEATS = "availability-facts-without-heartbeats";
  static final String OUTLETS = "availability-outlets";
  static final String ROLL_UP = "availability-roll-up";
  static final String CELLS = "availability-cells";
  static final String RECORDS = "availability-records";
  static final String TABLE = "availability-table";
  static final String LATE_TOPIC = "availability-late-topic";

  private AvailabilityUids() {}
}
