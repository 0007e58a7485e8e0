package dev.vedette.console.http;

import dev.vedette.console.alert.Viewer;
import dev.vedette.console.oidc.OidcSettings;
import dev.vedette.console.oidc.OpenIdProvider;
import dev.vedette.console.oidc.SignInFailedException;
import dev.vedette.console.oidc.SignInFailedException.Reason;
import io.javalin.config.JavalinConfig;
import io.javalin.http.Context;
import io.javalin.http.Cookie;
import io.javalin.http.SameSite;
import java.net.URI;
import java.util.function.BiConsumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The two steps of signing in at a provider: the browser is sent there, and comes back. What was
 * begun belongs to the browser by a cookie of its own. It is {@code Lax}, since the browser comes
 * back from another site, where the session's is {@code Strict}.
 */
final class ProviderEndpoints {
  private static final Logger LOG = LoggerFactory.getLogger(ProviderEndpoints.class);
  private static final String COOKIE = "vedette-sign-in";
  private static final String PATH = "/sign-in";

  private final OpenIdProvider provider;
  private final Identities identities;
  private final BiConsumer<Context, Viewer> begin;
  private final PendingSignIns pending = new PendingSignIns();

  /**
   * @param begin begins a session
   */
  ProviderEndpoints(
      OpenIdProvider provider, Identities identities, BiConsumer<Context, Viewer> begin) {
    this.provider = provider;
    this.identities = identities;
    this.begin = begin;
  }

  void add(JavalinConfig config) {
    config.routes.get(PATH, this::leave);
    config.routes.get(OidcSettings.CALLBACK, this::comeBack);
  }

  private void leave(Context request) {
    try {
      OpenIdProvider.Begun begun = provider.begin();
      Cookie cookie = new Cookie(COOKIE, pending.add(begun.pending()));
      cookie.setHttpOnly(true);
      cookie.setSameSite(SameSite.LAX);
      cookie.setPath(PATH);
      cookie.setMaxAge(PendingSignIns.life());
      cookie.setSecure(request.scheme().equals("https"));
      request.cookie(cookie);
      sendTo(request, begun.address().toString());
    } catch (SignInFailedException e) {
      refuse(request, e);
    }
  }

  private void comeBack(Context request) {
    try {
      OpenIdProvider.Pending begun =
          pending
              .take(request.cookie(COOKIE))
              .orElseThrow(
                  () ->
                      new SignInFailedException(
                          Reason.MISMATCH, "No sign-in was begun in this browser"));
      request.removeCookie(COOKIE, PATH);
      Viewer viewer =
          provider.finish(begun, URI.create(OidcSettings.CALLBACK + "?" + request.queryString()));
      // Nobody gets the name of another by having it at the provider.
      if (identities.isAccount(viewer.name())) {
        throw new SignInFailedException(
            Reason.TAKEN, "There is an account %s here".formatted(viewer.name()));
      }
      begin.accept(request, viewer);
      LOG.info("{} signed in at the provider, as {}.", viewer.name(), viewer.role().label());
      sendTo(request, "/");
    } catch (SignInFailedException e) {
      refuse(request, e);
    } catch (IllegalArgumentException e) {
      refuse(request, new SignInFailedException(Reason.MISMATCH, "The answer is no address", e));
    }
  }

  private static void refuse(Context request, SignInFailedException failure) {
    LOG.warn("Somebody was not let in: {}", failure.getMessage());
    sendTo(request, "/?refused=" + failure.reason().label());
  }

  private static void sendTo(Context request, String address) {
    request.header("Cache-Control", "no-store");
    request.status(303).header("Location", address);
  }
}
