package dev.vedette.console.alert;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Somebody at the console.
 *
 * @param name of the account; a rep's is the {@code rep_id} of its outlets
 * @param regions paths of the regions that a manager or regulator sees, with all below them; empty
 *     for the others
 * @param origin who says so
 */
public record Viewer(String name, ConsoleRole role, List<String> regions, Origin origin) {
  /** Who says who somebody is. */
  public enum Origin {
    /** An account of the stack or, in an open one, he himself. */
    STACK,
    /** An OpenID provider; the stack has no account of the name. */
    PROVIDER
  }

  public Viewer {
    regions = List.copyOf(regions);
  }

  public Viewer(String name, ConsoleRole role, List<String> regions) {
    this(name, role, regions, Origin.STACK);
  }

  /** Whether it may see what concerns a region and a rep; null where that is not known. */
  public boolean sees(@Nullable String region, @Nullable String repId) {
    return switch (role) {
      case OPERATOR, ANALYST -> true;
      case MANAGER, REGULATOR ->
          region != null && regions.stream().anyMatch(own -> covers(own, region));
      case REP -> name.equals(repId);
    };
  }

  /** Whether it sees all of a region, with what lies below. */
  public boolean seesAllOf(@Nullable String region) {
    return role == ConsoleRole.REP ? false : sees(region, null);
  }

  /** Whether a region is the other one or lies above it. */
  public static boolean covers(String above, String region) {
    return region.equals(above) || region.startsWith(above + "/");
  }
}
