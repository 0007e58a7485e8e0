package dev.vedette.ingestion.http;

import io.javalin.config.JavalinConfig;
import io.javalin.http.Context;

/** What all HTTP servers of the product do alike. */
public final class HttpDefaults {
  private HttpDefaults() {}

  /** Says nothing about itself, at its start or in its answers. */
  public static void configure(JavalinConfig config) {
    config.startup.showJavalinBanner = false;
    config.startup.showOldJavalinVersionWarning = false;
    config.http.prefer405over404 = true;
    config.jetty.modifyHttpConfiguration(
        http -> {
          http.setSendServerVersion(false);
          http.setSendXPoweredBy(false);
        });
  }

  /**
   * Lets no browser guess what an answer is, show it in another page, or tell others of it.
   *
   * @param contentSecurityPolicy what a page may load
   */
  public static void secure(Context request, String contentSecurityPolicy) {
    request.header("X-Content-Type-Options", "nosniff");
    request.header("X-Frame-Options", "DENY");
    request.header("Referrer-Policy", "no-referrer");
    request.header("Content-Security-Policy", contentSecurityPolicy);
  }
}
