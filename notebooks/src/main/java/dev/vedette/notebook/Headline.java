package dev.vedette.notebook;

/**
 * The one sentence for who reads no further. It is computed, and says so where there is nothing to
 * compute it from.
 *
 * @param text plain text
 */
public record Headline(String text) implements Displayed {
  /** A headline. */
  public static Headline of(String text) {
    return new Headline(text);
  }

  @Override
  public String html() {
    return """
    <p class="headline" style="font-size:1.35em;line-height:1.4;border-left:5px solid #0072b2;\
    padding:.2em 0 .2em .8em;margin:.5em 0;max-width:52em">%s</p>\
    """
        .formatted(Html.escape(text));
  }
}
