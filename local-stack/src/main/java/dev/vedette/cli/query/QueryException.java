package dev.vedette.cli.query;

import dev.vedette.cli.query.Statements.Statement;
import java.sql.SQLException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Trino refused a statement. The message says why and, where Trino knows it, shows the place. */
public final class QueryException extends Exception {
  private static final long serialVersionUID = 1L;
  private static final Pattern PREFIX = Pattern.compile("^Query failed \\(#\\w+\\): ");
  private static final Pattern POSITION =
      Pattern.compile("^line (\\d+):(\\d+): (.*)$", Pattern.DOTALL);

  QueryException(SQLException cause, Statement statement) {
    super(explain(String.valueOf(cause.getMessage()), statement), cause);
  }

  static String explain(String message, Statement statement) {
    String bare = PREFIX.matcher(message).replaceFirst("");
    Matcher position = POSITION.matcher(bare);
    if (!position.matches()) {
      return "Cannot run the query: " + bare;
    }
    int line = Integer.parseInt(position.group(1));
    int column = Integer.parseInt(position.group(2));
    String source = statement.sql().lines().skip(line - 1L).findFirst().orElse("");
    String before = source.substring(0, Math.min(column - 1, source.length()));
    return "Cannot run the query, line %d, column %d: %s%n  %s%n  %s^"
        .formatted(
            statement.line() + line - 1,
            column,
            position.group(3),
            source.replace('\t', ' '),
            " ".repeat(AlignedWriter.width(before)));
  }
}
