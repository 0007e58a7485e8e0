package dev.vedette.cli.notebook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.vedette.stack.StackException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JupyterProgramsTest {
  @TempDir private Path folder;

  @Test
  void whereThereIsNoJupyterTheUserLearnsWhatToInstall() {
    JupyterPrograms none = new JupyterPrograms(List.of(folder));

    assertThat(none.canRender()).isFalse();
    assertThatThrownBy(none::server)
        .isInstanceOf(StackException.class)
        .hasMessageContaining("apt install jupyter-notebook jupyter-nbconvert");
    assertThatThrownBy(none::converter)
        .isInstanceOf(StackException.class)
        .hasMessageContaining("jupyter-nbconvert on the path");
  }

  @Test
  void labIsTakenWhereThereIsNoNotebook() throws Exception {
    Path lab = program("jupyter-lab");
    JupyterPrograms programs = new JupyterPrograms(List.of(folder));

    assertThat(programs.server()).isEqualTo(lab);
    Path notebook = program("jupyter-notebook");
    assertThat(programs.server()).isEqualTo(notebook);
  }

  private Path program(String name) throws Exception {
    Path file = Files.createFile(folder.resolve(name));
    return Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
  }
}
