package dev.vedette.cli.notebook;

/** Whether a page shows the code of its cells. */
public enum Code {
  SHOWN,
  LEFT_OUT
}
