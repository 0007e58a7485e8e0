package dev.vedette.console.notify;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.vedette.console.alert.Severity;
import java.math.RoundingMode;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import org.jspecify.annotations.Nullable;

/**
 * Posts alerts to the interface v2 of a Prometheus Alertmanager. An alert is known by its labels,
 * the severity among them: one that has become worse is the end of one and the begin of another.
 */
final class AlertmanagerSender implements Sender {
  static final String PATH = "/api/v2/alerts";

  /** As its own clients do: an alert that is not sent again ends after some repeats were missed. */
  private static final int MISSED_REPEATS = 4;

  private static final Duration SHORTEST_LIFE = Duration.ofMinutes(4);

  private static final int BATCH = 1_000;

  private final Receiver.Alertmanager address;
  private final MessageText text;
  private final HttpClient client;
  private final URI target;

  AlertmanagerSender(Receiver.Alertmanager address, MessageText text, HttpClient client) {
    this.address = address;
    this.text = text;
    this.client = client;
    String base = address.url().toString();
    this.target =
        URI.create((base.endsWith("/") ? base.substring(0, base.length() - 1) : base) + PATH);
  }

  @Override
  public void send(Message message, Instant now) throws SendFailedException {
    ArrayNode alerts = JsonNodeFactory.instance.arrayNode();
    for (Line line : message.lines()) {
      Severity before = line.before();
      if (message.kind() == Message.Kind.CLEARED) {
        addEnded(alerts, line, before == null ? line.severity() : before, now);
        continue;
      }
      if (before != null && before != line.severity()) {
        addEnded(alerts, line, before, now);
      }
      addFiring(alerts, line, line.severity(), now);
    }
    if (message.kind() == Message.Kind.TEST) {
      ObjectNode test = alerts.addObject();
      test.putObject("labels").put("alertname", "VedetteTest").put("severity", "none");
      test.putObject("annotations").put("summary", text.subject(message));
      test.put("startsAt", now.toString());
      test.put("endsAt", now.plus(address.resend()).toString());
      test.put("generatorURL", text.console().toString());
    }
    post(alerts);
  }

  @Override
  public void tellState(Collection<Told> standing, Instant now) throws SendFailedException {
    ArrayNode alerts = JsonNodeFactory.instance.arrayNode();
    for (Told told : standing) {
      if (told.severity() != null) {
        addFiring(alerts, told.line(), told.severity(), now);
      }
      if (alerts.size() == BATCH) {
        post(alerts);
        alerts.removeAll();
      }
    }
    if (!alerts.isEmpty()) {
      post(alerts);
    }
  }

  private void post(ArrayNode alerts) throws SendFailedException {
    Post.send(
        client,
        HttpRequest.newBuilder(target)
            .timeout(Post.PATIENCE)
            .header("Content-Type", "application/json")
            .POST(HttpRequest.BodyPublishers.ofString(alerts.toString()))
            .build());
  }

  private void addFiring(ArrayNode alerts, Line line, Severity severity, Instant now) {
    Duration life = address.resend().multipliedBy(MISSED_REPEATS);
    add(
        alerts,
        line,
        severity,
        now,
        now.plus(life.compareTo(SHORTEST_LIFE) < 0 ? SHORTEST_LIFE : life));
  }

  private void addEnded(ArrayNode alerts, Line line, Severity severity, Instant now) {
    add(alerts, line, severity, now, now);
  }

  private void add(ArrayNode alerts, Line line, Severity severity, Instant now, Instant endsAt) {
    ObjectNode alert = alerts.addObject();
    ObjectNode labels = alert.putObject("labels");
    labels.put("alertname", "VedetteStockout");
    labels.put("alert_id", line.alertId());
    labels.put("severity", severity.label());
    labels.put("kind", line.outlet() == null ? "depot" : "outlet");
    put(labels, "sku", line.sku());
    put(labels, "region", line.region());
    put(labels, "outlet", line.outlet());
    put(labels, "rep", line.rep());
    ObjectNode annotations = alert.putObject("annotations");
    annotations.put("summary", text.summary(line));
    put(annotations, "cause", line.cause());
    if (line.money() != null) {
      annotations.put("money", line.money().setScale(2, RoundingMode.HALF_UP).toPlainString());
    }
    // The data may tell of a time that is still to come: a replay does.
    alert.put("startsAt", (line.raisedAt().isAfter(now) ? now : line.raisedAt()).toString());
    alert.put("endsAt", endsAt.toString());
    alert.put("generatorURL", text.link(line));
  }

  /** An empty label is none. */
  private static void put(ObjectNode json, String key, @Nullable String value) {
    if (value != null && !value.isEmpty()) {
      json.put(key, value);
    }
  }
}
