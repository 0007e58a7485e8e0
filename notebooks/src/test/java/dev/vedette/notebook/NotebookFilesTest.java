package dev.vedette.notebook;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The committed notebooks can be reviewed line by line. */
class NotebookFilesTest {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final int LONGEST_CELL = 85;

  @Test
  void thereAreFive() throws IOException {
    assertThat(files())
        .extracting(file -> String.valueOf(file.getFileName()))
        .containsExactly(
            "alert-quality.ipynb",
            "brand-decline.ipynb",
            "customer-managers-week.ipynb",
            "price-audit.ipynb",
            "stockouts-this-week.ipynb");
  }

  @Test
  void noneHasOutputsOrTracesOfARun() throws IOException {
    for (Path file : files()) {
      JsonNode notebook = JSON.readTree(file.toFile());
      assertThat(notebook.path("metadata"))
          .as("metadata of %s", file)
          .isEqualTo(
              JSON.readTree(
                  """
                  {"kernelspec": {"display_name": "Java (Vedette)", "language": "java", "name": "vedette"},
                   "language_info": {"name": "java"}}
                  """));
      Set<String> ids = new HashSet<>();
      for (JsonNode cell : notebook.path("cells")) {
        assertThat(ids.add(cell.path("id").asText())).as("ids of %s", file).isTrue();
        assertThat(cell.path("metadata").isEmpty()).isTrue();
        assertThat(cell.path("source").size()).as("lines in %s", file).isLessThan(LONGEST_CELL);
        if (cell.path("cell_type").asText().equals("code")) {
          assertThat(cell.path("outputs").isEmpty()).as("outputs of %s", file).isTrue();
          assertThat(cell.path("execution_count").isNull()).as("runs of %s", file).isTrue();
        }
      }
    }
  }

  @Test
  void eachBeginsWithATitleAndAComputedHeadline() throws IOException {
    for (Path file : files()) {
      JsonNode cells = JSON.readTree(file.toFile()).path("cells");
      assertThat(text(cells.get(0))).startsWith("# ");
      assertThat(text(cells.get(1))).contains("Vedette.connect()", ".headline(");
    }
  }

  private static String text(JsonNode cell) {
    StringBuilder text = new StringBuilder();
    cell.path("source").forEach(line -> text.append(line.asText()));
    return text.toString();
  }

  private static List<Path> files() throws IOException {
    Path folder =
        Path.of(Objects.requireNonNull(System.getProperty("vedette.root"))).resolve("notebooks");
    try (Stream<Path> files = Files.list(folder)) {
      return files.filter(file -> file.toString().endsWith(".ipynb")).sorted().toList();
    }
  }
}
