package dev.vedette.stack;

import static dev.vedette.stack.ConsoleBrowser.awaitText;
import static dev.vedette.stack.ConsoleBrowser.find;
import static dev.vedette.stack.ConsoleBrowser.picture;
import static dev.vedette.stack.ConsoleBrowser.violations;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.nimbusds.jose.JOSEException;
import dev.vedette.console.alert.Viewer;
import dev.vedette.console.http.ConsoleServer;
import dev.vedette.console.http.ConsoleSettings;
import dev.vedette.console.http.Identities;
import dev.vedette.console.oidc.OidcFile;
import dev.vedette.console.oidc.OidcSettings;
import dev.vedette.console.oidc.OpenIdProvider;
import dev.vedette.console.oidc.SignInFailedException;
import dev.vedette.wire.HttpSchemaRegistry;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.interfaces.RSAPublicKey;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.openqa.selenium.chrome.ChromeDriver;

/**
 * Signing in at an OpenID provider, by HTTP and in a real browser. No alert is needed for it, so
 * there is no broker.
 */
@TestInstance(Lifecycle.PER_CLASS)
@Timeout(value = 3, unit = TimeUnit.MINUTES)
class ConsoleSignInIT {
  private static final Map<String, Object> LEE =
      Map.of(
          "preferred_username",
          "lee",
          "realm",
          Map.of("groups", List.of("staff", "market managers")),
          "area",
          List.of("N", "unheard of"));

  private ProviderStandIn provider;
  private ConsoleServer console;
  private volatile Duration ahead = Duration.ZERO;
  private final HttpClient client =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

  @BeforeAll
  void start(@TempDir Path folder) throws IOException {
    provider = ProviderStandIn.start();
    int port = freePort();
    Path secret =
        Files.createFile(
            folder.resolve("secret"),
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
    Files.writeString(secret, ProviderStandIn.SECRET);
    Path file =
        Files.writeString(
            folder.resolve("oidc.yaml"),
            """
            issuer: %s
            client-id: vedette-console
            client-secret-file: secret
            name-claim: preferred_username
            role-claim: realm.groups
            roles: {operators: operator, market managers: manager}
            region-claim: area
            regions: {N: north}
            """
                .formatted(provider.issuer()));
    OidcFile.Result read = OidcFile.read(file, URI.create("http://127.0.0.1:" + port), Map.of());
    assertThat(read.faults()).isEmpty();
    OpenIdProvider known = new OpenIdProvider(Objects.requireNonNull(read.settings()), this::now);
    console =
        ConsoleServer.start(
            ConsoleSettings.of(port),
            "127.0.0.1:1",
            new HttpSchemaRegistry(URI.create("http://127.0.0.1:1")),
            new Identities() {
              @Override
              public boolean isOpen() {
                return false;
              }

              @Override
              public Optional<Viewer> ofToken(String token) {
                return Optional.empty();
              }

              @Override
              public Optional<Viewer> asOfNow(Viewer viewer) {
                return Optional.empty();
              }

              @Override
              public boolean isAccount(String name) {
                return name.equals("anna");
              }

              @Override
              public Optional<OpenIdProvider> provider() {
                return Optional.of(known);
              }
            },
            null,
            this::now);
  }

  @BeforeEach
  void everythingAsItShouldBe() {
    provider.statement = ProviderStandIn::signed;
    provider.person = LEE;
    ahead = Duration.ZERO;
  }

  @AfterAll
  void stop() {
    console.close();
    provider.close();
    client.close();
  }

  private Instant now() {
    return Instant.now().plus(ahead);
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    }
  }

  private HttpResponse<String> get(String path, String cookies)
      throws IOException, InterruptedException {
    return client.send(
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + console.port() + path))
            .header("Cookie", cookies)
            .build(),
        BodyHandlers.ofString());
  }

  private static String location(HttpResponse<String> answer) {
    assertThat(answer.statusCode()).isEqualTo(303);
    return answer.headers().firstValue("Location").orElseThrow();
  }

  /** A cookie as it is set, without its attributes; empty where it is not. */
  private static String cookie(HttpResponse<String> answer, String name) {
    return answer.headers().allValues("Set-Cookie").stream()
        .filter(set -> set.startsWith(name + "=") && !set.startsWith(name + "=;"))
        .map(set -> set.substring(0, set.indexOf(';')))
        .findFirst()
        .orElse("");
  }

  /** A browser that was sent to the provider. */
  private record Sent(URI address, String cookie) {}

  private Sent leave() throws IOException, InterruptedException {
    HttpResponse<String> sent = get("/sign-in", "");
    assertThat(sent.headers().allValues("Set-Cookie"))
        .singleElement()
        .asString()
        .contains("HttpOnly", "SameSite=Lax", "Path=/sign-in", "Max-Age=600");
    return new Sent(URI.create(location(sent)), cookie(sent, "vedette-sign-in"));
  }

  private static String callback(URI back) {
    return back.getRawPath() + "?" + back.getRawQuery();
  }

  /** The console's answer to a browser that comes back. */
  private HttpResponse<String> signIn() throws IOException, InterruptedException {
    Sent sent = leave();
    return get(callback(provider.letIn(sent.address())), sent.cookie());
  }

  private void assertRefused(HttpResponse<String> answer, String reason) {
    assertThat(location(answer)).isEqualTo("/?refused=" + reason);
    assertThat(cookie(answer, "vedette-console")).isEmpty();
  }

  @Test
  void whoTheProviderKnowsHasTheRoleAndTheRegionsOfItsClaims() throws Exception {
    Map<String, String> asked = ProviderStandIn.query(leave().address().getRawQuery());
    assertThat(asked)
        .containsEntry("response_type", "code")
        .containsEntry("code_challenge_method", "S256")
        .containsEntry("scope", "openid profile")
        .containsEntry(
            "redirect_uri", "http://127.0.0.1:%d/sign-in/callback".formatted(console.port()));
    assertThat(asked.get("state")).hasSizeGreaterThan(40);
    assertThat(asked.get("nonce")).hasSizeGreaterThan(40).isNotEqualTo(asked.get("state"));

    HttpResponse<String> answer = signIn();
    assertThat(location(answer)).isEqualTo("/");
    assertThat(answer.headers().allValues("Set-Cookie"))
        .anySatisfy(
            set ->
                assertThat(set)
                    .startsWith("vedette-console=")
                    .contains("HttpOnly", "SameSite=Strict", "Path=/"));
    assertThat(get("/api/session", cookie(answer, "vedette-console")).body())
        .contains("\"name\":\"lee\"", "\"role\":\"manager\"", "\"regions\":[\"north\"]");
  }

  /** What the provider is said to have stated, and why it lets nobody in. */
  @TestFactory
  List<DynamicTest> whatDoesNotHoldLetsNobodyIn() {
    Map<String, ProviderStandIn.Statement> wrong = new LinkedHashMap<>();
    wrong.put(
        "wrong nonce",
        (from, claims) -> ProviderStandIn.signed(from, claims.claim("nonce", "another")));
    wrong.put(
        "no nonce", (from, claims) -> ProviderStandIn.signed(from, claims.claim("nonce", null)));
    wrong.put(
        "expired", (from, claims) -> ProviderStandIn.signed(from, claims.expirationTime(past())));
    wrong.put(
        "never expires",
        (from, claims) -> ProviderStandIn.signed(from, claims.expirationTime(null)));
    wrong.put(
        "for another client",
        (from, claims) -> ProviderStandIn.signed(from, claims.audience("another")));
    wrong.put(
        "of another issuer",
        (from, claims) -> ProviderStandIn.signed(from, claims.issuer("http://localhost:1")));
    wrong.put(
        "signed by another key",
        (from, claims) ->
            ProviderStandIn.signed(ProviderStandIn.newKey("another"), claims.build()));
    wrong.put(
        "signed by another key that goes by the same id",
        (from, claims) ->
            ProviderStandIn.signed(ProviderStandIn.newKey(from.key.getKeyID()), claims.build()));
    wrong.put("alg none", (from, claims) -> ProviderStandIn.unsigned(claims.build()));
    wrong.put(
        "sealed with the client's secret",
        (from, claims) ->
            ProviderStandIn.sealed(
                ProviderStandIn.SECRET.getBytes(StandardCharsets.UTF_8), claims.build()));
    wrong.put(
        "sealed with the public key, which everybody knows",
        (from, claims) -> ProviderStandIn.sealed(publicKey(from).getEncoded(), claims.build()));
    return wrong.entrySet().stream()
        .map(
            each ->
                DynamicTest.dynamicTest(
                    each.getKey(),
                    () -> {
                      everythingAsItShouldBe();
                      provider.statement = each.getValue();
                      assertRefused(signIn(), "unproven");
                    }))
        .toList();
  }

  private static RSAPublicKey publicKey(ProviderStandIn provider) throws JOSEException {
    return provider.key.toRSAPublicKey();
  }

  @SuppressWarnings("JavaUtilDate") // the library's
  private static Date past() {
    return Date.from(Instant.now().minus(Duration.ofMinutes(10)));
  }

  @Test
  void whoHasNoRoleOrNoRegionIsAStranger() throws Exception {
    provider.person = with("realm", Map.of("groups", List.of("staff")));
    assertRefused(signIn(), "stranger");
    provider.person = with("realm", "market managers");
    assertRefused(signIn(), "stranger");
    provider.person = with("area", List.of("unheard of"));
    assertRefused(signIn(), "stranger");
    provider.person = with("preferred_username", "<img src=x>");
    assertRefused(signIn(), "stranger");
    provider.person = with("preferred_username", List.of("lee", "kim"));
    assertRefused(signIn(), "stranger");
  }

  private static Map<String, Object> with(String claim, Object value) {
    Map<String, Object> claims = new HashMap<>(LEE);
    claims.put(claim, value);
    return claims;
  }

  @Test
  void nobodyGetsTheNameOfAnAccount() throws Exception {
    provider.person = with("preferred_username", "anna");
    assertRefused(signIn(), "taken");
  }

  @Test
  void anAnswerBelongsToTheBrowserAndTheSignInThatItWasAskedFor() throws Exception {
    Sent sent = leave();
    URI back = provider.letIn(sent.address());
    // Somebody is to be signed in as somebody else, by a link.
    assertRefused(get(callback(back), ""), "mismatch");
    assertRefused(get(callback(back), "vedette-sign-in=made-up"), "mismatch");
    assertRefused(get(callback(back), leave().cookie()), "mismatch");
    String otherState = callback(back).replaceAll("state=[^&]*", "state=another");
    assertRefused(get(otherState, sent.cookie()), "mismatch");
    // The one try is over.
    assertRefused(get(callback(back), sent.cookie()), "mismatch");
    assertRefused(get("/sign-in/callback", leave().cookie()), "mismatch");

    Sent slow = leave();
    ahead = Duration.ofMinutes(11);
    assertRefused(get(callback(provider.letIn(slow.address())), slow.cookie()), "mismatch");
  }

  @Test
  void aCodeThatWasTakenFromSomebodyIsOfNoUse() throws Exception {
    Sent victim = leave();
    String code = ProviderStandIn.query(provider.letIn(victim.address()).getRawQuery()).get("code");
    Sent thief = leave();
    String state = ProviderStandIn.query(thief.address().getRawQuery()).get("state");
    assertRefused(
        get("/sign-in/callback?code=%s&state=%s".formatted(code, state), thief.cookie()),
        "unproven");
  }

  @Test
  void whoIsDeclinedAtTheProviderIsNotLetIn() throws Exception {
    Sent sent = leave();
    String state = ProviderStandIn.query(sent.address().getRawQuery()).get("state");
    assertRefused(
        get("/sign-in/callback?error=access_denied&state=" + state, sent.cookie()), "declined");
  }

  @Test
  void aProviderThatIsAwayIsWaitedForOnce() throws Exception {
    OpenIdProvider away =
        new OpenIdProvider(
            new OidcSettings(
                URI.create("http://localhost:" + freePort()),
                "c",
                null,
                URI.create("http://127.0.0.1/sign-in/callback"),
                List.of("openid"),
                "sub",
                "groups",
                Map.of(),
                null,
                Map.of()),
            this::now);
    for (int i = 0; i < 2; i++) {
      assertThatThrownBy(away::begin)
          .isInstanceOfSatisfying(
              SignInFailedException.class,
              failure ->
                  assertThat(failure.reason()).isEqualTo(SignInFailedException.Reason.UNAVAILABLE));
    }
  }

  @Test
  void aSessionIsMadeAnewAndEndsWithItsTimeUsedOrNot() throws Exception {
    String first = cookie(signIn(), "vedette-console");
    Sent sent = leave();
    String back = callback(provider.letIn(sent.address()));
    HttpResponse<String> answer = get(back, first + "; " + sent.cookie());
    String second = cookie(answer, "vedette-console");
    assertThat(second).isNotEmpty().isNotEqualTo(first);
    assertThat(get("/api/inbox", first).statusCode()).isEqualTo(401);

    Sent planted = leave();
    String third =
        cookie(
            get(
                callback(provider.letIn(planted.address())),
                "vedette-console=planted-by-somebody-else; " + planted.cookie()),
            "vedette-console");
    assertThat(third).isNotEmpty().doesNotContain("planted");

    for (int hours = 0; hours <= 7; hours++) {
      ahead = Duration.ofHours(hours);
      assertThat(get("/api/inbox", third).statusCode()).isEqualTo(200);
    }
    // The provider may have shut him out since.
    ahead = Duration.ofHours(8).plusMinutes(1);
    assertThat(get("/api/inbox", third).statusCode()).isEqualTo(401);
  }

  @Test
  void inABrowserTheProviderIsOneClickAway() throws Exception {
    ChromeDriver page = ConsoleBrowser.start(1400, 900);
    try {
      page.get("http://127.0.0.1:" + console.port() + "/");
      awaitText(page, ".elsewhere", "Sign in with your organisation");
      assertThat(violations(page)).isEmpty();
      picture(page, "desktop-sign-in");
      provider.person = with("realm", Map.of());
      find(page, ".elsewhere a").click();
      awaitText(page, ".wrong", "You have no role at this console.");
      assertThat(page.getCurrentUrl()).endsWith(console.port() + "/");
      find(page, ".bar button").click();
      awaitText(page, ".wrong", "您在本控制台没有角色");
      picture(page, "desktop-sign-in-refused-chinese");
      provider.person = LEE;
      find(page, ".elsewhere a").click();
      awaitText(page, ".who", "lee");
      awaitText(page, ".who", "north");
    } finally {
      page.quit();
    }
  }
}
