package dev.vedette.console.http;

import dev.vedette.console.oidc.OpenIdProvider;
import dev.vedette.console.oidc.OpenIdProvider.Pending;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Sign-ins that were begun at a provider, each with the browser in which it was. */
final class PendingSignIns {
  /** Whoever begins many makes the eldest void, and no memory is filled. */
  private static final int MOST = 1_000;

  private static final int ID_BYTES = 32;

  private final SecureRandom random = new SecureRandom();
  private final Map<String, Pending> byId = new LinkedHashMap<>();

  /** Answers the id that only the browser knows. */
  synchronized String add(Pending pending) {
    byte[] bytes = new byte[ID_BYTES];
    random.nextBytes(bytes);
    String id = Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    byId.put(id, pending);
    if (byId.size() > MOST) {
      var eldest = byId.keySet().iterator();
      eldest.next();
      eldest.remove();
    }
    return id;
  }

  /** Each can be ended once. */
  synchronized Optional<Pending> take(@Nullable String id) {
    return id == null ? Optional.empty() : Optional.ofNullable(byId.remove(id));
  }

  /** Seconds for which a browser keeps its id. */
  static int life() {
    return Math.toIntExact(OpenIdProvider.LONGEST.toSeconds());
  }
}
