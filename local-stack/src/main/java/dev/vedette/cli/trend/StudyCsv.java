package dev.vedette.cli.trend;

import dev.vedette.cli.csv.CsvFile;
import dev.vedette.trend.study.Interval;
import dev.vedette.trend.study.Power;
import dev.vedette.trend.study.PowerStudy;
import dev.vedette.trend.study.Scenario;
import dev.vedette.trend.study.StudyResult;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Every share with its interval, for those who compare studies. */
public final class StudyCsv {
  private StudyCsv() {}

  /** Writes one row for each level, method, decline and horizon. */
  public static void write(StudyResult result, Path file) throws IOException {
    try (CsvFile csv =
        CsvFile.create(
            file,
            "level",
            "method",
            "series",
            "threshold",
            "alarms_per_series_year",
            "shape",
            "size",
            "within_weeks",
            "found",
            "low",
            "high")) {
      for (Power power : result.powers()) {
        for (Map.Entry<Scenario, List<Interval>> found : power.found().entrySet()) {
          for (int h = 0; h < found.getValue().size(); h++) {
            Interval share = found.getValue().get(h);
            csv.row(
                power.level(),
                power.method(),
                power.series(),
                power.threshold(),
                power.alarmsPerYear(),
                found.getKey().shape().name().toLowerCase(Locale.ROOT),
                found.getKey().size(),
                PowerStudy.HORIZONS.get(h),
                share.value(),
                share.low(),
                share.high());
          }
        }
      }
    }
  }
}
