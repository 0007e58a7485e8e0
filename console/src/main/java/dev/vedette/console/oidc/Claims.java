package dev.vedette.console.oidc;

import dev.vedette.console.alert.ConsoleRole;
import dev.vedette.console.alert.Viewer;
import dev.vedette.console.oidc.SignInFailedException.Reason;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What a provider's claims mean here. */
final class Claims {
  private static final Pattern NAME = Pattern.compile("[\\p{L}\\p{N}][\\p{L}\\p{N}._@|:+-]{0,127}");
  private static final int LONGEST_REGION = 200;
  private static final int MOST_REGIONS = 100;

  private Claims() {}

  /**
   * Whom they name.
   *
   * @throws SignInFailedException where he has no role here, or no name or region that can be one
   */
  static Viewer viewer(Map<String, Object> claims, OidcSettings settings)
      throws SignInFailedException {
    List<String> names = texts(claims, settings.nameClaim());
    if (names.size() != 1 || !NAME.matcher(names.getFirst()).matches()) {
      throw stranger("the claim %s holds no name".formatted(settings.nameClaim()));
    }
    List<String> theirs = texts(claims, settings.roleClaim());
    ConsoleRole role =
        settings.roles().entrySet().stream()
            .filter(known -> theirs.contains(known.getKey()))
            .map(Map.Entry::getValue)
            .findFirst()
            .orElseThrow(
                () ->
                    stranger(
                        "nothing of the claim %s has a role here".formatted(settings.roleClaim())));
    boolean regional = role == ConsoleRole.MANAGER || role == ConsoleRole.REGULATOR;
    List<String> regions = regional ? regions(claims, settings) : List.of();
    if (regional && regions.isEmpty()) {
      throw stranger("a %s needs regions, and no claim holds one".formatted(role.label()));
    }
    return new Viewer(names.getFirst(), role, regions, Viewer.Origin.PROVIDER);
  }

  private static List<String> regions(Map<String, Object> claims, OidcSettings settings) {
    List<String> regions = new ArrayList<>();
    if (settings.regionClaim() != null) {
      for (String theirs : texts(claims, settings.regionClaim())) {
        String region = settings.regions().isEmpty() ? theirs : settings.regions().get(theirs);
        if (region != null && isPath(region) && regions.size() < MOST_REGIONS) {
          regions.add(region);
        }
      }
    }
    return regions;
  }

  static boolean isPath(String region) {
    return region.length() <= LONGEST_REGION
        && !region.isBlank()
        && !region.startsWith("/")
        && !region.endsWith("/")
        && !region.contains("//");
  }

  private static SignInFailedException stranger(String why) {
    return new SignInFailedException(Reason.STRANGER, "Nobody for this console: " + why);
  }

  /** The texts of a claim, be it one or several; its path has dots where it lies in another one. */
  private static List<String> texts(Map<String, Object> claims, String path) {
    Object value = claims.get(path);
    if (value == null) {
      value = claims;
      for (String step : path.split("\\.", -1)) {
        value = value instanceof Map<?, ?> inner ? inner.get(step) : null;
      }
    }
    return texts(value);
  }

  private static List<String> texts(@Nullable Object value) {
    if (value instanceof String text) {
      return List.of(text);
    }
    if (value instanceof List<?> list) {
      return list.stream().filter(String.class::isInstance).map(String.class::cast).toList();
    }
    return List.of();
  }
}
