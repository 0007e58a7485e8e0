package dev.vedette.price.job;

import dev.vedette.price.CaseStanding;

/**
 * What was said last of a case.
 *
 * @param revision how many statements there are about it
 * @param standing how it stands by the last one
 */
record SaidCase(int revision, CaseStanding standing) {}
