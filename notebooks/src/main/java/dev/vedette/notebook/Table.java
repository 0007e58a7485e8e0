package dev.vedette.notebook;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** The answer to a query, as a value: it stays what it was. */
public final class Table implements Displayed {
  private static final String NOTHING = "Nothing to show: the query gave no rows.";

  private final List<String> columns;
  private final List<Row> rows;
  private final Set<String> percents;
  private final String ifEmpty;

  private Table(List<String> columns, List<Row> rows, Set<String> percents, String ifEmpty) {
    this.columns = columns;
    this.rows = rows;
    this.percents = percents;
    this.ifEmpty = ifEmpty;
  }

  /**
   * A table of given values.
   *
   * @param columns their names
   * @param rows for each the values in the order of the columns; null is not known
   */
  public static Table of(
      List<String> columns, List<? extends List<? extends @Nullable Object>> rows) {
    List<String> names = List.copyOf(columns);
    List<Row> copies = new ArrayList<>();
    for (List<? extends @Nullable Object> row : rows) {
      if (row.size() != names.size()) {
        throw new NotebookException(
            "Cannot make a table: a row has %d values, and there are %d columns."
                .formatted(row.size(), names.size()));
      }
      copies.add(new Row(names, new ArrayList<>(row)));
    }
    return new Table(names, Collections.unmodifiableList(copies), Set.of(), NOTHING);
  }

  /** The columns' names. */
  public List<String> columns() {
    return columns;
  }

  public List<Row> rows() {
    return rows;
  }

  public int size() {
    return rows.size();
  }

  public boolean isEmpty() {
    return rows.isEmpty();
  }

  /**
   * The first row.
   *
   * @throws NotebookException if there is none
   */
  public Row first() {
    if (rows.isEmpty()) {
      throw new NotebookException("Cannot take the first row: there is none. Ask isEmpty() first.");
    }
    return rows.getFirst();
  }

  /** The last row; see {@link #first}. */
  public Row last() {
    Row first = first();
    return rows.size() == 1 ? first : rows.getLast();
  }

  /** The sum of a column of numbers; what is not known adds nothing. */
  public double sum(String column) {
    return rows.stream().mapToDouble(row -> row.number(column)).filter(Double::isFinite).sum();
  }

  /** The rows that a condition holds for. */
  public Table where(Predicate<Row> condition) {
    return new Table(columns, rows.stream().filter(condition).toList(), percents, ifEmpty);
  }

  /** This table, with shares of these columns shown in per cent. */
  public Table percent(String... columns) {
    Set<String> chosen = new HashSet<>(percents);
    for (String column : columns) {
      Row.index(this.columns, column);
      chosen.add(column);
    }
    return new Table(this.columns, rows, Set.copyOf(chosen), ifEmpty);
  }

  /** This table, with what it says where it has no rows. */
  public Table otherwise(String sentence) {
    return new Table(columns, rows, percents, sentence);
  }

  /** A headline from the first row, or the sentence of {@link #otherwise} where there is none. */
  public Headline headline(Function<Row, String> words) {
    return new Headline(isEmpty() ? ifEmpty : words.apply(first()));
  }

  String sentenceIfEmpty() {
    return ifEmpty;
  }

  /** A value as it reads on a page. */
  String text(Row row, String column) {
    return percents.contains(column) ? Values.percent(row.number(column)) : row.text(column);
  }

  @Override
  public String html() {
    return isEmpty() ? Html.sentence(ifEmpty) : new TablePage(this).html();
  }

  @Override
  public String text() {
    return isEmpty()
        ? ifEmpty
        : rows.stream()
            .map(row -> String.join("\t", columns.stream().map(c -> text(row, c)).toList()))
            .reduce(String.join("\t", columns), (above, row) -> above + "\n" + row);
  }

  /** As text; a notebook shows {@link #html}. */
  @Override
  public String toString() {
    return "Table%s of %d rows".formatted(Arrays.toString(columns.toArray()), rows.size());
  }
}
