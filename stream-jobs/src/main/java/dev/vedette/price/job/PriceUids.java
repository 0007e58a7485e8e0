package dev.vedette.price.job;

import dev.vedette.topic.EventType;

/**
 * Names of the job's operators, which are also their uids: a checkpoint finds its state by them, so
 * they never change.
 */
final class PriceUids {
  static final String FACTS = "price-facts";
  static final String WATERMARKS = "price-watermarks";
  static final String LAW = "price-law";
  static final String CLERK = "price-clerk";
  static final String OF_OUTLETS = "price-of-outlets";
  static final String JUDGE = "price-judge";
  static final String REQUESTS = "price-requests";
  static final String VERDICT_TOPIC = "price-verdict-topic";
  static final String VERDICT_RECORDS = "price-verdict-records";
  static final String VERDICT_TABLE = "price-verdicts";
  static final String REQUEST_TOPIC = "price-request-topic";

  static final String REFUSED = "price-refused";
  static final String DEAD_LETTER_TOPIC = "price-dead-letter-topic";

  static final String STATEMENTS = "price-statements";
  static final String CASES = "price-cases";
  static final String CASE_TOPIC = "price-case-topic";

  static final String ARCHIVED = "price-archived";
  static final String SAID = "price-said";
  static final String REJUDGE = "price-rejudge";

  private PriceUids() {}

  /** The rows of a topic's table. */
  static String rows(EventType type) {
    return "price-rows-" + type.topic();
  }

  /** The facts of a topic's table. */
  static String facts(EventType type) {
    return "price-facts-" + type.topic();
  }
}
