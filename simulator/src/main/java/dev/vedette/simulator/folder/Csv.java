package dev.vedette.simulator.folder;

/** The quoting of RFC 4180. */
final class Csv {
  private Csv() {}

  static void append(StringBuilder row, String text) {
    boolean plain = true;
    for (int at = 0; at < text.length() && plain; at++) {
      char c = text.charAt(at);
      plain = c != ',' && c != '"' && c != '\n' && c != '\r';
    }
    if (plain) {
      row.append(text);
    } else {
      row.append('"').append(text.replace("\"", "\"\"")).append('"');
    }
  }
}
