package dev.vedette.notebook;

/** What a notebook shows below a cell. */
public interface Displayed {
  /** For the page; needs nothing from elsewhere. */
  String html();

  /** For where there is no page. */
  String text();
}
