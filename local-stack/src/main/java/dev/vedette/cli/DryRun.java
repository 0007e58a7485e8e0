package dev.vedette.cli;

import dev.vedette.event.AlertTransition;
import dev.vedette.event.StockoutAlert;
import dev.vedette.replay.StockoutReplay;
import dev.vedette.stack.StackException;
import dev.vedette.stockout.RuleSettings;
import dev.vedette.stockout.StockoutRules;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** What a changed rule would have done to the managers' days, before anybody turns it on. */
final class DryRun {
  private DryRun() {}

  /** The standard rules with each {@code name=value} set. */
  static StockoutRules changed(List<String> settings) {
    StockoutRules rules = StockoutRules.standard();
    for (String setting : settings) {
      int sign = setting.indexOf('=');
      if (sign < 1) {
        throw new StackException(
            "Cannot set %s: write it as name=value, such as raise-from=0.6".formatted(setting));
      }
      try {
        rules = RuleSettings.with(rules, setting.substring(0, sign), setting.substring(sign + 1));
      } catch (IllegalArgumentException e) {
        throw new StackException(String.valueOf(e.getMessage()), e);
      }
    }
    return rules;
  }

  /** Replays the folder under both sets of rules and prints the difference. */
  static void print(Path folder, List<String> settings, int parallelism, PrintWriter console)
      throws IOException {
    Load before = load(folder, StockoutRules.standard(), parallelism);
    Load after = load(folder, changed(settings), parallelism);
    console.printf("%nDry run of %s%n%n", String.join(", ", settings));
    console.printf("%-36s %12s %12s %12s%n", "", "as it is", "changed", "difference");
    row(console, "alerts raised", before.raised(), after.raised());
    row(console, "alerts per manager and day, mean", before.mean(), after.mean());
    row(console, "alerts per manager and day, 9 in 10", before.ninth(), after.ninth());
    row(console, "raised before the shelf was empty", before.early(), after.early());
    console.flush();
  }

  private static void row(PrintWriter console, String what, double before, double after) {
    console.printf("%-36s %,12.2f %,12.2f %+,12.2f%n", what, before, after, after - before);
  }

  /**
   * What managers are told.
   *
   * @param raised alerts
   * @param mean of a manager's day
   * @param ninth of ten days of managers, nine have no more
   * @param early alerts that were raised while there was stock
   */
  private record Load(double raised, double mean, double ninth, double early) {}

  private static Load load(Path folder, StockoutRules rules, int parallelism) throws IOException {
    List<StockoutAlert> alerts =
        StockoutReplay.run(
                new FolderFeed(folder.toString(), Instant.now()), rules, parallelism, score -> {})
            .stream()
            .filter(alert -> alert.getTransition() == AlertTransition.RAISED)
            // Those that stand under an incident, and the incident itself, are no manager's.
            .filter(alert -> alert.getOutletId() != null && !alert.getHeldBack())
            .toList();
    if (alerts.isEmpty()) {
      return new Load(0, 0, 0, 0);
    }
    Map<List<Object>, Integer> days = new HashMap<>();
    for (StockoutAlert alert : alerts) {
      days.merge(List.of(manager(alert), day(alert, rules)), 1, Integer::sum);
    }
    long managers = alerts.stream().map(DryRun::manager).distinct().count();
    LocalDate first =
        alerts.stream().map(a -> day(a, rules)).min(LocalDate::compareTo).orElseThrow();
    LocalDate last =
        alerts.stream().map(a -> day(a, rules)).max(LocalDate::compareTo).orElseThrow();
    double all = managers * (double) (last.toEpochDay() - first.toEpochDay() + 1);
    // Days on which a manager was told nothing count, too.
    List<Integer> busiest = days.values().stream().sorted((a, b) -> Integer.compare(b, a)).toList();
    int tenth = (int) (all / 10);
    return new Load(
        alerts.size(),
        alerts.size() / all,
        tenth < busiest.size() ? busiest.get(tenth) : 0,
        alerts.stream().filter(alert -> alert.getProbability() != null).count());
  }

  private static String manager(StockoutAlert alert) {
    return Objects.requireNonNullElse(alert.getRepId(), "");
  }

  private static LocalDate day(StockoutAlert alert, StockoutRules rules) {
    return alert.getAt().atZone(rules.zone()).toLocalDate();
  }
}
