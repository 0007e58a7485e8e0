package dev.vedette.cli;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What the headline of a notebook says where there are data: its sentence, with a figure above zero
 * wherever only data can put one. What it says of no data is another sentence, and so is one with
 * "none" in the place of a figure.
 *
 * <p>The places in the sentence: <code>{count}</code> is a whole number from 1, <code>{share}
 * </code> a share above 0 % with its interval and cases, <code>{number}</code> any number, and
 * <code>{text}
 * </code> what may be anything, such as a name or a day.
 */
final class ExpectedHeadline {
  private static final Pattern HEADLINE = Pattern.compile("class=\"headline\"[^>]*>([^<]*)</p>");
  private static final Pattern PLACE = Pattern.compile("\\{(\\w+)}");
  private static final String COUNT = "\\d[\\d,]*";
  private static final String DECIMAL = "[+-]?\\d[\\d,]*(?:\\.\\d+)?";
  private static final Pattern NOTHING = Pattern.compile("[0.,]+");

  private final String words;
  private final Pattern sentence;

  private ExpectedHeadline(String words, Pattern sentence) {
    this.words = words;
    this.sentence = sentence;
  }

  static ExpectedHeadline of(String words) {
    StringBuilder pattern = new StringBuilder();
    Matcher place = PLACE.matcher(words);
    int from = 0;
    while (place.find()) {
      pattern.append(Pattern.quote(words.substring(from, place.start())));
      pattern.append(figure(place.group(1)));
      from = place.end();
    }
    pattern.append(Pattern.quote(words.substring(from)));
    return new ExpectedHeadline(words, Pattern.compile(pattern.toString()));
  }

  /** What is wrong with the headline of a page; nothing, if it has all its figures. */
  Optional<String> fault(String page) {
    Matcher headline = HEADLINE.matcher(page);
    if (!headline.find()) {
      return Optional.of("There is no headline.");
    }
    String said = headline.group(1);
    Matcher matcher = sentence.matcher(said);
    if (!matcher.matches()) {
      return Optional.of("The headline is <%s>, and not <%s>.".formatted(said, words));
    }
    return zero(matcher)
        .map(figure -> "The headline has %s where data would be: <%s>.".formatted(figure, said));
  }

  private static Optional<String> zero(MatchResult figures) {
    for (int i = 1; i <= figures.groupCount(); i++) {
      if (NOTHING.matcher(figures.group(i)).matches()) {
        return Optional.of(figures.group(i));
      }
    }
    return Optional.empty();
  }

  /** Its groups are the figures that must not be zero. */
  private static String figure(String place) {
    return switch (place) {
      case "count" -> "(" + COUNT + ")";
      case "share" ->
          String.format(Locale.ROOT, "(%1$s) %% \\(%1$s to %1$s, n = (%2$s)\\)", DECIMAL, COUNT);
      case "number" -> DECIMAL;
      case "text" -> "[^<]+?";
      default -> throw new IllegalArgumentException("Cannot read the place {%s}.".formatted(place));
    };
  }
}
