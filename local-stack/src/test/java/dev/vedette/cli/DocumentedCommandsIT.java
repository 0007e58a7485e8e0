package dev.vedette.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vedette.cli.notebook.JupyterPrograms;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Every command in a shell block of the documentation does what it is said to do, or at least
 * succeeds.
 */
class DocumentedCommandsIT {
  private static final Path ROOT =
      Path.of(Objects.requireNonNull(System.getProperty("vedette.root")));
  private static final Pattern SHELL_BLOCK = Pattern.compile("```sh\n(.*?)```", Pattern.DOTALL);
  private static final Pattern WORD = Pattern.compile("\"([^\"]*)\"|(\\S+)");

  private static final Map<String, ExpectedHeadline> HEADLINES =
      Map.of(
          "alert-quality.html",
          ExpectedHeadline.of(
              "Of the alerts of the last 13 weeks, {share} came true. Of the stockouts that somebody"
                  + " found, {share} had been warned of a day before or earlier."),
          "brand-decline.html",
          ExpectedHeadline.of(
              "{text}: {text}. What is ordered changes by {number} % a week (95 %: {number} to"
                  + " {number}); p = {number}, over {count} weeks, as the steepest of {count}"
                  + " brands."),
          "customer-managers-week.html",
          ExpectedHeadline.of(
              "In the week of {text}, {text} looked after {count} outlets, visited {count} of them,"
                  + " and was told of {count} stockouts to come; {number} more were one matter of a"
                  + " depot."),
          "price-audit.html",
          ExpectedHeadline.of(
              "Of the prices seen in {text}, {share} broke the law as we know it now. As known on"
                  + " {text} it was {share}. {number} verdicts are new or different since."),
          "stockouts-this-week.html",
          ExpectedHeadline.of(
              "In the week of {text}, {share} of the product-and-outlet pairs in sample shops ran"
                  + " out. The {count} alerts of that week stand for sales of {count} missed, at"
                  + " wholesale, by expectation."));

  @Test
  void everyCommandInTheDocumentationSucceeds(
      @TempDir Path state, @TempDir Path market, @TempDir Path out) throws Exception {
    SmallMarket.write(1, market);
    List<String> commands = documented();
    assertThat(commands)
        .anyMatch(command -> command.startsWith("demo"))
        .anyMatch(command -> command.startsWith("load"))
        .anyMatch(command -> command.startsWith("simulate --live"));
    boolean jupyter = JupyterPrograms.onPath().canRender();
    // CI installs it (.ci/run), so there its absence is a failure and not a reason to skip.
    assertThat(jupyter || System.getenv("CI") == null).as("Jupyter is installed").isTrue();
    LocalStack stack = new LocalStack(state);
    assertSucceeds("up", stack.up());
    try {
      for (String command : commands) {
        if (command.startsWith("notebook") && !jupyter) {
          System.out.println("Skipped, because Jupyter is not installed: " + command);
          continue;
        }
        String filled =
            command
                .replace("NEW-FOLDER", out.resolve("new-" + commands.indexOf(command)).toString())
                .replace("FOLDER", market.toString())
                .replace("OUT", out.toString());
        assertSucceeds(command, stack.run(words(filled)));
      }
      if (jupyter) {
        assertEveryNotebookSaysSomething(out);
      }
    } finally {
      stack.run("down");
    }
  }

  /**
   * A cell that throws has failed the command by then; here there must be data behind the words.
   */
  private static void assertEveryNotebookSaysSomething(Path out) throws IOException {
    for (Map.Entry<String, ExpectedHeadline> notebook : HEADLINES.entrySet()) {
      String page = Files.readString(out.resolve(notebook.getKey()));
      assertThat(notebook.getValue().fault(page)).as(notebook.getKey()).isEmpty();
      assertThat(page).as(notebook.getKey() + " has a chart").contains("data:image/png");
    }
  }

  /** What stops the stack comes last, and what reads all of it just before. */
  private static List<String> documented() throws IOException {
    List<String> commands = new ArrayList<>();
    try (Stream<Path> docs = Files.walk(ROOT.resolve("docs"))) {
      List<Path> pages =
          Stream.concat(
                  Stream.of(ROOT.resolve("README.md")),
                  docs.filter(file -> file.toString().endsWith(".md")).sorted())
              .toList();
      for (Path page : pages) {
        Matcher block = SHELL_BLOCK.matcher(Files.readString(page));
        while (block.find()) {
          block
              .group(1)
              .lines()
              .filter(line -> line.startsWith("./vedette "))
              .map(line -> line.substring("./vedette ".length()).replaceFirst("\\s+#.*", ""))
              .forEach(commands::add);
        }
      }
    }
    commands.sort(
        Comparator.comparing((String command) -> command.equals("down"))
            .thenComparing(command -> command.startsWith("notebook")));
    return commands;
  }

  private static String[] words(String command) {
    List<String> words = new ArrayList<>();
    Matcher word = WORD.matcher(command);
    while (word.find()) {
      words.add(word.group(1) != null ? word.group(1) : word.group(2));
    }
    return words.toArray(String[]::new);
  }

  private static void assertSucceeds(String command, Outcome outcome) {
    assertThat(outcome.exitCode()).as("%s%n%s", command, outcome.out()).isZero();
  }
}
