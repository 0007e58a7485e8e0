package dev.vedette.security;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.crypto.MACVerifier;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.text.ParseException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Date;
import java.util.Optional;
import java.util.UUID;

/** Makes the tokens by which Trino and the console know who asks, and reads them. */
public final class Tokens {
  /** Who made a token, and for whom: Trino takes no others, whatever key signed them. */
  public static final String ISSUER = "vedette";

  public static final String AUDIENCE = "vedette-trino";

  private final byte[] key;

  Tokens(String base64) {
    this.key = Base64.getDecoder().decode(base64);
  }

  /**
   * Whom a token names.
   *
   * @return nobody where it is not signed with this key, was made by or for others, or has run out
   */
  @SuppressWarnings("JavaUtilDate")
  public Optional<String> verify(String token, Clock clock) {
    try {
      SignedJWT signed = SignedJWT.parse(token);
      if (!signed.getHeader().getAlgorithm().equals(JWSAlgorithm.HS512)
          || !signed.verify(new MACVerifier(key))) {
        return Optional.empty();
      }
      JWTClaimsSet claims = signed.getJWTClaimsSet();
      Date end = claims.getExpirationTime();
      boolean holds =
          ISSUER.equals(claims.getIssuer())
              && claims.getAudience().contains(AUDIENCE)
              && end != null
              && clock.instant().isBefore(end.toInstant());
      return holds ? Optional.ofNullable(claims.getSubject()) : Optional.empty();
    } catch (ParseException e) {
      return Optional.empty();
    } catch (JOSEException e) {
      throw new IllegalStateException("The token key is too short for HS512.", e);
    }
  }

  /**
   * A signed token.
   *
   * @param name of the account
   * @param validity how long it may be used from now on
   */
  // JWT times are java.util.Date throughout the library.
  @SuppressWarnings("JavaUtilDate")
  public String make(String name, Duration validity, Clock clock) {
    Instant now = clock.instant();
    SignedJWT token =
        new SignedJWT(
            new JWSHeader(JWSAlgorithm.HS512),
            new JWTClaimsSet.Builder()
                .issuer(ISSUER)
                .audience(AUDIENCE)
                .subject(name)
                .issueTime(Date.from(now))
                .expirationTime(Date.from(now.plus(validity)))
                .jwtID(UUID.randomUUID().toString())
                .build());
    try {
      token.sign(new MACSigner(key));
    } catch (JOSEException e) {
      throw new IllegalStateException("The token key is too short for HS512.", e);
    }
    return token.serialize();
  }
}
