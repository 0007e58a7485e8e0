package dev.vedette.price.job;

/**
 * What was said last of one revision of a verdict.
 *
 * @param revision the first is 1
 * @param sequence of the statement among those of its verdict
 * @param statementId event_id of the statement; follows from its contents
 * @param withdrawn whether it said that there never was such a revision
 */
record Said(int revision, long sequence, String statementId, boolean withdrawn) {}
