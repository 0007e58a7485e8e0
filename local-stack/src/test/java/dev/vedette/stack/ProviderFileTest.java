package dev.vedette.stack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProviderFileTest {
  @SuppressWarnings("NullAway.Init") // JUnit
  @TempDir
  private Path folder;

  private StateFolder state;
  private final StackSettings settings = StackSettings.standard();

  @BeforeEach
  void makeFolder() {
    state = new StateFolder(folder.resolve("state"));
  }

  private Path file(String client) throws IOException {
    return Files.writeString(
        folder.resolve("given.yaml"),
        """
        issuer: https://login.example.org
        client-id: %s
        role-claim: groups
        roles: {staff: analyst}
        """
            .formatted(client));
  }

  @Test
  void thereIsNoneUnlessOneWasGiven() {
    assertThat(ProviderFile.of(state, settings)).isEmpty();
  }

  @Test
  void aRightOneIsKeptAndAWrongOneLeavesItAlone() throws IOException {
    ProviderFile.keep(file("one"), state, settings);
    assertThat(ProviderFile.of(state, settings))
        .hasValueSatisfying(
            kept -> {
              assertThat(kept.clientId()).isEqualTo("one");
              assertThat(kept.redirect())
                  .isEqualTo(URI.create("http://127.0.0.1:18070/sign-in/callback"));
            });
    Path wrong = file("two\nsecret: 1");
    assertThatThrownBy(() -> ProviderFile.keep(wrong, state, settings))
        .isInstanceOf(StackException.class)
        .hasMessageContaining("given.yaml")
        .hasMessageContaining("there is no key \"secret\"");
    assertThat(ProviderFile.of(state, settings))
        .hasValueSatisfying(kept -> assertThat(kept.clientId()).isEqualTo("one"));
  }
}
