package dev.vedette.notebook;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.util.Locale;
import org.knowm.xchart.internal.chartpart.AxesChart;
import org.knowm.xchart.style.AxesChartStyler;
import org.knowm.xchart.style.Styler.LegendLayout;
import org.knowm.xchart.style.Styler.LegendPosition;

/**
 * What all charts have in common. The colours are those of Okabe and Ito, which people who cannot
 * tell red from green tell apart; lines differ in their marks, too.
 */
final class Look {
  static final String FONT = Font.SANS_SERIF;
  static final int WIDTH = 820;
  static final int HEIGHT = 360;
  static final Color INK = new Color(0x222222);
  static final Color GRID = new Color(0xE3E3E3);
  static final Color BLUE = new Color(0x0072B2);

  private static final Color[] SERIES = {
    BLUE,
    new Color(0xD55E00),
    new Color(0x009E73),
    new Color(0xCC79A7),
    new Color(0x56B4E9),
    new Color(0xE69F00),
    new Color(0x555555)
  };

  private Look() {}

  static Color series(int index) {
    return SERIES[index % SERIES.length];
  }

  static void apply(AxesChart<?, ?> chart, Axes axes) {
    chart.setTitle(axes.title());
    chart.setXAxisTitle(axes.x());
    chart.setYAxisTitle(axes.percent() && !axes.y().isEmpty() ? axes.y() + ", %" : axes.y());
    AxesChartStyler style = chart.getStyler();
    style.setBaseFont(new Font(FONT, Font.PLAIN, 12));
    style.setChartTitleFont(new Font(FONT, Font.BOLD, 14));
    style.setAxisTitleFont(new Font(FONT, Font.PLAIN, 12));
    style.setAxisTickLabelsFont(new Font(FONT, Font.PLAIN, 11));
    style.setLegendFont(new Font(FONT, Font.PLAIN, 12));
    style.setChartFontColor(INK);
    style.setChartBackgroundColor(Color.WHITE);
    style.setChartTitleBoxVisible(false);
    style.setPlotBackgroundColor(Color.WHITE);
    style.setPlotBorderVisible(false);
    style.setPlotGridLinesColor(GRID);
    style.setPlotGridLinesStroke(new BasicStroke(1));
    style.setPlotGridVerticalLinesVisible(false);
    style.setLegendPosition(LegendPosition.OutsideS);
    style.setLegendLayout(LegendLayout.Horizontal);
    style.setLegendBorderColor(Color.WHITE);
    style.setLegendBackgroundColor(Color.WHITE);
    style.setSeriesColors(SERIES);
    style.setAxisTickMarksColor(INK);
    style.setChartPadding(10);
    style.setLocale(Locale.ROOT);
  }
}
