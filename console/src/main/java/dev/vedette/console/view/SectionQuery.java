package dev.vedette.console.view;

import dev.vedette.console.alert.ConsoleRole;
import dev.vedette.console.alert.Viewer;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The query of a section for somebody. Its file has marks in it, for what depends on who asks and
 * what for:
 *
 * <ul>
 *   <li><code>{{within COLUMN}}</code> the region lies in what he sees and asks for;
 *   <li><code>{{areas COLUMN LEVEL}}</code> the region is one that he asks for or, unasked, one of
 *       the highest that he sees. Figures by region of every level are counted once by it;
 *   <li><code>{{own COLUMN}}</code> the outlet is one that he sees;
 *   <li><code>{{quality SCOPE PLACE}}</code> the same as <code>areas</code> for figures that are
 *       also there for the whole;
 *   <li><code>{{is COLUMN}}</code> the column is as asked for, or nothing is asked for;
 *   <li><code>{{given NAME}}</code> what is asked for; without it there is nothing to be shown;
 *   <li><code>{{known}}</code> the time as of which is asked; now, unasked;
 *   <li><code>{{personal COLUMN}}</code> the column, for those who see what is personal;
 *   <li><code>{{zone}}</code> in which days begin.
 * </ul>
 *
 * <p>Whatever comes from outside is a parameter, never part of the text. In a secured stack Trino
 * limits rows by itself, too; both must agree to a row.
 *
 * @param sql with a question mark for each parameter
 */
record SectionQuery(String sql, List<String> parameters) {
  private static final Pattern MARK = Pattern.compile("\\{\\{([a-z]+)((?: [a-z_.]+)*)}}");
  private static final String ROOT = "/dev/vedette/console/sql/";
  private static final String MASKED = "'(masked)'";

  SectionQuery {
    parameters = List.copyOf(parameters);
  }

  /**
   * The query of a section.
   *
   * @param asked filters by name
   * @param zone in which days begin
   */
  static SectionQuery of(
      View view, String section, Viewer viewer, Map<String, String> asked, String zone) {
    return new Binding(viewer, asked, zone).bind(read(view, section));
  }

  private static String read(View view, String section) {
    String path = ROOT + view.label() + "/" + section + ".sql";
    try (InputStream file = SectionQuery.class.getResourceAsStream(path)) {
      if (file == null) {
        throw new IllegalStateException("The console lacks " + path + ".");
      }
      return new String(file.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new IllegalStateException("Cannot read " + path + ".", e);
    }
  }

  /** Puts in what the marks stand for, and gathers the parameters in the order of the text. */
  private static final class Binding {
    private final Viewer viewer;
    private final Map<String, String> asked;
    private final String zone;
    private final List<String> parameters = new ArrayList<>();

    Binding(Viewer viewer, Map<String, String> asked, String zone) {
      this.viewer = viewer;
      this.asked = asked;
      this.zone = zone;
    }

    SectionQuery bind(String text) {
      StringBuilder sql = new StringBuilder();
      Matcher mark = MARK.matcher(text);
      while (mark.find()) {
        List<String> words = List.of(mark.group(2).strip().split(" "));
        mark.appendReplacement(sql, Matcher.quoteReplacement(meaning(mark.group(1), words)));
      }
      mark.appendTail(sql);
      return new SectionQuery(sql.toString(), parameters);
    }

    private String meaning(String mark, List<String> words) {
      String column = words.getFirst();
      return switch (mark) {
        case "within" -> "(" + within(column) + ")";
        case "areas" -> "(" + areas(column, words.get(1) + " = 1") + ")";
        case "quality" ->
            seesAll() && region() == null
                ? "(%s = 'all')".formatted(column)
                : "(%s = 'region' AND (%s))".formatted(column, areas(words.get(1), "true"));
        case "own" ->
            "%s IN (SELECT outlet_id FROM vedette.raw.outlets_current WHERE %s)"
                .formatted(column, ownOutlets());
        case "is" -> is(column);
        case "given" -> parameter(asked.getOrDefault(column, ""));
        case "known" ->
            asked.containsKey("known")
                ? "from_iso8601_timestamp(%s)".formatted(parameter(asked.getOrDefault("known", "")))
                : "current_timestamp";
        case "personal" -> seesPersonalData() ? column : MASKED;
        case "zone" -> parameter(zone);
        default -> throw new IllegalStateException("There is no mark " + mark + ".");
      };
    }

    private String is(String column) {
      String name = column.substring(column.lastIndexOf('.') + 1);
      String value = asked.get(name);
      return value == null ? "true" : "%s = %s".formatted(column, parameter(value));
    }

    /** A rep's outlets are told by the rep, and by no region. */
    private String ownOutlets() {
      if (viewer.role() == ConsoleRole.REP) {
        String own = "rep_id = " + parameter(viewer.name());
        return region() == null ? own : own + " AND (" + below("region", region()) + ")";
      }
      return within("region");
    }

    private String within(String column) {
      List<String> parts = new ArrayList<>();
      if (!seesAll()) {
        parts.add(
            "(" + any(viewer.regions().stream().map(own -> below(column, own)).toList()) + ")");
      }
      if (region() != null) {
        parts.add("(" + below(column, region()) + ")");
      }
      return parts.isEmpty() ? "true" : String.join(" AND ", parts);
    }

    private String areas(String column, String top) {
      String region = region();
      if (region != null) {
        return within(column) + " AND %s = %s".formatted(column, parameter(region));
      }
      if (seesAll()) {
        return top;
      }
      // One that lies below another of his is counted there.
      return any(
          highest(viewer.regions()).stream()
              .map(own -> "%s = %s".formatted(column, parameter(own)))
              .toList());
    }

    private String below(String column, String region) {
      return "%s = %s OR starts_with(%s, %s)"
          .formatted(column, parameter(region), column, parameter(region + "/"));
    }

    private static String any(List<String> conditions) {
      return conditions.isEmpty() ? "false" : String.join(" OR ", conditions);
    }

    private static List<String> highest(List<String> regions) {
      return regions.stream()
          .distinct()
          .filter(region -> regions.stream().noneMatch(other -> region.startsWith(other + "/")))
          .toList();
    }

    private boolean seesAll() {
      return viewer.role() == ConsoleRole.OPERATOR || viewer.role() == ConsoleRole.ANALYST;
    }

    /** As docs/security.md has it; a rep keeps the files of its outlets, so it sees them. */
    private boolean seesPersonalData() {
      return viewer.role() == ConsoleRole.OPERATOR
          || viewer.role() == ConsoleRole.MANAGER
          || viewer.role() == ConsoleRole.REP;
    }

    private @Nullable String region() {
      return asked.get("region");
    }

    private String parameter(String value) {
      parameters.add(value);
      return "?";
    }
  }
}
