package dev.vedette.console.notify;

import java.math.RoundingMode;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Says a message in words. */
final class MessageText {
  private static final int MOST_LINES = 20;
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm 'UTC'", Locale.ROOT).withZone(ZoneOffset.UTC);

  private final URI console;

  /**
   * @param console address of the console, for links
   */
  MessageText(URI console) {
    this.console = console;
  }

  URI console() {
    return console;
  }

  /** What it is about, in one line. */
  String subject(Message message) {
    String subject =
        switch (message.kind()) {
          case TEST -> "A test: this receiver is reached";
          case DIGEST -> "Stockout alerts at the begin of the shift" + open(message.digest());
          case RAISED -> alerts(message) + where(message);
          case NEGLECTED -> "Nobody acted: " + alerts(message) + where(message);
          case CLEARED -> "Over: " + alerts(message) + where(message);
        };
    return "[Vedette] " + plain(subject);
  }

  private static String open(Message.@Nullable Digest digest) {
    return digest == null ? "" : ": %,d open".formatted(digest.open());
  }

  private static String alerts(Message message) {
    int count = message.lines().size();
    return count == 1 ? "1 stockout alert" : "%,d stockout alerts".formatted(count);
  }

  private static String where(Message message) {
    if (message.groupsInAll() != 1 || message.groups().isEmpty()) {
      return " of %,d SKUs and regions".formatted(message.groupsInAll());
    }
    GroupLine group = message.groups().getFirst();
    return " of %s in %s".formatted(group.sku(), named(group.region()));
  }

  /** All of it. */
  String body(Message message) {
    StringBuilder text = new StringBuilder();
    if (message.kind() == Message.Kind.TEST) {
      text.append("Somebody wanted to see whether this arrives. It does.\n\n");
    }
    Message.Digest digest = message.digest();
    if (digest != null) {
      text.append(
          "From %s to %s\nOpen %,d, of these acknowledged %,d; suppressed %,d\nRaised %,d, ended %,d\n"
              .formatted(
                  TIME.format(digest.since()),
                  TIME.format(digest.until()),
                  digest.open(),
                  digest.acknowledged(),
                  digest.suppressed(),
                  digest.raised(),
                  digest.ended()));
    }
    if (message.kind() != Message.Kind.CLEARED && !message.groups().isEmpty()) {
      text.append(
          "At risk: %s (expected loss until the next deliveries, at wholesale%s)\n\n"
              .formatted(
                  message.money().setScale(2, RoundingMode.HALF_UP).toPlainString(),
                  message.groupsInAll() > message.groups().size() ? ", of the groups below" : ""));
    }
    for (GroupLine group : message.groups()) {
      text.append(
          "%s in %s: %s, %,d alerts, %,d outlets, %s%s%s\n"
              .formatted(
                  plain(group.sku()),
                  plain(named(group.region())),
                  group.severity().label(),
                  group.alerts(),
                  group.outlets(),
                  group.money().setScale(2, RoundingMode.HALF_UP).toPlainString(),
                  group.incident() ? ", depot short" : "",
                  group.orderBy() == null ? "" : ", order by " + TIME.format(group.orderBy())));
    }
    if (message.groupsInAll() > message.groups().size()) {
      text.append("… and %,d more\n".formatted(message.groupsInAll() - message.groups().size()));
    }
    text.append('\n');
    message.lines().stream()
        .limit(MOST_LINES)
        .forEach(line -> text.append(summary(line)).append('\n').append(link(line)).append('\n'));
    if (message.lines().size() > MOST_LINES) {
      text.append("… and %,d more\n".formatted(message.lines().size() - MOST_LINES));
    }
    return text.append('\n')
        .append(console)
        .append("\n\n")
        .append(message.id())
        .append('\n')
        .toString();
  }

  /** One alert in one line. */
  String summary(Line line) {
    return plain(
        "%s: %s at %s%s%s%s"
            .formatted(
                line.severity().label(),
                line.sku(),
                line.outlet() == null ? "the depot of " + named(line.region()) : line.outlet(),
                runout(line.expectedRunoutAt()),
                line.cause() == null ? "" : ", " + line.cause(),
                line.outletsHeldBack() == null
                    ? ""
                    : ", stands for %,d outlets".formatted(line.outletsHeldBack())));
  }

  private static String runout(@Nullable Instant at) {
    return at == null ? "" : ", gone by " + TIME.format(at);
  }

  /** Where to look at an alert. */
  String link(Line line) {
    String base = console.toString();
    return "%s/#/inbox?alert=%s"
        .formatted(
            base.endsWith("/") ? base.substring(0, base.length() - 1) : base,
            URLEncoder.encode(line.alertId(), StandardCharsets.UTF_8));
  }

  private static String named(@Nullable String region) {
    return region == null ? "an unknown region" : region;
  }

  /** Names come from outside: on one line, so that none can look like more than a name. */
  private static String plain(String text) {
    return text.replaceAll("\\p{Cntrl}+", " ");
  }
}
