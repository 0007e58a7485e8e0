package dev.vedette.console.http;

import java.time.Duration;

/**
 * How the console is run.
 *
 * @param host the address to listen on
 * @param port 0 takes any that is free
 * @param sessionLife how long somebody stays signed in without doing anything
 * @param patience how long a grave alert may go without acknowledgement before it is marked
 * @param mostEnded alerts whose episode has ended that are kept to look back on
 * @param mostSessions people signed in at once; beyond it the one who was away longest signs in
 *     anew
 */
public record ConsoleSettings(
    String host,
    int port,
    Duration sessionLife,
    Duration patience,
    int mostEnded,
    int mostSessions) {

  /** On loopback: eight hours, half an hour, ten thousand alerts, a thousand people. */
  public static ConsoleSettings of(int port) {
    return new ConsoleSettings(
        "127.0.0.1", port, Duration.ofHours(8), Duration.ofMinutes(30), 10_000, 1_000);
  }
}
