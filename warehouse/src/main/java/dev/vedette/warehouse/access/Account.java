package dev.vedette.warehouse.access;

import java.util.List;
import java.util.regex.Pattern;

/**
 * Somebody who may sign in.
 *
 * @param name of a rep, the {@code rep_id} of its outlets; as in the tokens: 1 to 64 letters,
 *     digits, {@code .}, {@code _}, {@code -} or {@code @}, beginning with a letter or digit
 * @param role what it may do
 * @param regions paths of the regions that it reads, with all that lies below them; at least one
 *     for a regional role, none for others
 */
public record Account(String name, Role role, List<String> regions) {
  private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._@-]{0,63}");

  /** The account under which the stack's own tools work. It owns the views. */
  public static final String STACK = "vedette";

  /**
   * @throws IllegalArgumentException if the name, or the regions for that role, are not possible
   */
  public Account {
    regions = regions.stream().distinct().sorted().toList();
    if (!NAME.matcher(name).matches()) {
      throw new IllegalArgumentException(
          "Cannot use the name \"%s\": it may have letters, digits, and . _ - @ after the first, 64 in all."
              .formatted(name));
    }
    if (role.isRegional() && regions.isEmpty()) {
      throw new IllegalArgumentException(
          "Cannot make %s a %s without a region. Name one or more with --region."
              .formatted(name, role.label()));
    }
    if (!role.isRegional() && !regions.isEmpty()) {
      throw new IllegalArgumentException(
          "Cannot give %s regions: a %s sees %s. Leave out --region."
              .formatted(
                  name,
                  role.label(),
                  role == Role.REP ? "the outlets under its name" : "all of them"));
    }
    for (String region : regions) {
      if (region.isBlank()
          || region.startsWith("/")
          || region.endsWith("/")
          || region.contains("//")
          || region.chars().anyMatch(Character::isISOControl)) {
        throw new IllegalArgumentException(
            "Cannot use the region \"%s\": write its path from the top, such as north/harbour."
                .formatted(region));
      }
    }
  }
}
