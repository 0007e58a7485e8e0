package dev.vedette.price;

import java.util.Comparator;

/**
 * The order of texts by the bytes of their UTF-8 form, which is that of their code points. {@link
 * String#compareTo} differs from it beyond U+FFFF.
 */
final class ByteOrder {
  static final Comparator<String> OF_TEXT = ByteOrder::compare;

  private ByteOrder() {}

  private static int compare(String one, String other) {
    int common = Math.min(one.length(), other.length());
    for (int index = 0; index < common; index++) {
      char a = one.charAt(index);
      char b = other.charAt(index);
      if (a != b) {
        return Integer.compare(rank(a), rank(b));
      }
    }
    return Integer.compare(one.length(), other.length());
  }

  /** Surrogates stand for code points above all others. */
  private static int rank(char unit) {
    return Character.isSurrogate(unit) ? unit + Character.MAX_VALUE : unit;
  }
}
