package dev.vedette.cli.trend;

import dev.vedette.trend.Shape;
import dev.vedette.trend.TrendState;
import dev.vedette.trend.study.Interval;
import dev.vedette.trend.study.Power;
import dev.vedette.trend.study.PowerStudy;
import dev.vedette.trend.study.Said;
import dev.vedette.trend.study.Scenario;
import dev.vedette.trend.study.StudyResult;
import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Prints what came of a study of trends. */
public final class StudyTable {
  private static final int NAME = 36;
  private static final int CELL = 18;

  private StudyTable() {}

  /** Prints a table for each level, and then what the verdicts say. */
  public static void print(StudyResult result, PrintWriter out) {
    for (String level : result.powers().stream().map(Power::level).distinct().toList()) {
      List<Power> powers =
          result.powers().stream().filter(power -> power.level().equals(level)).toList();
      out.printf(
          Locale.ROOT,
          "%nBy %s: %d series of %d weeks; share of declines that is found within 4 / 8 / 16 weeks, at %.1f false alarms per series and year%n",
          level,
          powers.getFirst().series(),
          result.weeks(),
          result.alarmsPerYear());
      StringBuilder head = new StringBuilder(padded("", NAME));
      powers.forEach(power -> head.append(padded(power.method(), CELL + 10)));
      out.println(head.toString().stripTrailing());
      for (Scenario scenario : powers.getFirst().found().keySet()) {
        StringBuilder line = new StringBuilder(padded(name(scenario), NAME));
        powers.forEach(
            power ->
                line.append(
                    padded(cell(power.found().getOrDefault(scenario, List.of())), CELL + 10)));
        out.println(line.toString().stripTrailing());
      }
      out.printf(
          Locale.ROOT,
          "with the alarm as shipped: %.2f false alarms per series and year%n",
          result.asShipped().getOrDefault(level, Double.NaN));
    }
    out.println();
    out.println("What the verdicts as shipped say of a sudden decline of 20 %:");
    for (Said said : result.said()) {
      out.printf(
          "  %-12s %-8s after %2d weeks: %s%n",
          said.cause(), said.level(), said.weeks(), shares(said.shares()));
    }
    out.println();
    out.println(
        "In brackets, the 95 % interval of the share within 16 weeks, over draws of brands; docs/trends.md explains the rest.");
    out.flush();
  }

  static String name(Scenario scenario) {
    if (scenario.size() == 0) {
      return "no decline (chance)";
    }
    return String.format(
        Locale.ROOT,
        "%.0f %%, %s",
        scenario.size() * 100,
        scenario.shape() == Shape.SUDDEN ? "at once" : "over 13 weeks");
  }

  private static String cell(List<Interval> found) {
    StringBuilder cell = new StringBuilder();
    for (int h = 0; h < PowerStudy.HORIZONS.size() && h < found.size(); h++) {
      cell.append(h == 0 ? "" : " / ").append(percent(found.get(h).value()));
    }
    Interval last = found.getLast();
    return cell.append(" (%s–%s)".formatted(percent(last.low()), percent(last.high()))).toString();
  }

  static String shares(Map<TrendState, Double> shares) {
    StringBuilder text = new StringBuilder();
    shares.forEach(
        (state, share) ->
            text.append(text.isEmpty() ? "" : ", ")
                .append(state.name().toLowerCase(Locale.ROOT).replace('_', ' '))
                .append(' ')
                .append(percent(share))
                .append(" %"));
    return text.toString();
  }

  static String percent(double share) {
    return String.format(Locale.ROOT, "%.0f", share * 100);
  }

  private static String padded(String text, int width) {
    return text + " ".repeat(Math.max(1, width - text.length()));
  }
}
