package dev.vedette.notebook;

/** Text for a page. */
final class Html {
  private Html() {}

  static String escape(String text) {
    return text.replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;");
  }

  /** A sentence in place of what cannot be shown. */
  static String sentence(String text) {
    return "<p style=\"color:#555;font-style:italic\">%s</p>".formatted(escape(text));
  }
}
