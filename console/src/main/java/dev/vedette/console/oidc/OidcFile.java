package dev.vedette.console.oidc;

import com.fasterxml.jackson.databind.JsonNode;
import dev.vedette.console.alert.ConsoleRole;
import dev.vedette.console.settings.Secret;
import dev.vedette.console.settings.YamlFile;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads which OpenID provider there is from YAML. Everything that is wrong is told at once. */
public final class OidcFile {
  private static final List<String> KEYS =
      List.of(
          "issuer",
          "client-id",
          "client-secret-file",
          "client-secret-env",
          "console",
          "scopes",
          "name-claim",
          "role-claim",
          "roles",
          "region-claim",
          "regions");

  /**
   * What a file says.
   *
   * @param settings null where something is wrong
   */
  public record Result(@Nullable OidcSettings settings, List<String> faults) {
    public Result {
      faults = List.copyOf(faults);
    }
  }

  private final JsonNode root;
  private final Path folder;
  private final Map<String, String> environment;
  private final List<String> faults = new ArrayList<>();

  private OidcFile(JsonNode root, Path folder, Map<String, String> environment) {
    this.root = root;
    this.folder = folder;
    this.environment = environment;
  }

  /**
   * Reads a file, and looks whether the secret that it names is there and nobody else's.
   *
   * @param console address of the console where the file names none
   * @throws IOException if the file cannot be read
   */
  public static Result read(Path file, URI console, Map<String, String> environment)
      throws IOException {
    List<String> faults = new ArrayList<>();
    Optional<JsonNode> parsed = YamlFile.parse(YamlFile.text(file), faults);
    if (parsed.isEmpty()) {
      return new Result(null, faults);
    }
    JsonNode root = parsed.get();
    if (!root.isObject()) {
      return new Result(null, List.of("keys with values are expected"));
    }
    Path folder = Objects.requireNonNull(file.toAbsolutePath().getParent());
    OidcFile read = new OidcFile(root, folder, environment);
    OidcSettings settings = read.settings(console);
    return new Result(read.faults.isEmpty() ? settings : null, read.faults);
  }

  private OidcSettings settings(URI console) {
    root.fieldNames()
        .forEachRemaining(
            key -> {
              if (!KEYS.contains(key)) {
                faults.add("there is no key \"%s\"; there are %s".formatted(key, KEYS));
              }
            });
    URI issuer = address("issuer", console);
    URI base = root.has("console") ? address("console", console) : console;
    return new OidcSettings(
        issuer,
        text("client-id", null),
        secret(),
        base.resolve(OidcSettings.CALLBACK),
        scopes(),
        text("name-claim", "sub"),
        text("role-claim", null),
        roles(),
        root.has("region-claim") ? text("region-claim", null) : null,
        regions());
  }

  private String text(String key, @Nullable String standard) {
    JsonNode value = root.path(key);
    if (value.isMissingNode() && standard != null) {
      return standard;
    }
    if (!value.isTextual() || value.asText().isBlank()) {
      faults.add("\"%s\" is missing".formatted(key));
      return "";
    }
    return value.asText().strip();
  }

  private URI address(String key, URI standard) {
    String text = text(key, null);
    try {
      URI address = URI.create(text);
      if (OpenIdProvider.isProtected(address)
          && address.getUserInfo() == null
          && address.getQuery() == null
          && address.getFragment() == null) {
        return address;
      }
    } catch (IllegalArgumentException e) {
      // Told below.
    }
    faults.add(
        "%s is \"%s\", and is an address that begins with https://, or with http:// on this machine"
            .formatted(key, text));
    return standard;
  }

  /** The provider's answer has an ID token only where openid is asked for. */
  private List<String> scopes() {
    if (!root.has("scopes")) {
      return List.of("openid", "profile");
    }
    List<String> scopes = new ArrayList<>();
    root.path("scopes").forEach(scope -> scopes.add(scope.asText()));
    if (!scopes.contains("openid")) {
      faults.add("scopes: openid is missing");
    }
    return scopes;
  }

  private Map<String, ConsoleRole> roles() {
    Map<String, ConsoleRole> roles = new LinkedHashMap<>();
    for (Map.Entry<String, JsonNode> each : root.path("roles").properties()) {
      ConsoleRole.ofLabel(each.getValue().asText())
          .ifPresentOrElse(
              role -> roles.put(each.getKey(), role),
              () ->
                  faults.add(
                      "roles: \"%s\" is no role; there are operator, manager, rep, regulator and analyst"
                          .formatted(each.getValue().asText())));
    }
    if (roles.isEmpty()) {
      faults.add("roles: nobody has one, such as \"market managers: manager\"");
    }
    boolean regional =
        roles.containsValue(ConsoleRole.MANAGER) || roles.containsValue(ConsoleRole.REGULATOR);
    if (regional && !root.has("region-claim")) {
      faults.add("managers and regulators need a region-claim");
    }
    return roles;
  }

  private Map<String, String> regions() {
    Map<String, String> regions = new HashMap<>();
    for (Map.Entry<String, JsonNode> each : root.path("regions").properties()) {
      String region = each.getValue().asText();
      if (!Claims.isPath(region)) {
        faults.add(
            "regions: \"%s\" is no region; write its path from the top, such as north/harbour"
                .formatted(region));
      }
      regions.put(each.getKey(), region);
    }
    return regions;
  }

  private @Nullable Secret secret() {
    boolean file = root.has("client-secret-file");
    boolean variable = root.has("client-secret-env");
    if (file && variable) {
      faults.add("give client-secret-file or client-secret-env, not both");
    }
    if (!file && !variable) {
      return null;
    }
    try {
      Secret secret;
      if (file) {
        Path place = folder.resolve(text("client-secret-file", null));
        secret = new Secret.OfFile(place);
      } else {
        secret = new Secret.OfEnvironment(text("client-secret-env", null), environment);
      }
      // Whether it is there; it is read again when it is needed.
      var unused = secret.read();
      return secret;
    } catch (IOException e) {
      faults.add(String.valueOf(e.getMessage()));
      return null;
    }
  }
}
