package dev.vedette.console.notify;

import com.fasterxml.jackson.databind.JsonNode;
import dev.vedette.console.alert.Severity;
import dev.vedette.console.settings.Secret;
import dev.vedette.console.settings.YamlFile;
import java.io.IOException;
import java.math.BigDecimal;
import java.net.URI;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Reads the rules of notification from YAML. Everything that is wrong is told at once, each with
 * the receiver or rule that it is about.
 */
public final class RulesFile {
  private static final int MOST_RECEIVERS = 50;
  private static final int MOST_RULES = 200;
  private static final int SHORTEST_SECRET = 16;
  private static final Duration GATHER = Duration.ofSeconds(10);
  private static final Duration EVERY = Duration.ofMinutes(1);
  private static final Duration LONGEST = Duration.ofDays(7);
  private static final Set<String> LOOPBACK = Set.of("127.0.0.1", "localhost", "::1", "[::1]");

  /**
   * What a file says.
   *
   * @param rules empty of what is wrong; not to be used where there are faults
   */
  public record Result(NotificationRules rules, List<String> faults) {
    public Result {
      faults = List.copyOf(faults);
    }
  }

  private final Path folder;
  private final URI console;
  private final Map<String, String> environment;
  private final List<String> faults = new ArrayList<>();

  private RulesFile(Path folder, URI console, Map<String, String> environment) {
    this.folder = folder;
    this.console = console;
    this.environment = environment;
  }

  /**
   * Reads a file, and looks whether the secrets that it names are there.
   *
   * @param console address of the console where the file names none
   * @throws IOException if the file cannot be read
   */
  public static Result read(Path file, URI console, Map<String, String> environment)
      throws IOException {
    Path folder = Objects.requireNonNull(file.toAbsolutePath().getParent());
    return read(YamlFile.text(file), folder, console, environment);
  }

  /**
   * Reads rules.
   *
   * @param folder from which the files of secrets are named
   */
  static Result read(String text, Path folder, URI console, Map<String, String> environment) {
    RulesFile file = new RulesFile(folder, console, environment);
    NotificationRules rules =
        YamlFile.parse(text, file.faults)
            .map(file::rules)
            .orElseGet(() -> new NotificationRules(console, List.of(), List.of()));
    return new Result(rules, file.faults);
  }

  private NotificationRules rules(JsonNode root) {
    Section top = new Section(root, "the file", "console", "receivers", "rules");
    URI address = top.has("console") ? top.uri("console") : console;
    List<Receiver> receivers = new ArrayList<>();
    Set<String> names = new HashSet<>();
    for (JsonNode node : top.list("receivers", MOST_RECEIVERS)) {
      String name = node.path("name").asText();
      Receiver receiver = receiver(node, place("receiver", receivers.size(), name));
      receivers.add(receiver);
      if (!names.add(receiver.name())) {
        faults.add(place("receiver", receivers.size() - 1, name) + ": there is another one");
      }
    }
    List<Rule> rules = new ArrayList<>();
    Set<String> ruleNames = new HashSet<>();
    for (JsonNode node : top.list("rules", MOST_RULES)) {
      String name = node.path("name").asText();
      Rule rule = rule(node, place("rule", rules.size(), name), names);
      rules.add(rule);
      if (!ruleNames.add(rule.name())) {
        faults.add(place("rule", rules.size() - 1, name) + ": there is another one");
      }
    }
    checkRouters(receivers, rules);
    return new NotificationRules(address, receivers, rules);
  }

  /** What an Alertmanager does itself is not done twice. */
  private void checkRouters(List<Receiver> receivers, List<Rule> rules) {
    for (Receiver receiver : receivers) {
      if (!receiver.followsState()) {
        continue;
      }
      for (Rule rule : rules) {
        if (rule.shifts() != null && rule.receiver().equals(receiver.name())) {
          faults.add("rule %s: an Alertmanager takes no digest".formatted(rule.name()));
        }
        if (rule.escalation() != null && rule.escalation().receiver().equals(receiver.name())) {
          faults.add(
              "rule %s: an Alertmanager is told by a rule of its own, and escalates by its routes"
                  .formatted(rule.name()));
        }
      }
    }
  }

  private static String place(String what, int index, String name) {
    return name.isEmpty()
        ? "%s %d".formatted(what, index + 1)
        : "%s %d (%s)".formatted(what, index + 1, name);
  }

  private Receiver receiver(JsonNode node, String place) {
    Section given =
        new Section(node, place, "name", "gather", "every", "webhook", "email", "alertmanager");
    String name = given.name("name");
    Duration gather = given.duration("gather", GATHER, Duration.ZERO);
    Duration every = given.duration("every", EVERY, Duration.ofSeconds(1));
    List<String> kinds =
        List.of("webhook", "email", "alertmanager").stream().filter(given::has).toList();
    if (kinds.size() != 1) {
      faults.add(place + ": give one of webhook, email and alertmanager");
      return new Receiver(name, gather, every, new Receiver.Alertmanager(console, EVERY));
    }
    String kind = kinds.getFirst();
    String inside = "%s, %s".formatted(place, kind);
    Receiver.Address address =
        switch (kind) {
          case "webhook" -> webhook(node.path(kind), inside);
          case "email" -> email(node.path(kind), inside);
          default -> alertmanager(node.path(kind), inside);
        };
    return new Receiver(name, gather, every, address);
  }

  private Receiver.Webhook webhook(JsonNode node, String place) {
    Section given = new Section(node, place, "url", "secret-file", "secret-env");
    Secret secret = given.secret("secret");
    if (secret == null) {
      faults.add(place + ": name a secret-file or a secret-env; bodies are signed with it");
      secret = new Secret.OfFile(folder);
    } else {
      check(secret, SHORTEST_SECRET, place);
    }
    return new Receiver.Webhook(given.uri("url"), secret);
  }

  private Receiver.Alertmanager alertmanager(JsonNode node, String place) {
    Section given = new Section(node, place, "url", "resend");
    return new Receiver.Alertmanager(
        given.uri("url"), given.duration("resend", EVERY, Duration.ofSeconds(1)));
  }

  private Receiver.Email email(JsonNode node, String place) {
    Section given =
        new Section(
            node,
            place,
            "host",
            "port",
            "protection",
            "from",
            "to",
            "user",
            "password-file",
            "password-env");
    String host = given.text("host");
    Receiver.Protection protection =
        given.word("protection", Receiver.Protection.class, Receiver.Protection.STARTTLS);
    String user = given.has("user") ? given.text("user") : null;
    Secret password = given.secret("password");
    if ((user == null) != (password == null)) {
      faults.add(place + ": user goes with password-file or password-env");
    }
    if (password != null) {
      check(password, 1, place);
    }
    if (protection == Receiver.Protection.NONE && !LOOPBACK.contains(host)) {
      faults.add(place + ": without protection the host can only be this machine");
    }
    List<String> to = new ArrayList<>();
    for (String mailbox : given.texts("to")) {
      to.add(mailbox(mailbox, place));
    }
    if (to.isEmpty()) {
      faults.add(place + ": \"to\" names nobody");
    }
    return new Receiver.Email(
        host,
        given.integer("port", protection == Receiver.Protection.TLS ? 465 : 587, 1, 65_535),
        protection,
        mailbox(given.text("from"), place),
        to,
        user,
        password);
  }

  private String mailbox(String given, String place) {
    if (!given.matches("[^\\s@<>,;\"]{1,100}@[^\\s@<>,;\"]{1,200}")) {
      faults.add("%s: \"%s\" is no address, such as desk@example.org".formatted(place, given));
    }
    return given;
  }

  private void check(Secret secret, int shortest, String place) {
    try {
      if (secret.read().length() < shortest) {
        faults.add("%s: the secret has fewer than %d characters".formatted(place, shortest));
      }
    } catch (IOException e) {
      faults.add("%s: %s".formatted(place, e.getMessage()));
    }
  }

  private Rule rule(JsonNode node, String place, Set<String> receivers) {
    Section given =
        new Section(
            node,
            place,
            "name",
            "receiver",
            "regions",
            "severity",
            "money",
            "digest",
            "zone",
            "escalate");
    Shifts shifts = given.has("digest") ? shifts(given, place) : null;
    if (shifts == null && given.has("zone")) {
      faults.add(place + ": zone belongs to digest");
    }
    Rule.Escalation escalation = null;
    if (given.has("escalate")) {
      Section how =
          new Section(node.path("escalate"), place + ", escalate", "after", "receiver", "severity");
      escalation =
          new Rule.Escalation(
              how.duration("after", Duration.ofMinutes(30), Duration.ofSeconds(1)),
              how.oneOf("receiver", receivers),
              how.word("severity", Severity.class, Severity.HIGH));
      if (shifts != null) {
        faults.add(place + ": a digest does not escalate");
      }
      if (escalation.receiver().equals(node.path("receiver").asText())) {
        faults.add(place + ", escalate: the receiver is the one that was told at first");
      }
    }
    return new Rule(
        given.name("name"),
        given.oneOf("receiver", receivers),
        regions(given, place),
        given.word("severity", Severity.class, Severity.LOW),
        given.money("money"),
        shifts,
        escalation);
  }

  private List<String> regions(Section given, String place) {
    List<String> regions = given.texts("regions");
    for (String region : regions) {
      if (region.startsWith("/") || region.endsWith("/") || region.contains("//")) {
        faults.add(
            "%s: \"%s\" is no region; write its path from the top, such as north/harbour"
                .formatted(place, region));
      }
    }
    return regions;
  }

  private Shifts shifts(Section given, String place) {
    List<LocalTime> times = new ArrayList<>();
    for (String text : given.texts("digest")) {
      try {
        times.add(LocalTime.parse(text));
      } catch (DateTimeException e) {
        faults.add("%s: \"%s\" is no time of day, such as \"08:00\"".formatted(place, text));
      }
    }
    if (times.isEmpty()) {
      faults.add(place + ": digest names no time of day");
      times.add(LocalTime.MIDNIGHT);
    }
    ZoneId zone = ZoneId.of("UTC");
    if (given.has("zone")) {
      String text = given.text("zone");
      try {
        zone = ZoneId.of(text);
      } catch (DateTimeException e) {
        faults.add("%s: \"%s\" is no time zone, such as Asia/Shanghai".formatted(place, text));
      }
    }
    return new Shifts(times, zone);
  }

  /** Some keys with values; what is wrong with them becomes a fault. */
  private final class Section {
    private final JsonNode node;
    private final String place;

    Section(JsonNode node, String place, String... keys) {
      this.node = node;
      this.place = place;
      if (!node.isObject()) {
        faults.add(place + ": keys with values are expected");
        return;
      }
      List<String> known = Arrays.asList(keys);
      node.fieldNames()
          .forEachRemaining(
              key -> {
                if (!known.contains(key)) {
                  faults.add(
                      "%s: there is no key \"%s\"; there are %s"
                          .formatted(place, key, String.join(", ", known)));
                }
              });
    }

    boolean has(String key) {
      return node.hasNonNull(key);
    }

    List<JsonNode> list(String key, int most) {
      List<JsonNode> all = new ArrayList<>();
      if (!node.path(key).isArray() || node.path(key).isEmpty()) {
        faults.add("%s: \"%s\" names nothing".formatted(place, key));
      }
      node.path(key).forEach(all::add);
      if (all.size() > most) {
        faults.add("%s: \"%s\" may have %d entries".formatted(place, key, most));
      }
      return all;
    }

    String text(String key) {
      JsonNode value = node.path(key);
      if (value.isValueNode() && !value.isNull() && !value.asText().isBlank()) {
        return value.asText().strip();
      }
      faults.add("%s: \"%s\" is missing".formatted(place, key));
      return "";
    }

    String name(String key) {
      String name = text(key);
      if (!name.isEmpty() && !name.matches("[A-Za-z0-9][A-Za-z0-9._-]{0,63}")) {
        faults.add(
            "%s: a name has up to 64 letters, digits, dots, dashes and underscores"
                .formatted(place));
      }
      return name;
    }

    String oneOf(String key, Set<String> names) {
      String name = text(key);
      if (!name.isEmpty() && !names.contains(name)) {
        faults.add("%s: there is no receiver \"%s\"".formatted(place, name));
      }
      return name;
    }

    List<String> texts(String key) {
      List<String> all = new ArrayList<>();
      JsonNode value = node.path(key);
      if (value.isArray()) {
        value.forEach(each -> all.add(each.asText().strip()));
      } else if (value.isTextual()) {
        all.add(value.asText().strip());
      } else if (has(key)) {
        faults.add("%s: \"%s\" is a list of texts".formatted(place, key));
      }
      if (all.contains("")) {
        faults.add("%s: \"%s\" has an empty entry".formatted(place, key));
      }
      return all;
    }

    <E extends Enum<E>> E word(String key, Class<E> type, E standard) {
      if (!has(key)) {
        return standard;
      }
      String text = text(key);
      for (E each : type.getEnumConstants()) {
        if (each.name().toLowerCase(Locale.ROOT).equals(text)) {
          return each;
        }
      }
      faults.add(
          "%s: %s is \"%s\", and may be %s"
              .formatted(
                  place,
                  key,
                  text,
                  String.join(
                      ", ",
                      Arrays.stream(type.getEnumConstants())
                          .map(each -> each.name().toLowerCase(Locale.ROOT))
                          .toList())));
      return standard;
    }

    Duration duration(String key, Duration standard, Duration shortest) {
      if (!has(key)) {
        return standard;
      }
      String text = text(key);
      try {
        Duration duration = Duration.parse(text);
        if (duration.compareTo(shortest) >= 0 && duration.compareTo(LONGEST) <= 0) {
          return duration;
        }
        faults.add(
            "%s: %s is %s, and may be %s to %s".formatted(place, key, text, shortest, LONGEST));
      } catch (DateTimeException e) {
        faults.add(
            "%s: %s is \"%s\", and is written like PT30S or PT10M".formatted(place, key, text));
      }
      return standard;
    }

    int integer(String key, int standard, int least, int most) {
      if (!has(key)) {
        return standard;
      }
      JsonNode value = node.path(key);
      if (!value.isInt() || value.asInt() < least || value.asInt() > most) {
        faults.add("%s: %s goes from %d to %d".formatted(place, key, least, most));
        return standard;
      }
      return value.asInt();
    }

    BigDecimal money(String key) {
      if (!has(key)) {
        return BigDecimal.ZERO;
      }
      try {
        BigDecimal money = new BigDecimal(node.path(key).asText());
        if (money.signum() >= 0) {
          return money;
        }
      } catch (NumberFormatException e) {
        // Told below.
      }
      faults.add("%s: %s is an amount, such as 500".formatted(place, key));
      return BigDecimal.ZERO;
    }

    URI uri(String key) {
      String text = text(key);
      try {
        URI uri = URI.create(text);
        if (("http".equals(uri.getScheme()) || "https".equals(uri.getScheme()))
            && uri.getHost() != null
            && uri.getUserInfo() == null) {
          return uri;
        }
      } catch (IllegalArgumentException e) {
        // Told below.
      }
      faults.add(
          "%s: %s is \"%s\", and is an address that begins with http:// or https://, without a"
                  .formatted(place, key, text)
              + " password");
      return console;
    }

    /** Where a secret is, by the keys that end in -file and -env. */
    @Nullable Secret secret(String key) {
      boolean file = has(key + "-file");
      if (file && has(key + "-env")) {
        faults.add("%s: give %s-file or %s-env, not both".formatted(place, key, key));
      }
      if (file) {
        return new Secret.OfFile(folder.resolve(text(key + "-file")));
      }
      return has(key + "-env") ? new Secret.OfEnvironment(text(key + "-env"), environment) : null;
    }
  }
}
