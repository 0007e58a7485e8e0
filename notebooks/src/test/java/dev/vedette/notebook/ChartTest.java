package dev.vedette.notebook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.knowm.xchart.XYChart;

class ChartTest {
  private static final Pattern IMAGE = Pattern.compile("base64,([^\"]+)\"");

  private final Table weeks = weeks(3);

  @Test
  void everyChartIsAPictureInsideThePageThatSaysWhatItShows() throws Exception {
    for (Chart chart :
        List.of(
            Chart.line("断货率 by week", weeks, "week", "rate")
                .by("brand")
                .band("low", "high")
                .percent(),
            Chart.bar("断货率 by brand", weeks, "brand", "rate").whiskers("low", "high").percent(),
            Chart.reliability("stated and true", weeks))) {
      Matcher image = IMAGE.matcher(chart.html());
      assertThat(image.find()).isTrue();
      assertThat(
              ImageIO.read(new ByteArrayInputStream(Base64.getDecoder().decode(image.group(1))))
                  .getWidth())
          .isGreaterThan(800);
      assertThat(chart.html()).contains("alt=\"" + Html.escape(chart.text()));
      assertThat(chart.text()).isNotBlank();
    }
  }

  @Test
  void aPairWithoutARowIsWhiteInAHeatMap() {
    Table some =
        Table.of(
            List.of("x", "y", "n"), List.of(List.of("a", "north", 4), List.of("b", "south", 1)));

    assertThat(Chart.heat("t", some, "x", "y", "n").html())
        .contains("background:#fff\"></td>", "background:#6aaed6\">4</td>");
  }

  @Test
  void moreLinesThanAnybodyCanFollowAreRefused() {
    assertThatThrownBy(() -> Chart.line("t", weeks(8), "week", "rate").by("brand").html())
        .hasMessageContaining("more than 7");
  }

  @Test
  void aChartOfXChartItselfIsShownToo() {
    XYChart own = new XYChart(300, 200);
    own.addSeries("own", new double[] {1, 2, 3});

    var renderer =
        new KernelDisplay()
            .getDisplayRenderers().stream()
                .filter(each -> each.rendererClass().isInstance(own))
                .findFirst()
                .orElseThrow();

    assertThat(String.valueOf(renderer.render("text/html", own).data().get("text/html")))
        .contains("data:image/png");
  }

  /** Two weeks for each of some brands; as probabilities, too. */
  private static Table weeks(int brands) {
    List<List<Object>> rows = new ArrayList<>();
    for (int brand = 1; brand <= brands; brand++) {
      for (int week = 0; week < 2; week++) {
        double rate = brand / 10.0;
        rows.add(
            List.of(
                LocalDate.of(2026, 3, 2).plusWeeks(week),
                "b" + brand,
                rate,
                rate / 2,
                0.9,
                rate,
                9L));
      }
    }
    return Table.of(List.of("week", "brand", "rate", "low", "high", "mean_probability", "n"), rows);
  }
}
