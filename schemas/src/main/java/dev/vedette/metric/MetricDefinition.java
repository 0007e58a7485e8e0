package dev.vedette.metric;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * One version of one metric. A changed formula is a new version, and both may be declared side by
 * side.
 *
 * @param id the same in every table, in lower case with underscores
 * @param version of the formula, from 1
 * @param englishName its name in English
 * @param chineseName its name in the trade; the trade uses one name for several formulas
 * @param unit unit and range
 * @param formula in words
 * @param source where the formula comes from
 * @param isNot what it is easily taken for, and is not
 * @param computation how it comes about today
 * @param place the table or view that holds it; empty where it is not computed yet
 */
public record MetricDefinition(
    String id,
    int version,
    String englishName,
    String chineseName,
    String unit,
    String formula,
    Source source,
    String isNot,
    Computation computation,
    String place) {

  /** Where a formula comes from. */
  public sealed interface Source {
    /** Somebody published it. */
    record Published(String reference) implements Source {}

    /** Our own working definition. */
    record Working(String note) implements Source {}
  }

  /** How a metric comes about today. */
  public enum Computation {
    /** A job counts as events come; ratios are taken where it is read. */
    STREAM,
    /** A view computes it from the tables whenever it is asked for. */
    QUERY,
    /** It is defined, and nothing computes it yet. */
    NOT_YET
  }

  /** A metric to be described. */
  static Draft of(String id, int version) {
    return new Draft(id, version);
  }

  /** A description in the making, ended by where the metric is found. */
  static final class Draft {
    private final String id;
    private final int version;
    private String englishName = "";
    private String chineseName = "";
    private String unit = "";
    private String formula = "";
    private @Nullable Source source;
    private String isNot = "";

    private Draft(String id, int version) {
      this.id = id;
      this.version = version;
    }

    Draft named(String english, String chinese) {
      englishName = english;
      chineseName = chinese;
      return this;
    }

    Draft unit(String text) {
      unit = text;
      return this;
    }

    Draft formula(String text) {
      formula = text;
      return this;
    }

    Draft published(String reference) {
      source = new Source.Published(reference);
      return this;
    }

    Draft working(String note) {
      source = new Source.Working(note);
      return this;
    }

    Draft isNot(String text) {
      isNot = text;
      return this;
    }

    /** Counted by a job into {@code place}. */
    MetricDefinition streamedTo(String place) {
      return end(Computation.STREAM, place);
    }

    /** Computed by the view {@code place}. */
    MetricDefinition queriedIn(String place) {
      return end(Computation.QUERY, place);
    }

    MetricDefinition notYet() {
      return end(Computation.NOT_YET, "");
    }

    private MetricDefinition end(Computation computation, String place) {
      return new MetricDefinition(
          id,
          version,
          englishName,
          chineseName,
          unit,
          formula,
          Objects.requireNonNull(source, id),
          isNot,
          computation,
          place);
    }
  }
}
