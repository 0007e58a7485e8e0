package dev.vedette.cli.notebook;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.vedette.stack.Installation;
import dev.vedette.stack.StateFolder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NotebookFolderTest {
  @TempDir private Path home;
  @TempDir private Path root;

  @BeforeEach
  void install() throws Exception {
    Files.createDirectories(home.resolve("notebooks/target/lib"));
    for (String jar : List.of("kernel-1.0.jar", "vedette-notebooks-1.0.jar", "xchart-1.0.jar")) {
      Files.createFile(home.resolve("notebooks/target/lib").resolve(jar));
    }
    Files.writeString(home.resolve("notebooks/one.ipynb"), "shipped");
    Files.writeString(home.resolve("notebooks/two.ipynb"), "shipped");
  }

  @Test
  void theKernelIsStartedByTheJdkOfTheProductAndFindsOurClassesFirst() throws Exception {
    folder().installKernel();

    Path kernel = new StateFolder(root).jupyter().resolve("kernels/vedette");
    JsonNode spec = new ObjectMapper().readTree(kernel.resolve("kernel.json").toFile());
    assertThat(spec.path("argv"))
        .extracting(JsonNode::asText)
        .startsWith(home.resolve("jdk/bin/java").toString())
        .contains(
            "%1$s/vedette-notebooks-1.0.jar:%1$s/kernel-1.0.jar:%1$s/xchart-1.0.jar"
                .formatted(home.resolve("notebooks/target/lib")))
        .endsWith("{connection_file}");
    assertThat(Path.of(spec.path("env").path("RJK_INIT_SCRIPT").asText()))
        .hasContent("import dev.vedette.notebook.*;");
  }

  @Test
  void whatTheUserHasChangedStays() throws Exception {
    Path mine = new StateFolder(root).notebooks().resolve("one.ipynb");
    Files.createDirectories(root.resolve("notebooks"));
    Files.writeString(mine, "mine");

    assertThat(folder().copyNotebooks()).containsExactly(mine);

    assertThat(mine).hasContent("mine");
    assertThat(root.resolve("notebooks/two.ipynb")).hasContent("shipped");
  }

  private NotebookFolder folder() {
    return new NotebookFolder(new Installation(home, home.resolve("jdk")), new StateFolder(root));
  }
}
