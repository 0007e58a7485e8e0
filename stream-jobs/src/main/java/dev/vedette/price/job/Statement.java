package dev.vedette.price.job;

import dev.vedette.price.VerdictRevision;

/**
 * Something to be said of one revision of a verdict.
 *
 * @param id event_id; the same contents and sequence give the same one
 * @param number the revision that it is about
 * @param sequence among the statements of its verdict; of two about one revision the higher counts
 * @param revisions how many the verdict has after it; those beyond never were
 * @param withdrawn whether it says that there never was such a revision
 * @param revision what the revision says; where it is withdrawn, what the last one says that stands
 */
record Statement(
    String id,
    int number,
    long sequence,
    int revisions,
    boolean withdrawn,
    VerdictRevision revision) {}
