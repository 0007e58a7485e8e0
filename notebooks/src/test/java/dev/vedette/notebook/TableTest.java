package dev.vedette.notebook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class TableTest {
  private static final Table SALES =
      Table.of(
          List.of("brand", "day", "cartons", "price", "rate"),
          List.of(
              List.of(
                  "红叶 <Leaf>", LocalDate.of(2026, 3, 2), 12_345L, new BigDecimal("20.5"), 0.047),
              Arrays.asList("Lark", LocalDate.of(2026, 3, 9), null, null, Double.NaN)));

  @Test
  void aPageHasEveryValueAsAPersonReadsIt() {
    assertThat(SALES.percent("rate").html())
        .contains("红叶 &lt;Leaf&gt;", "2026-03-02", "12,345", "20.50", "4.7 %", Values.UNKNOWN)
        .doesNotContain("null", "NaN", "<Leaf>");
  }

  @Test
  void anEmptyTableIsASentence() {
    Table none = SALES.where(row -> false).otherwise("Nothing was sold.");

    assertThat(none.html()).contains("Nothing was sold.").doesNotContain("<table");
    assertThat(none.headline(row -> row.text("brand")).text()).isEqualTo("Nothing was sold.");
    assertThat(Chart.line("t", none, "day", "cartons").html()).contains("Nothing was sold.");
    assertThat(Chart.bar("t", none, "brand", "cartons").html()).contains("Nothing was sold.");
    assertThat(Chart.heat("t", none, "day", "brand", "cartons").html())
        .contains("Nothing was sold.");
    assertThat(Chart.reliability("t", none).html()).contains("Nothing was sold.");
    assertThatThrownBy(none::first).hasMessageContaining("there is none");
  }

  @Test
  void ofManyRowsTheFirstAreShownAndAllAreCounted() {
    Table many =
        Table.of(
            List.of("n"),
            java.util.stream.IntStream.range(0, 1200).mapToObj(n -> List.of(n)).toList());

    assertThat(many.html()).contains("The first 50 of 1,200 rows.");
    assertThat(many.sum("n")).isEqualTo(719_400);
  }

  @Test
  void aColumnThatIsNotThereIsNamedBesideThoseThatAre() {
    assertThatThrownBy(() -> SALES.first().number("carton"))
        .isInstanceOf(NotebookException.class)
        .hasMessage(
            "Cannot find the column \"carton\". There are: brand, day, cartons, price, rate.");
    assertThatThrownBy(() -> SALES.first().number("brand")).hasMessageContaining("for a number");
  }

  @Test
  void whatIsNotKnownIsNoNumber() {
    assertThat(SALES.last().number("cartons")).isNaN();
    assertThat(SALES.sum("cartons")).isEqualTo(12_345);
  }
}
