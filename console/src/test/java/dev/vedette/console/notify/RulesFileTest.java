package dev.vedette.console.notify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.vedette.console.alert.Severity;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RulesFileTest {
  private static final Map<String, String> ENVIRONMENT =
      Map.of("HOOK_SECRET", "0123456789abcdef0123456789abcdef", "SHORT", "x");

  @TempDir private Path folder;

  private RulesFile.Result read(String text) {
    return RulesFile.read(text, folder, Receivers.CONSOLE, ENVIRONMENT);
  }

  @Test
  void theExampleOfTheDocumentationIsRight() throws IOException {
    Path root = Path.of(System.getProperty("vedette.root", "..")).resolve("docs/notifications.md");
    String page = Files.readString(root);
    int begin = page.indexOf("```yaml\n") + "```yaml\n".length();
    Path password = Files.writeString(folder.resolve("mail-password"), "secret\n");
    Files.setPosixFilePermissions(password, PosixFilePermissions.fromString("rw-------"));
    RulesFile.Result result = read(page.substring(begin, page.indexOf("```\n", begin)));
    assertThat(result.faults()).isEmpty();
    assertThat(result.rules().receivers())
        .extracting(receiver -> receiver.address().kind())
        .contains("webhook", "email", "alertmanager");
    Rule first = result.rules().rules().getFirst();
    assertThat(first.severity()).isEqualTo(Severity.HIGH);
    assertThat(first.escalation()).isNotNull();
    assertThat(result.rules().rules())
        .extracting(Rule::shifts)
        .contains(
            new Shifts(
                List.of(LocalTime.of(8, 0), LocalTime.of(20, 0)), ZoneId.of("Asia/Shanghai")));
  }

  @Test
  void whatIsLeftOutHasASaneValue() {
    RulesFile.Result result =
        read(
            """
            receivers:
              - name: desk
                webhook: {url: "http://127.0.0.1/hook", secret-env: HOOK_SECRET}
            rules:
              - name: all
                receiver: desk
            """);
    assertThat(result.faults()).isEmpty();
    assertThat(result.rules().console()).isEqualTo(Receivers.CONSOLE);
    assertThat(result.rules().receivers().getFirst().gather()).isEqualTo(Duration.ofSeconds(10));
    assertThat(result.rules().rules().getFirst().severity()).isEqualTo(Severity.LOW);
  }

  @Test
  void everythingThatIsWrongIsToldWithItsPlace() {
    RulesFile.Result result =
        read(
            """
            receivers:
              - name: desk
                webhook: {url: "ftp://x", secret-env: SHORT, colour: red}
              - name: desk
                email: {host: mail.example.org, protection: none, from: me, to: [], user: x}
              - name: router
                gather: 10s
                alertmanager: {url: "http://127.0.0.1:9093"}
              - name: nothing
            rules:
              - name: one
                receiver: desc
                severity: grave
                regions: [north/]
                money: -1
              - name: two
                receiver: router
                digest: ["8 o'clock"]
                zone: Nowhere
              - receiver: desk
                escalate: {after: PT0S, receiver: router}
            """);
    assertThat(result.faults())
        .contains(
            "receiver 1 (desk), webhook: there is no key \"colour\"; there are url, secret-file, secret-env",
            "receiver 1 (desk), webhook: the secret has fewer than 16 characters",
            "receiver 1 (desk), webhook: url is \"ftp://x\", and is an address that begins with http:// or https://, without a password",
            "receiver 2 (desk): there is another one",
            "receiver 2 (desk), email: user goes with password-file or password-env",
            "receiver 2 (desk), email: without protection the host can only be this machine",
            "receiver 2 (desk), email: \"to\" names nobody",
            "receiver 2 (desk), email: \"me\" is no address, such as desk@example.org",
            "receiver 3 (router): gather is \"10s\", and is written like PT30S or PT10M",
            "receiver 4 (nothing): give one of webhook, email and alertmanager",
            "rule 1 (one): there is no receiver \"desc\"",
            "rule 1 (one): severity is \"grave\", and may be low, medium, high, critical",
            "rule 1 (one): \"north/\" is no region; write its path from the top, such as"
                + " north/harbour",
            "rule 1 (one): money is an amount, such as 500",
            "rule 2 (two): \"8 o'clock\" is no time of day, such as \"08:00\"",
            "rule 2 (two): \"Nowhere\" is no time zone, such as Asia/Shanghai",
            "rule two: an Alertmanager takes no digest",
            "rule 3: \"name\" is missing",
            "rule 3, escalate: after is PT0S, and may be PT1S to PT168H");
  }

  @Test
  void aFileThatIsNoYamlNamesTheLine() {
    assertThat(read("receivers:\n  - name: [\n").faults())
        .singleElement()
        .asString()
        .startsWith("line ")
        .contains("expected the node content, but found");
    assertThat(read("rules: []\nrules: []\n").faults())
        .singleElement()
        .asString()
        .startsWith("line 2: ");
  }

  @Test
  void aSecretThatIsNotThereIsAFault() {
    assertThat(
            read("""
                    receivers:
                      - name: desk
                        webhook: {url: "http://127.0.0.1/hook", secret-file: nowhere}
                    rules:
                      - {name: all, receiver: desk}
                    """)
                .faults())
        .singleElement()
        .asString()
        .contains("receiver 1 (desk), webhook: Cannot read the secret: there is no file");
  }

  @Test
  void aFileThatIsTooLargeIsNotRead() throws IOException {
    Path file = Files.writeString(folder.resolve("rules.yaml"), "#".repeat(70_000));
    assertThatThrownBy(() -> RulesFile.read(file, Receivers.CONSOLE, ENVIRONMENT))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("more than 65,536 bytes");
  }
}
