package dev.vedette.cli.backtest;

/** Text in HTML. */
public final class Html {
  private Html() {}

  /** For use as text and in attributes. */
  public static String escaped(String text) {
    return text.replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("'", "&#39;")
        .replace("\"", "&quot;");
  }
}
