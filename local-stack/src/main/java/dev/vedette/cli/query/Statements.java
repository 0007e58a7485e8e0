package dev.vedette.cli.query;

import java.util.ArrayList;
import java.util.List;

/** A text of SQL statements that end with semicolons. */
public final class Statements {
  private Statements() {}

  /**
   * One statement.
   *
   * @param sql without the semicolon
   * @param line line of the text on which it begins, from 1
   */
  public record Statement(String sql, int line) {}

  /** Takes a text apart. Semicolons in quotes and comments do not count; empty statements go. */
  public static List<Statement> of(String text) {
    List<Statement> statements = new ArrayList<>();
    int begin = 0;
    int at = 0;
    boolean hasCode = false;
    while (at < text.length()) {
      char c = text.charAt(at);
      if (c == ';') {
        add(statements, text, begin, at, hasCode);
        begin = ++at;
        hasCode = false;
      } else if (c == '\'' || c == '"') {
        // A doubled quote ends one literal and begins the next, which comes to the same.
        at = after(text, String.valueOf(c), at + 1);
        hasCode = true;
      } else if (text.startsWith("--", at)) {
        at = after(text, "\n", at);
      } else if (text.startsWith("/*", at)) {
        at = after(text, "*/", at + 2);
      } else {
        hasCode |= !Character.isWhitespace(c);
        at++;
      }
    }
    add(statements, text, begin, text.length(), hasCode);
    return List.copyOf(statements);
  }

  private static void add(
      List<Statement> statements, String text, int begin, int end, boolean hasCode) {
    if (!hasCode) {
      return;
    }
    int start = begin;
    while (Character.isWhitespace(text.charAt(start))) {
      start++;
    }
    int line = 1 + (int) text.substring(0, start).chars().filter(c -> c == '\n').count();
    statements.add(new Statement(text.substring(start, end).stripTrailing(), line));
  }

  private static int after(String text, String mark, int from) {
    int found = text.indexOf(mark, from);
    return found < 0 ? text.length() : found + mark.length();
  }
}
