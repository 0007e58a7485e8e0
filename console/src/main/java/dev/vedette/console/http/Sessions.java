package dev.vedette.console.http;

import dev.vedette.console.alert.Viewer;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Who is signed in. An id is made when somebody signs in, never taken from outside, and forgotten
 * when he signs out.
 */
final class Sessions {
  private static final int ID_BYTES = 32;

  private final Duration life;
  private final int most;
  private final InstantSource clock;
  private final SecureRandom random = new SecureRandom();

  /** The one that was used longest ago comes first. */
  private final Map<String, Session> byId = new LinkedHashMap<>(16, .75f, true);

  /**
   * Somebody signed in.
   *
   * @param csrf what requests that change something must carry: other sites cannot read it
   * @param begun when he signed in
   */
  record Session(
      String id, Viewer viewer, Proof proof, String csrf, Instant begun, Instant lastUsed) {
    Session as(Viewer other) {
      return new Session(id, other, proof, csrf, begun, lastUsed);
    }
  }

  /** By what somebody is known. */
  enum Proof {
    /** His own word, in an open stack. */
    NONE,
    /** A token of the stack. The account is looked at again with each request. */
    TOKEN,
    /** A provider, which is not asked again; so it holds for a session's life, used or not. */
    PROVIDER
  }

  Sessions(Duration life, int most, InstantSource clock) {
    this.life = life;
    this.most = most;
    this.clock = clock;
  }

  synchronized Session begin(Viewer viewer, Proof proof) {
    Instant now = clock.instant();
    Session session = new Session(secret(), viewer, proof, secret(), now, now);
    byId.put(session.id(), session);
    if (byId.size() > most) {
      var eldest = byId.keySet().iterator();
      eldest.next();
      eldest.remove();
    }
    return session;
  }

  /** Who shows an id, where it is still good; it stays good for a while from now on. */
  synchronized Optional<Session> find(@Nullable String id) {
    Session session = id == null ? null : byId.get(id);
    if (session == null) {
      return Optional.empty();
    }
    Instant now = clock.instant();
    Instant since = session.proof() == Proof.PROVIDER ? session.begun() : session.lastUsed();
    if (since.plus(life).isBefore(now)) {
      byId.remove(session.id());
      return Optional.empty();
    }
    Session used =
        new Session(
            session.id(), session.viewer(), session.proof(), session.csrf(), session.begun(), now);
    byId.put(used.id(), used);
    return Optional.of(used);
  }

  synchronized void end(String id) {
    byId.remove(id);
  }

  private String secret() {
    byte[] bytes = new byte[ID_BYTES];
    random.nextBytes(bytes);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }
}
