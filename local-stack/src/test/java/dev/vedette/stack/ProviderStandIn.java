package dev.vedette.stack;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWT;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.PlainJWT;
import com.nimbusds.jwt.SignedJWT;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.Base64;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/**
 * An OpenID provider on loopback with keys of its own, which lets everybody in at once. It is
 * reached as {@code localhost}: to a browser that is another site than the console.
 */
final class ProviderStandIn implements AutoCloseable {
  static final String CLIENT = "vedette-console";
  static final String SECRET = "a secret that nobody else knows, of some length";

  final RSAKey key = newKey("its own");
  private final HttpServer server;
  private final Map<String, Map<String, String>> asked = new ConcurrentHashMap<>();

  /** What it states; by default what it should. */
  volatile Statement statement = ProviderStandIn::signed;

  volatile Map<String, Object> person = Map.of();

  /** Makes an ID token. */
  interface Statement {
    JWT of(ProviderStandIn provider, JWTClaimsSet.Builder claims) throws JOSEException;
  }

  private ProviderStandIn(HttpServer server) {
    this.server = server;
  }

  static ProviderStandIn start() throws IOException {
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    ProviderStandIn provider = new ProviderStandIn(server);
    server.createContext("/.well-known/openid-configuration", provider::describe);
    server.createContext(
        "/keys",
        exchange -> answer(exchange, 200, new JWKSet(provider.key.toPublicJWK()).toString()));
    server.createContext("/authorize", provider::authorize);
    server.createContext("/token", provider::token);
    server.start();
    return provider;
  }

  static RSAKey newKey(String id) {
    try {
      return new RSAKeyGenerator(2048).keyID(id).generate();
    } catch (JOSEException e) {
      throw new IllegalStateException(e);
    }
  }

  String issuer() {
    return "http://localhost:" + server.getAddress().getPort();
  }

  static JWT signed(ProviderStandIn provider, JWTClaimsSet.Builder claims) throws JOSEException {
    return signed(provider.key, claims.build());
  }

  static JWT signed(RSAKey key, JWTClaimsSet claims) throws JOSEException {
    SignedJWT token =
        new SignedJWT(
            new JWSHeader.Builder(JWSAlgorithm.RS256).keyID(key.getKeyID()).build(), claims);
    token.sign(new RSASSASigner(key));
    return token;
  }

  /** With a secret that others know. */
  static JWT sealed(byte[] secret, JWTClaimsSet claims) throws JOSEException {
    SignedJWT token = new SignedJWT(new JWSHeader(JWSAlgorithm.HS256), claims);
    token.sign(new MACSigner(secret));
    return token;
  }

  static JWT unsigned(JWTClaimsSet claims) {
    return new PlainJWT(claims);
  }

  private void describe(HttpExchange exchange) throws IOException {
    answer(
        exchange,
        200,
        """
        {"issuer": "%1$s", "authorization_endpoint": "%1$s/authorize", "token_endpoint": "%1$s/token",
         "jwks_uri": "%1$s/keys", "response_types_supported": ["code"], "subject_types_supported": ["public"],
         "id_token_signing_alg_values_supported": ["RS256", "HS256", "none"]}
        """
            .formatted(issuer()));
  }

  /** Sends the browser back at once. */
  private void authorize(HttpExchange exchange) throws IOException {
    exchange.getResponseHeaders().add("Location", letIn(exchange.getRequestURI()).toString());
    exchange.sendResponseHeaders(302, -1);
    exchange.close();
  }

  /** Where the browser is sent back to, with a code for what was asked. */
  URI letIn(URI request) {
    Map<String, String> query = query(request.getRawQuery());
    String code = UUID.randomUUID().toString();
    asked.put(code, query);
    return URI.create(
        "%s?code=%s&state=%s".formatted(query.get("redirect_uri"), code, query.get("state")));
  }

  @SuppressWarnings("JavaUtilDate") // the library's
  private void token(HttpExchange exchange) throws IOException {
    Map<String, String> form =
        query(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
    Map<String, String> request = asked.remove(String.valueOf(form.get("code")));
    String credentials =
        "Basic "
            + Base64.getEncoder()
                .encodeToString(
                    (CLIENT + ":" + SECRET.replace(" ", "+").replace(",", "%2C"))
                        .getBytes(StandardCharsets.UTF_8));
    if (request == null) {
      answer(exchange, 400, "{\"error\":\"invalid_grant\"}");
      return;
    }
    boolean holds =
        credentials.equals(exchange.getRequestHeaders().getFirst("Authorization"))
            && "S256".equals(request.get("code_challenge_method"))
            && challenge(String.valueOf(form.get("code_verifier")))
                .equals(request.get("code_challenge"))
            && String.valueOf(request.get("redirect_uri")).equals(form.get("redirect_uri"));
    if (!holds) {
      answer(exchange, 400, "{\"error\":\"invalid_grant\"}");
      return;
    }
    Instant now = Instant.now();
    JWTClaimsSet.Builder claims =
        new JWTClaimsSet.Builder()
            .issuer(issuer())
            .subject("7c1d")
            .audience(CLIENT)
            .issueTime(Date.from(now))
            .expirationTime(Date.from(now.plusSeconds(300)))
            .claim("nonce", request.get("nonce"));
    person.forEach(claims::claim);
    try {
      answer(
          exchange,
          200,
          "{\"access_token\":\"x\",\"token_type\":\"Bearer\",\"id_token\":\"%s\"}"
              .formatted(statement.of(this, claims).serialize()));
    } catch (JOSEException e) {
      throw new IllegalStateException(e);
    }
  }

  private static String challenge(String verifier) {
    try {
      return Base64.getUrlEncoder()
          .withoutPadding()
          .encodeToString(
              MessageDigest.getInstance("SHA-256")
                  .digest(verifier.getBytes(StandardCharsets.US_ASCII)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  static Map<String, String> query(String query) {
    Map<String, String> values = new HashMap<>();
    for (String pair : List.of(query.split("&", -1))) {
      int equals = pair.indexOf('=');
      values.put(
          URLDecoder.decode(pair.substring(0, equals), StandardCharsets.UTF_8),
          URLDecoder.decode(pair.substring(equals + 1), StandardCharsets.UTF_8));
    }
    return values;
  }

  private static void answer(HttpExchange exchange, int status, String body) throws IOException {
    byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
    exchange.getResponseHeaders().add("Content-Type", "application/json");
    exchange.sendResponseHeaders(status, bytes.length);
    exchange.getResponseBody().write(bytes);
    exchange.close();
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
