package dev.vedette.benchmark;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** What a benchmark measured: for each figure a value of each repetition. */
final class Report {
  private final String benchmark;
  private final Map<String, String> setting = new LinkedHashMap<>();
  private final Map<String, Figure> figures = new LinkedHashMap<>();

  /** One figure, with the values of all repetitions in the order in which they were measured. */
  record Figure(String name, String unit, List<Double> values) {
    double median() {
      List<Double> sorted = values.stream().sorted().toList();
      int middle = sorted.size() / 2;
      return sorted.size() % 2 == 1
          ? sorted.get(middle)
          : (sorted.get(middle - 1) + sorted.get(middle)) / 2;
    }

    double least() {
      return values.stream().mapToDouble(Double::doubleValue).min().orElse(Double.NaN);
    }

    double most() {
      return values.stream().mapToDouble(Double::doubleValue).max().orElse(Double.NaN);
    }
  }

  Report(String benchmark) {
    this.benchmark = benchmark;
    setting("measured at", Instant.now().truncatedTo(ChronoUnit.SECONDS).toString());
    setting("machine", Machine.description());
  }

  /** Says under what circumstances the figures were measured. */
  void setting(String name, String value) {
    setting.put(name, value);
  }

  /** Adds the value of one more repetition. */
  void add(String figure, String unit, double value) {
    figures
        .computeIfAbsent(figure, name -> new Figure(name, unit, new ArrayList<>()))
        .values()
        .add(value);
  }

  Figure figure(String name) {
    Figure figure = figures.get(name);
    if (figure == null) {
      throw new IllegalArgumentException("Nothing was measured under the name " + name);
    }
    return figure;
  }

  /** Settings, and a table of median, least and most. */
  void print(PrintWriter out) {
    out.println();
    setting.forEach((name, value) -> out.printf("%-14s %s%n", name, value));
    out.println();
    int width = figures.keySet().stream().mapToInt(String::length).max().orElse(10);
    out.printf(
        "%-" + width + "s  %-10s %12s %12s %12s  %s%n", "", "unit", "median", "min", "max", "n");
    for (Figure figure : figures.values()) {
      out.printf(
          "%-" + width + "s  %-10s %12s %12s %12s  %d%n",
          figure.name(),
          figure.unit(),
          text(figure.median()),
          text(figure.least()),
          text(figure.most()),
          figure.values().size());
    }
    out.flush();
  }

  /** Four significant digits, and all of those before the point. */
  private static String text(double value) {
    int digits = value == 0 ? 0 : (int) Math.max(0, 3 - Math.floor(Math.log10(Math.abs(value))));
    return String.format(Locale.ROOT, "%,." + Math.min(digits, 6) + "f", value);
  }

  /** Writes {@code NAME.csv}, a row for each value, and {@code NAME.json} into a folder. */
  void write(Path folder) throws IOException {
    Files.createDirectories(folder);
    List<String> rows = new ArrayList<>(List.of("benchmark,figure,unit,repetition,value"));
    ObjectMapper mapper = new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);
    ObjectNode json = mapper.createObjectNode().put("benchmark", benchmark);
    ObjectNode circumstances = json.putObject("setting");
    setting.forEach(circumstances::put);
    ArrayNode all = json.putArray("figures");
    for (Figure figure : figures.values()) {
      ArrayNode values =
          all.addObject()
              .put("name", figure.name())
              .put("unit", figure.unit())
              .put("median", figure.median())
              .put("min", figure.least())
              .put("max", figure.most())
              .putArray("values");
      for (int i = 0; i < figure.values().size(); i++) {
        values.add(figure.values().get(i));
        rows.add(
            "%s,\"%s\",%s,%d,%s"
                .formatted(benchmark, figure.name(), figure.unit(), i + 1, figure.values().get(i)));
      }
    }
    Files.write(folder.resolve(benchmark + ".csv"), rows);
    mapper.writeValue(folder.resolve(benchmark + ".json").toFile(), json);
  }
}
