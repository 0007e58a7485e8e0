package dev.vedette.trend;

/** Which volume is meant: what was sold, or what would have been had all been supplied. */
enum Supply {
  AS_IT_WAS,
  SET_ASIDE
}
