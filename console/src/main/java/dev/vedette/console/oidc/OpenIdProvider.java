package dev.vedette.console.oidc;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.KeySourceException;
import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.jwk.source.JWKSourceBuilder;
import com.nimbusds.jose.proc.BadJOSEException;
import com.nimbusds.jose.proc.JWSVerificationKeySelector;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jose.util.DefaultResourceRetriever;
import com.nimbusds.jwt.JWT;
import com.nimbusds.oauth2.sdk.AuthorizationCodeGrant;
import com.nimbusds.oauth2.sdk.GeneralException;
import com.nimbusds.oauth2.sdk.ParseException;
import com.nimbusds.oauth2.sdk.ResponseType;
import com.nimbusds.oauth2.sdk.Scope;
import com.nimbusds.oauth2.sdk.TokenRequest;
import com.nimbusds.oauth2.sdk.TokenResponse;
import com.nimbusds.oauth2.sdk.auth.ClientSecretBasic;
import com.nimbusds.oauth2.sdk.auth.Secret;
import com.nimbusds.oauth2.sdk.http.HTTPRequest;
import com.nimbusds.oauth2.sdk.id.ClientID;
import com.nimbusds.oauth2.sdk.id.Issuer;
import com.nimbusds.oauth2.sdk.id.State;
import com.nimbusds.oauth2.sdk.pkce.CodeChallengeMethod;
import com.nimbusds.oauth2.sdk.pkce.CodeVerifier;
import com.nimbusds.openid.connect.sdk.AuthenticationRequest;
import com.nimbusds.openid.connect.sdk.AuthenticationResponse;
import com.nimbusds.openid.connect.sdk.AuthenticationResponseParser;
import com.nimbusds.openid.connect.sdk.Nonce;
import com.nimbusds.openid.connect.sdk.OIDCTokenResponse;
import com.nimbusds.openid.connect.sdk.OIDCTokenResponseParser;
import com.nimbusds.openid.connect.sdk.claims.IDTokenClaimsSet;
import com.nimbusds.openid.connect.sdk.op.OIDCProviderMetadata;
import com.nimbusds.openid.connect.sdk.validators.IDTokenValidator;
import dev.vedette.console.alert.Viewer;
import dev.vedette.console.oidc.SignInFailedException.Reason;
import java.io.IOException;
import java.net.MalformedURLException;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Signs people in at an OpenID provider, by the authorisation code flow with PKCE. What the
 * provider is like is asked when it is first needed, so that the console starts without it.
 */
public final class OpenIdProvider {
  private static final int PATIENCE_MILLIS = 10_000;
  private static final int MOST_BYTES = 256 * 1024;
  private static final Duration KEPT = Duration.ofHours(1);
  private static final Duration PAUSE = Duration.ofSeconds(5);

  /** How long somebody may take at the provider. */
  public static final Duration LONGEST = Duration.ofMinutes(10);

  private final OidcSettings settings;
  private final InstantSource clock;
  private @Nullable Known known;
  private @Nullable Failure failure;

  private record Failure(Exception cause, Instant at) {}

  /** What the provider says of itself. */
  private record Known(OIDCProviderMetadata metadata, IDTokenValidator validator, Instant at) {}

  /**
   * A sign-in that was begun; it stays with the console, and its browser with it.
   *
   * @param state that the answer must carry
   * @param nonce that the ID token must carry
   * @param verifier without which a code is of no use
   */
  public record Pending(String state, String nonce, String verifier, Instant at) {
    /** Without what must not be in a log. */
    @Override
    public String toString() {
      return "Pending[" + at + "]";
    }
  }

  /**
   * The begin of a sign-in.
   *
   * @param address at the provider, to which the browser is sent
   */
  public record Begun(URI address, Pending pending) {}

  public OpenIdProvider(OidcSettings settings, InstantSource clock) {
    this.settings = settings;
    this.clock = clock;
  }

  /**
   * Begins a sign-in.
   *
   * @throws SignInFailedException if the provider does not answer
   */
  public Begun begin() throws SignInFailedException {
    OIDCProviderMetadata metadata = known().metadata();
    State state = new State();
    Nonce nonce = new Nonce();
    CodeVerifier verifier = new CodeVerifier();
    URI address =
        new AuthenticationRequest.Builder(
                ResponseType.CODE,
                new Scope(settings.scopes().toArray(String[]::new)),
                new ClientID(settings.clientId()),
                settings.redirect())
            .endpointURI(metadata.getAuthorizationEndpointURI())
            .state(state)
            .nonce(nonce)
            .codeChallenge(verifier, CodeChallengeMethod.S256)
            .build()
            .toURI();
    return new Begun(
        address,
        new Pending(state.getValue(), nonce.getValue(), verifier.getValue(), clock.instant()));
  }

  /**
   * Ends a sign-in.
   *
   * @param pending what was begun in the same browser
   * @param callback address to which the provider sent the browser back, with its query
   * @return who it is
   * @throws SignInFailedException if anything at all is not as it should be
   */
  public Viewer finish(Pending pending, URI callback) throws SignInFailedException {
    if (pending.at().plus(LONGEST).isBefore(clock.instant())) {
      throw mismatch("it took too long");
    }
    AuthenticationResponse response;
    try {
      response = AuthenticationResponseParser.parse(callback);
    } catch (ParseException e) {
      throw mismatch("the answer cannot be read");
    }
    if (!new State(pending.state()).equals(response.getState())) {
      throw mismatch("the answer has another state");
    }
    if (response.getIssuer() != null
        && !response.getIssuer().getValue().equals(settings.issuer().toString())) {
      throw mismatch("the answer is of another provider");
    }
    if (!response.indicatesSuccess()) {
      throw new SignInFailedException(
          Reason.DECLINED,
          "The provider says " + response.toErrorResponse().getErrorObject().getCode());
    }
    Known provider = known();
    JWT token = idToken(provider, pending, response);
    return Claims.viewer(claims(provider, pending, token), settings);
  }

  private JWT idToken(Known provider, Pending pending, AuthenticationResponse response)
      throws SignInFailedException {
    AuthorizationCodeGrant grant =
        new AuthorizationCodeGrant(
            response.toSuccessResponse().getAuthorizationCode(),
            settings.redirect(),
            new CodeVerifier(pending.verifier()));
    URI endpoint = provider.metadata().getTokenEndpointURI();
    ClientID client = new ClientID(settings.clientId());
    try {
      TokenRequest request =
          settings.clientSecret() == null
              ? new TokenRequest.Builder(endpoint, client, grant).build()
              : new TokenRequest.Builder(
                      endpoint,
                      new ClientSecretBasic(client, new Secret(settings.clientSecret().read())),
                      grant)
                  .build();
      HTTPRequest http = request.toHTTPRequest();
      http.setConnectTimeout(PATIENCE_MILLIS);
      http.setReadTimeout(PATIENCE_MILLIS);
      http.setFollowRedirects(false);
      TokenResponse answer = OIDCTokenResponseParser.parse(http.send());
      if (!answer.indicatesSuccess()) {
        throw new SignInFailedException(
            Reason.UNPROVEN,
            "The provider gives no token: " + answer.toErrorResponse().getErrorObject().getCode());
      }
      JWT token = ((OIDCTokenResponse) answer.toSuccessResponse()).getOIDCTokens().getIDToken();
      if (token == null) {
        throw new SignInFailedException(Reason.UNPROVEN, "The provider gives no ID token");
      }
      return token;
    } catch (IOException e) {
      throw unavailable(e);
    } catch (ParseException e) {
      throw new SignInFailedException(
          Reason.UNPROVEN, "The provider's answer cannot be read: " + e.getMessage(), e);
    }
  }

  private static Map<String, Object> claims(Known provider, Pending pending, JWT token)
      throws SignInFailedException {
    try {
      IDTokenClaimsSet proven = provider.validator().validate(token, new Nonce(pending.nonce()));
      return proven.toJWTClaimsSet().getClaims();
    } catch (KeySourceException e) {
      throw unavailable(e);
    } catch (BadJOSEException | JOSEException | ParseException e) {
      throw new SignInFailedException(
          Reason.UNPROVEN, "The ID token does not hold: " + e.getMessage(), e);
    }
  }

  private synchronized Known known() throws SignInFailedException {
    Known last = known;
    if (last != null && last.at().plus(KEPT).isAfter(clock.instant())) {
      return last;
    }
    // Whoever comes next need not wait as long for the same answer.
    Failure lately = failure;
    if (lately != null && lately.at().plus(PAUSE).isAfter(clock.instant())) {
      throw unavailable(lately.cause());
    }
    try {
      OIDCProviderMetadata metadata =
          OIDCProviderMetadata.resolve(
              new Issuer(settings.issuer()), PATIENCE_MILLIS, PATIENCE_MILLIS);
      Known now = new Known(metadata, validator(metadata), clock.instant());
      known = now;
      return now;
    } catch (GeneralException | IOException e) {
      if (last != null) {
        // It is as it was, or signing in fails by itself.
        return last;
      }
      failure = new Failure(e, clock.instant());
      throw unavailable(e);
    }
  }

  private IDTokenValidator validator(OIDCProviderMetadata metadata)
      throws SignInFailedException, MalformedURLException {
    for (URI address :
        List.of(
            metadata.getAuthorizationEndpointURI(),
            metadata.getTokenEndpointURI(),
            metadata.getJWKSetURI())) {
      if (!isProtected(address)) {
        throw new SignInFailedException(
            Reason.UNAVAILABLE, "The provider names %s, which is not https".formatted(address));
      }
    }
    // A provider that signs with a shared secret could not be told from who knows the secret.
    Set<JWSAlgorithm> algorithms = new HashSet<>(JWSAlgorithm.Family.SIGNATURE);
    algorithms.retainAll(metadata.getIDTokenJWSAlgs());
    if (algorithms.isEmpty()) {
      throw new SignInFailedException(
          Reason.UNAVAILABLE,
          "The provider signs with none of the algorithms that can be checked by a public key");
    }
    JWKSource<SecurityContext> keys =
        JWKSourceBuilder.create(
                metadata.getJWKSetURI().toURL(),
                new DefaultResourceRetriever(PATIENCE_MILLIS, PATIENCE_MILLIS, MOST_BYTES))
            .build();
    return new IDTokenValidator(
        metadata.getIssuer(),
        new ClientID(settings.clientId()),
        new JWSVerificationKeySelector<>(algorithms, keys),
        null);
  }

  /** Whether nobody on the way can read or change what goes there. */
  static boolean isProtected(@Nullable URI address) {
    if (address == null || address.getHost() == null) {
      return false;
    }
    return "https".equals(address.getScheme())
        || ("http".equals(address.getScheme())
            && Set.of("127.0.0.1", "localhost", "[::1]").contains(address.getHost()));
  }

  private static SignInFailedException mismatch(String why) {
    return new SignInFailedException(Reason.MISMATCH, "Not a sign-in that was begun here: " + why);
  }

  private static SignInFailedException unavailable(Exception cause) {
    return new SignInFailedException(
        Reason.UNAVAILABLE,
        "The provider does not answer as it should: " + cause.getMessage(),
        cause);
  }
}
