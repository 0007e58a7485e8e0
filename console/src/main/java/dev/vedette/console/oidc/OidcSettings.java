package dev.vedette.console.oidc;

import dev.vedette.console.alert.ConsoleRole;
import dev.vedette.console.settings.Secret;
import java.net.URI;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * An OpenID provider, and what its claims mean here.
 *
 * @param issuer as the provider names itself; what else is to be known of it is found below it
 * @param clientId under which the provider knows the console
 * @param clientSecret null for a public client, which only PKCE protects
 * @param redirect address of the console's callback, as the provider has it on its list
 * @param scopes that are asked for
 * @param nameClaim path of the claim that becomes the name; one that people cannot choose
 * @param roleClaim path of the claim with what the provider calls roles or groups
 * @param roles ours by the provider's; of several the first one counts
 * @param regionClaim path of the claim with the regions; null where roles need none
 * @param regions ours by the provider's words; empty where it uses ours
 */
public record OidcSettings(
    URI issuer,
    String clientId,
    @Nullable Secret clientSecret,
    URI redirect,
    List<String> scopes,
    String nameClaim,
    String roleClaim,
    Map<String, ConsoleRole> roles,
    @Nullable String regionClaim,
    Map<String, String> regions) {
  /** Path of the callback, below the address of the console. */
  public static final String CALLBACK = "/sign-in/callback";

  public OidcSettings {
    scopes = List.copyOf(scopes);
    // In the order of the file.
    roles = Collections.unmodifiableMap(new LinkedHashMap<>(roles));
    regions = Map.copyOf(regions);
  }
}
