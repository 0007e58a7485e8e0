package dev.vedette.stockout;

/**
 * One copy of names that are read again and again, such as those of outlets and SKUs: facts come
 * outlet by outlet, and each that is kept would otherwise hold its own. Names that share a place
 * push each other out, so that it never grows.
 */
final class SharedNames {
  private static final int PLACES = 1 << 14;

  // Threads may overwrite each other's; strings are safe to share all the same.
  private static final String[] NAMES = new String[PLACES];

  private SharedNames() {}

  /** An equal name, most often the one that was given before. */
  static String of(String name) {
    int hash = name.hashCode();
    int place = (hash ^ (hash >>> 16)) & (PLACES - 1);
    String known = NAMES[place];
    if (name.equals(known)) {
      return known;
    }
    NAMES[place] = name;
    return name;
  }
}
