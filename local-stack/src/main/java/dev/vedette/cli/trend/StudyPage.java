package dev.vedette.cli.trend;

import dev.vedette.cli.backtest.Html;
import dev.vedette.trend.study.Interval;
import dev.vedette.trend.study.Power;
import dev.vedette.trend.study.PowerStudy;
import dev.vedette.trend.study.Said;
import dev.vedette.trend.study.Scenario;
import dev.vedette.trend.study.StudyResult;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/**
 * A study of trends as one HTML page that asks nothing of any server. The same study gives the same
 * bytes.
 */
public final class StudyPage {
  private static final String STYLE =
      """
      body { font: 15px/1.5 system-ui, sans-serif; margin: 2rem auto; max-width: 76rem; padding: 0 1rem; color: #222; }
      table { border-collapse: collapse; margin: 1rem 0; }
      th, td { padding: .3rem .8rem; text-align: left; border-bottom: 1px solid #ddd; vertical-align: top; }
      td.bar { min-width: 11rem; }
      td.bar div { background: #9aa7b4; height: .55rem; }
      tr td.bar:nth-child(2) div { background: #1f6f8b; }
      small, .note { color: #666; }
      .lead { font-size: 1.15rem; }
      """;

  private StudyPage() {}

  /**
   * Writes the page.
   *
   * @param folder its name
   * @param data what is known of where it comes from
   */
  public static void write(StudyResult result, String folder, String data, Path file)
      throws IOException {
    StringBuilder page = new StringBuilder();
    page.append(
        """
        <p class="lead">Declines of a known size were put into weeks as they were. Shown is the share that each method found within %d weeks,
        at %.1f false alarms for each series and year for all of them.</p>
        <p>%s</p>
        """
            .formatted(PowerStudy.HORIZONS.getLast(), result.alarmsPerYear(), Html.escaped(data)));
    for (String level : result.powers().stream().map(Power::level).distinct().toList()) {
      page.append(table(result, level));
    }
    page.append("<h2>What the verdicts say</h2>\n<table>\n");
    page.append("<tr><th>20 % at once</th><th>areas</th><th>weeks after</th><th>said</th></tr>\n");
    for (Said said : result.said()) {
      page.append(
          "<tr><td>%s</td><td>%s</td><td>%d</td><td>%s</td></tr>\n"
              .formatted(
                  Html.escaped(said.cause()),
                  Html.escaped(said.level()),
                  said.weeks(),
                  Html.escaped(StudyTable.shares(said.shares()))));
    }
    page.append("</table>\n");
    Files.writeString(
        file,
        Html.page("How well declines of brands are found: " + folder, STYLE, page.toString()));
  }

  private static String table(StudyResult result, String level) {
    List<Power> powers =
        result.powers().stream().filter(power -> power.level().equals(level)).toList();
    StringBuilder table = new StringBuilder();
    table.append(
        String.format(
            Locale.ROOT,
            "<h2>By %s</h2>\n<p class=\"note\">%d series of %d weeks. With the alarm as shipped: %.2f false alarms for each series and year.</p>\n<table>\n<tr><th>decline</th>",
            Html.escaped(level),
            powers.getFirst().series(),
            result.weeks(),
            result.asShipped().getOrDefault(level, Double.NaN)));
    powers.forEach(power -> table.append("<th>%s</th>".formatted(Html.escaped(power.method()))));
    table.append("</tr>\n");
    for (Scenario scenario : powers.getFirst().found().keySet()) {
      table.append("<tr><td>%s</td>".formatted(Html.escaped(StudyTable.name(scenario))));
      for (Power power : powers) {
        table.append(cell(power.found().getOrDefault(scenario, List.of())));
      }
      table.append("</tr>\n");
    }
    return table.append("</table>\n").toString();
  }

  private static String cell(List<Interval> found) {
    Interval last = found.getLast();
    StringBuilder early = new StringBuilder();
    for (int h = 0; h < found.size() - 1; h++) {
      early.append(
          "%s%s %% in %d"
              .formatted(
                  h == 0 ? "" : ", ",
                  StudyTable.percent(found.get(h).value()),
                  PowerStudy.HORIZONS.get(h)));
    }
    return "<td class=\"bar\"><div style=\"width:%s%%\"></div>%s %% <small>(%s–%s)<br>%s weeks</small></td>"
        .formatted(
            StudyTable.percent(last.value()),
            StudyTable.percent(last.value()),
            StudyTable.percent(last.low()),
            StudyTable.percent(last.high()),
            early);
  }
}
