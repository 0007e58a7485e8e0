package dev.vedette.console.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WordsTest {
  private static final Pattern KEY = Pattern.compile("(?<=[\\s{])(\\w+): '");

  @ParameterizedTest
  @ValueSource(strings = {"words.js", "view-words.js"})
  void whatIsSaidInEnglishIsSaidInChinese(String file) throws IOException {
    String words = read(file);
    int english = words.indexOf("  en: {");
    int chinese = words.indexOf("  zh: {");
    int end = words.indexOf("\n};", chinese);
    assertThat(keys(words.substring(english, chinese)))
        .hasSizeGreaterThan(100)
        .isSubsetOf(keys(words.substring(chinese, end)));
  }

  @Test
  void theTwoFilesShareOneNameSpaceAndOneWouldHideTheOther() throws IOException {
    assertThat(keys(read("words.js"))).doesNotContainAnyElementsOf(keys(read("view-words.js")));
  }

  private static String read(String file) throws IOException {
    try (InputStream stream = Pages.class.getResourceAsStream(Pages.OWN + "/" + file)) {
      return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  private static Set<String> keys(String words) {
    Set<String> keys = new TreeSet<>();
    Matcher found = KEY.matcher(words);
    while (found.find()) {
      keys.add(found.group(1));
    }
    return keys;
  }
}
