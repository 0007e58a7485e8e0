package dev.vedette.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.crypto.MACVerifier;
import com.nimbusds.jwt.SignedJWT;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Accounts, tokens and seals as far as they go without a stack. */
class UserCommandTest {
  @TempDir private Path state;

  private String out = "";

  @Test
  void accountsAreAddedShownAndRemoved() throws Exception {
    assertThat(
            run("user", "add", "lee", "--role", "regulator", "--region", "north", "--region=east"))
        .isZero();
    assertThat(run("user", "add", "ann", "--role", "analyst")).isZero();
    assertThat(run("user", "add", "kim", "--role", "rep")).isZero();

    assertThat(run("user", "list")).isZero();
    assertThat(out)
        .containsPattern("ann +analyst +all")
        .containsPattern("kim +rep +own outlets")
        .containsPattern("lee +regulator +east, north");
    assertThat(Files.readString(state.resolve("security/access-rules.json"))).contains("lee");

    assertThat(run("user", "remove", "lee")).isZero();
    assertThat(run("user", "list")).isZero();
    assertThat(out).doesNotContain("lee");
    assertThat(Files.readString(state.resolve("security/access-rules.json"))).doesNotContain("lee");
  }

  @Test
  void whatCannotBeAnAccountIsRefusedWithWhatToDo() {
    assertThat(run("user", "add", "lee", "--role", "regulator")).isEqualTo(1);
    assertThat(out).contains("--region");
    assertThat(run("user", "add", "lee", "--role", "king")).isEqualTo(2);
    assertThat(out).contains("operator, manager, regulator, analyst, rep");
    assertThat(run("user", "add", "vedette", "--role", "analyst")).isEqualTo(1);
    assertThat(out).contains("there is such an account");
    assertThat(run("user", "remove", "lee")).isEqualTo(1);
    assertThat(out).contains("no such account");
  }

  @Test
  void aTokenIsSignedAndEnds() throws Exception {
    run("user", "add", "ann", "--role", "analyst");

    assertThat(run("token", "ann", "--valid-for", "PT2H")).isZero();

    SignedJWT token = SignedJWT.parse(out.strip());
    byte[] key =
        Base64.getDecoder().decode(Files.readString(state.resolve("security/token.key")).strip());
    assertThat(token.verify(new MACVerifier(key))).isTrue();
    assertThat(token.getJWTClaimsSet().getSubject()).isEqualTo("ann");
    assertThat(token.getJWTClaimsSet().getAudience()).containsExactly("vedette-trino");
    assertThat(
            Duration.between(
                token.getJWTClaimsSet().getIssueTime().toInstant(),
                token.getJWTClaimsSet().getExpirationTime().toInstant()))
        .isEqualTo(Duration.ofHours(2));
  }

  @Test
  void thereIsNoTokenForStrangersNorForEver() {
    assertThat(run("token", "ann")).isEqualTo(1);
    assertThat(out).contains("no such account");
    assertThat(run("token", "vedette", "--valid-for", "P400D")).isEqualTo(1);
    assertThat(out).contains("a year at most");
  }

  @Test
  void whatIsSecretIsForItsOwnerAlone() throws Exception {
    run("user", "add", "ann", "--role", "analyst");
    run("token", "ann");

    try (Stream<Path> files = Files.list(state.resolve("security"))) {
      for (Path file : files.toList()) {
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
            .as(file.toString())
            .isEqualTo("rw-------");
      }
    }
    assertThat(
            PosixFilePermissions.toString(Files.getPosixFilePermissions(state.resolve("security"))))
        .isEqualTo("rwx------");
  }

  @Test
  void aTableThatIsNotSealedIsRefusedWithThoseThatAre() {
    assertThat(run("seal", "2026-01", "--tables", "raw.orders")).isEqualTo(1);
    assertThat(out).contains("raw.price_observations");
  }

  @Test
  void withoutASealThereIsNothingToVerify() {
    assertThat(run("verify-seal")).isEqualTo(1);
    assertThat(out).contains("vedette seal MONTH");
  }

  private int run(String... arguments) {
    List<String> all = new ArrayList<>(List.of(arguments));
    all.add("--state=" + state);
    Outcome outcome = Outcome.of(all.toArray(String[]::new));
    out = outcome.out();
    return outcome.exitCode();
  }
}
