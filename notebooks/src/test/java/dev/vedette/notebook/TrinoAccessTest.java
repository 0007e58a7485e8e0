package dev.vedette.notebook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TrinoAccessTest {
  @TempDir private Path folder;

  @Test
  void theEnvironmentIsTakenAtItsWord() {
    TrinoAccess access =
        TrinoAccess.find(
            Map.of("VEDETTE_TRINO_URL", "jdbc:trino://far:443/vedette", "VEDETTE_TOKEN", "secret"),
            folder);

    assertThat(access.url()).isEqualTo("jdbc:trino://far:443/vedette");
    assertThat(access.properties())
        .containsEntry("accessToken", "secret")
        .doesNotContainKey("user");
    assertThat(access.toString()).doesNotContain("secret");
  }

  @Test
  void anOpenStackIsFoundByItsStateFolder() throws Exception {
    settings("open");

    TrinoAccess access = TrinoAccess.find(Map.of("VEDETTE_USER", "ann"), folder);

    assertThat(access.url()).isEqualTo("jdbc:trino://127.0.0.1:19090/vedette");
    assertThat(access.properties()).containsEntry("user", "ann").containsEntry("timezone", "UTC");
  }

  @Test
  void aSecuredStackWantsATokenAndIsKnownByItsCertificate() throws Exception {
    settings("secured");

    assertThatThrownBy(() -> TrinoAccess.find(Map.of(), folder))
        .hasMessageContaining("vedette token NAME");
    assertThat(TrinoAccess.find(Map.of("VEDETTE_TOKEN", "t"), folder).url())
        .contains("SSL=true")
        .endsWith(folder.resolve(".vedette/security/trino-certificate.pem").toString());
  }

  @Test
  void whereThereIsNoStackTheUserLearnsHowToStartOne() {
    assertThatThrownBy(() -> TrinoAccess.find(Map.of(), folder))
        .isInstanceOf(NotebookException.class)
        .hasMessageContaining("./vedette up");
  }

  private void settings(String access) throws Exception {
    Path state = Files.createDirectories(folder.resolve(".vedette"));
    Files.write(state.resolve("stack.properties"), List.of("trino-port=19090", "access=" + access));
  }
}
