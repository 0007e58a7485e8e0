package dev.vedette.stack;

import dev.vedette.warehouse.access.Account;
import java.io.IOException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.Properties;

/** Where a stack's Trino is, and what its driver must be told to be let in. */
public final class TrinoAddress {
  /** The longest that one command works. */
  private static final Duration VALIDITY = Duration.ofHours(12);

  private final StateFolder state;
  private final StackSettings settings;

  public TrinoAddress(StateFolder state, StackSettings settings) {
    this.state = state;
    this.settings = settings;
  }

  /** Address for a person's browser or client. */
  public String uri() {
    return "%s://127.0.0.1:%d"
        .formatted(
            settings.access() == Access.SECURED ? "https" : "http", settings.port(Port.TRINO));
  }

  /**
   * Connects as the stack's own tools do, who may do everything.
   *
   * @throws SQLException if the driver is not there; Trino itself is first asked by a query
   */
  public Connection connect() throws SQLException {
    return connect(Account.STACK);
  }

  /**
   * Connects as the stack's own tools do, for somebody who is no user of Trino.
   *
   * @param person to be named in the access log
   * @throws SQLException if the driver is not there; Trino itself is first asked by a query
   */
  Connection connectFor(String person) throws SQLException {
    Properties properties = properties();
    properties.setProperty("user", Account.STACK);
    token(Account.STACK).ifPresent(token -> properties.setProperty("accessToken", token));
    properties.setProperty("source", "vedette console, for " + ascii(person));
    return open(properties);
  }

  /** What a header can carry. */
  private static String ascii(String text) {
    return text.replaceAll("[^ -~]", "?");
  }

  /**
   * Connects under a name. In a secured stack a token is made for it, so whoever can read the state
   * folder can be anybody.
   *
   * @throws SQLException if the driver is not there; Trino itself is first asked by a query
   */
  public Connection connect(String user) throws SQLException {
    Properties properties = properties();
    properties.setProperty("user", user);
    token(user).ifPresent(token -> properties.setProperty("accessToken", token));
    return open(properties);
  }

  /**
   * A token for an account, good for twelve hours; none where the stack is open.
   *
   * @throws StackException if this user may not read the stack's keys
   */
  public Optional<String> token(String user) {
    if (settings.access() != Access.SECURED) {
      return Optional.empty();
    }
    try {
      return Optional.of(state.security().tokens().make(user, VALIDITY, Clock.systemUTC()));
    } catch (IOException e) {
      throw new StackException(
          "Cannot sign in to Trino: %s. Only the owner of %s can."
              .formatted(e.getMessage(), state.security().root()),
          e);
    }
  }

  /** What another process tells the driver; a secured stack wants a {@link #token}, too. */
  public String jdbcUrl() {
    return settings.access() == Access.SECURED
        ? url() + "?SSL=true&SSLTrustStorePath=" + certificate()
        : url();
  }

  /**
   * Connects with a token that somebody was given.
   *
   * @throws StackException if the stack is open, and takes no tokens
   * @throws SQLException if the driver is not there; Trino itself is first asked by a query
   */
  public Connection connectWithToken(String token) throws SQLException {
    if (settings.access() != Access.SECURED) {
      throw new StackException(
          "Cannot use a token: the stack is open. Leave out --token, or see `vedette up"
              + " --secured`.");
    }
    Properties properties = properties();
    properties.setProperty("accessToken", token);
    return open(properties);
  }

  private Properties properties() {
    Properties properties = new Properties();
    properties.setProperty("source", "vedette");
    // Times are stored in UTC; the session's zone would show them shifted.
    properties.setProperty("timezone", "UTC");
    if (settings.access() == Access.SECURED) {
      properties.setProperty("SSL", "true");
      properties.setProperty("SSLTrustStorePath", certificate());
    }
    return properties;
  }

  private Connection open(Properties properties) throws SQLException {
    return DriverManager.getConnection(url(), properties);
  }

  private String url() {
    return "jdbc:trino://127.0.0.1:%d/vedette".formatted(settings.port(Port.TRINO));
  }

  private String certificate() {
    return state.security().certificate().certificate().toString();
  }
}
