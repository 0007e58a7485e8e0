package dev.vedette.warehouse;

/**
 * How far a check has come.
 *
 * @param table what is made on the way, or at last compared
 * @param part of this, from 1; large ones are worked off in parts
 * @param parts how many there are
 * @param rowsRead by Trino from storage, in all statements of the check so far
 * @param bytesRead the same, in bytes
 */
public record ParityProgress(String table, int part, int parts, long rowsRead, long bytesRead) {}
