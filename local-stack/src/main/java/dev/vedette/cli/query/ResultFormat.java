package dev.vedette.cli.query;

/** How an answer is written. */
public enum ResultFormat {
  /** Columns under each other, for people. */
  ALIGNED {
    @Override
    ResultWriter writer(Appendable out) {
      return new AlignedWriter(out);
    }
  },
  /** RFC 4180 with a header; NULL is an empty field, an empty text is {@code ""}. */
  CSV {
    @Override
    ResultWriter writer(Appendable out) {
      return new CsvWriter(out);
    }
  },
  /** One JSON object a line. */
  JSON {
    @Override
    ResultWriter writer(Appendable out) {
      return new JsonWriter(out);
    }
  };

  abstract ResultWriter writer(Appendable out);
}
