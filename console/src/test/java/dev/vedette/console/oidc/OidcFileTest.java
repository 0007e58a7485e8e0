package dev.vedette.console.oidc;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vedette.console.alert.ConsoleRole;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OidcFileTest {
  private static final URI CONSOLE = URI.create("http://127.0.0.1:18070");

  @TempDir private Path folder;

  private OidcFile.Result read(String text) throws IOException {
    Path file = Files.writeString(folder.resolve("oidc.yaml"), text);
    return OidcFile.read(file, CONSOLE, Map.of("OIDC_SECRET", "secret"));
  }

  @Test
  void theExampleOfTheDocumentationIsRight() throws IOException {
    Path root = Path.of(System.getProperty("vedette.root", "..")).resolve("docs/console.md");
    String page = Files.readString(root);
    int begin = page.indexOf("```yaml\n") + "```yaml\n".length();
    OidcFile.Result result = read(page.substring(begin, page.indexOf("```\n", begin)));
    assertThat(result.faults()).isEmpty();
    OidcSettings settings = Objects.requireNonNull(result.settings());
    assertThat(settings.redirect())
        .isEqualTo(URI.create("https://console.example.org/sign-in/callback"));
    assertThat(settings.roles())
        .containsExactly(
            Map.entry("trade-operators", ConsoleRole.OPERATOR),
            Map.entry("market-managers", ConsoleRole.MANAGER),
            Map.entry("customer-managers", ConsoleRole.REP));
    assertThat(settings.regions()).containsEntry("Hafen", "north/harbour");
    assertThat(settings.toString()).doesNotContain("=secret");
  }

  @Test
  void whatIsLeftOutHasASaneValue() throws IOException {
    OidcSettings settings =
        Objects.requireNonNull(
            read("""
                    issuer: http://localhost:8080
                    client-id: c
                    role-claim: groups
                    roles: {staff: analyst}
                    """)
                .settings());
    assertThat(settings.nameClaim()).isEqualTo("sub");
    assertThat(settings.scopes()).containsExactly("openid", "profile");
    assertThat(settings.clientSecret()).isNull();
    assertThat(settings.redirect()).isEqualTo(CONSOLE.resolve("/sign-in/callback"));
  }

  @Test
  void everythingThatIsWrongIsTold() throws IOException {
    OidcFile.Result result =
        read(
            """
            issuer: http://login.example.org
            client-secret-env: NOWHERE
            scopes: [profile]
            role-claim: groups
            roles: {staff: king, heads: manager}
            regions: {N: /north}
            secret: 1234
            """);
    assertThat(result.settings()).isNull();
    assertThat(String.join("\n", result.faults()))
        .contains(
            "there is no key \"secret\"",
            "issuer is \"http://login.example.org\"",
            "\"client-id\" is missing",
            "the variable NOWHERE is empty",
            "scopes: openid is missing",
            "\"king\" is no role",
            "managers and regulators need a region-claim",
            "\"/north\" is no region");
    assertThat(read("- a list").faults()).containsExactly("keys with values are expected");
    assertThat(read("a: [").faults()).singleElement().asString().startsWith("line 1: ");
  }

  @Test
  void aSecretThatOthersCanReadIsNone() throws IOException {
    String text =
        """
        issuer: https://login.example.org
        client-id: c
        client-secret-file: secret
        role-claim: groups
        roles: {staff: analyst}
        """;
    assertThat(read(text).faults()).singleElement().asString().contains("there is no file");
    Path secret = Files.writeString(folder.resolve("secret"), "s");
    Files.setPosixFilePermissions(secret, PosixFilePermissions.fromString("rw-r-----"));
    assertThat(read(text).faults()).singleElement().asString().contains("chmod 600");
    Files.setPosixFilePermissions(secret, PosixFilePermissions.fromString("rw-------"));
    assertThat(read(text).faults()).isEmpty();
  }
}
