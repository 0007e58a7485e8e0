package dev.vedette.market;

import java.util.ArrayList;
import java.util.List;

/**
 * Where an outlet stands, and what kind of outlet it is. What is not known is empty, and such an
 * outlet is in no group of that kind.
 *
 * @param region path from the top, parts separated by "/"
 * @param setting urban or rural
 * @param channel kind of shop
 * @param tier class of the outlet
 */
public record Place(String region, String setting, String channel, String tier) {
  /** That of outlets whose file is not known. */
  public static final Place UNKNOWN = new Place("unknown", "", "", "");

  private static final char SEPARATOR = '/';

  /** The region at every level of the path, from the top down to this one. */
  List<String> regions() {
    List<String> regions = new ArrayList<>();
    for (int end = region.indexOf(SEPARATOR); end >= 0; end = region.indexOf(SEPARATOR, end + 1)) {
      regions.add(region.substring(0, end));
    }
    regions.add(region);
    return regions;
  }

  /** The groups that an outlet here is in. */
  List<Group> groups() {
    List<Group> groups = new ArrayList<>(List.of(Group.TOTAL));
    add(groups, Group.Kind.SETTING, setting);
    add(groups, Group.Kind.CHANNEL, channel);
    add(groups, Group.Kind.TIER, tier);
    return groups;
  }

  private static void add(List<Group> groups, Group.Kind kind, String value) {
    if (!value.isEmpty()) {
      groups.add(new Group(kind, value));
    }
  }
}
