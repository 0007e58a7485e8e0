package dev.vedette.notebook;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Properties;

/**
 * Where Trino is, and what its driver must be told to be let in.
 *
 * @param url of the JDBC driver
 * @param user under whom to ask; a token knows better
 * @param token of an account of the stack; empty where the stack is open
 */
record TrinoAccess(String url, String user, String token) {
  /** Set by {@code ./vedette notebook}, or by who runs a Jupyter of his own. */
  private static final String URL = "VEDETTE_TRINO_URL";

  private static final String USER = "VEDETTE_USER";
  private static final String TOKEN = "VEDETTE_TOKEN";
  private static final String STATE = "VEDETTE_STATE";
  private static final String DEFAULT_STATE = ".vedette";

  /**
   * The stack to ask.
   *
   * @param environment of the process
   * @param folder of the process
   * @throws NotebookException if there is none
   */
  static TrinoAccess find(Map<String, String> environment, Path folder) {
    String user = environment.getOrDefault(USER, System.getProperty("user.name", "notebook"));
    String token = environment.getOrDefault(TOKEN, "");
    String url = environment.getOrDefault(URL, "");
    if (url.isEmpty()) {
      url = local(folder.resolve(environment.getOrDefault(STATE, DEFAULT_STATE)), token);
    }
    return new TrinoAccess(url, user, token);
  }

  /** The settings that {@code up} keeps in a state folder. */
  private static String local(Path state, String token) {
    Path file = state.resolve("stack.properties");
    Properties settings = new Properties();
    try (Reader reader = Files.newBufferedReader(file)) {
      settings.load(reader);
    } catch (IOException e) {
      throw new NotebookException(
          "Cannot find a stack: there is no %s. Start one with `./vedette up`, and notebooks with `./vedette notebook`; or name its state folder in %s, or the JDBC address of a Trino in %s."
              .formatted(file, STATE, URL),
          e);
    }
    String url = "jdbc:trino://127.0.0.1:%s/vedette".formatted(settings.getProperty("trino-port"));
    if (!"secured".equals(settings.getProperty("access"))) {
      return url;
    }
    if (token.isEmpty()) {
      throw new NotebookException(
          "Cannot sign in: the stack is secured. Start notebooks with `./vedette notebook`, or put what `./vedette token NAME` says into %s."
              .formatted(TOKEN));
    }
    return url
        + "?SSL=true&SSLTrustStorePath="
        + state.resolve("security").resolve("trino-certificate.pem");
  }

  Properties properties() {
    Properties properties = new Properties();
    properties.setProperty("source", "notebook");
    // Times are stored in UTC; the session's zone would show them shifted.
    properties.setProperty("timezone", "UTC");
    if (token.isEmpty()) {
      properties.setProperty("user", user);
    } else {
      properties.setProperty("accessToken", token);
    }
    return properties;
  }

  /** Without the token, which belongs in no log and no output. */
  @Override
  public String toString() {
    return url;
  }
}
