package dev.vedette.metric;

/** The catalogue as a page of documentation. */
public final class MetricReference {
  private static final String HEAD =
      """
      # Metric reference

      Made from the catalogue `dev.vedette.metric`; do not edit. To make it anew:
      `mvn -pl schemas -am test -Dtest=MetricReferenceTest -Dsurefire.failIfNoSpecifiedTests=false -Dvedette.write-reference=true`.

      Each number is shown with its id and version, since the trade uses one name for several formulas. A changed formula is a new version. [S]: a published source
      gives the formula; [W]: our own working definition. *Stream*: a job counts it as events come. *Query*: a view computes it when it is asked for. The words in the formulas are explained
      in [measures](measures.md).
      """;

  private MetricReference() {}

  /** The whole page, in Markdown. */
  public static String markdown() {
    StringBuilder page = new StringBuilder(HEAD);
    for (MetricCatalogue.Family family : MetricCatalogue.families()) {
      page.append("\n## ").append(family.title()).append('\n');
      for (MetricDefinition metric : family.metrics()) {
        append(page, metric);
      }
    }
    return page.toString();
  }

  private static void append(StringBuilder page, MetricDefinition metric) {
    page.append(
        """

        ### `%s` %s

        %s, version %d. %s.

        * Formula: %s. %s
        * Unit: %s.
        * Is not: %s.
        """
            .formatted(
                metric.id(),
                metric.chineseName(),
                metric.englishName(),
                metric.version(),
                place(metric),
                metric.formula(),
                source(metric.source()),
                metric.unit(),
                metric.isNot()));
  }

  private static String place(MetricDefinition metric) {
    return switch (metric.computation()) {
      case STREAM -> "Stream: `%s`".formatted(metric.place());
      case QUERY -> "Query: `%s`".formatted(metric.place());
      case NOT_YET -> "Not computed yet";
    };
  }

  private static String source(MetricDefinition.Source source) {
    return switch (source) {
      case MetricDefinition.Source.Published published ->
          "[S: %s]".formatted(published.reference());
      case MetricDefinition.Source.Working working -> "[W: %s]".formatted(working.note());
    };
  }
}
