package dev.vedette.console.notify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.vedette.console.alert.Alerts;
import dev.vedette.console.alert.Severity;
import dev.vedette.console.settings.Secret;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.math.BigDecimal;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What goes over the wire. */
class SenderTest {
  private static final Instant NOW = Alerts.NOON.plus(Duration.ofDays(1));
  private static final Line LINE =
      new Line(
          "a/1",
          3,
          Severity.CRITICAL,
          Severity.MEDIUM,
          "outlet 1\r\nBcc: everybody@example.org",
          "红 lark",
          "north/harbour",
          "kim",
          Alerts.NOON,
          new BigDecimal("12.500000"),
          "demand_spike",
          NOW,
          NOW,
          400L,
          null);

  private final HttpClient client = Sender.client();
  private final List<HttpExchange> requests = new ArrayList<>();
  private final List<String> bodies = new ArrayList<>();
  private HttpServer server;
  private int status = 200;

  @BeforeEach
  void listen() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext(
        "/",
        exchange -> {
          requests.add(exchange);
          bodies.add(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
          exchange.getResponseHeaders().set("Location", "/elsewhere");
          exchange.sendResponseHeaders(status, -1);
          exchange.close();
        });
    server.start();
  }

  @AfterEach
  void close() {
    server.stop(0);
    client.close();
  }

  private URI url() {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
  }

  private static Message message(Message.Kind kind, Line... lines) {
    GroupLine group =
        new GroupLine(
            "红 lark",
            "north/harbour",
            Severity.CRITICAL,
            1,
            1,
            new BigDecimal("12.500000"),
            NOW,
            false);
    return new Message("id-1", "desk", "all", kind, NOW, List.of(lines), List.of(group), 1, null);
  }

  private Sender webhook(String secret) {
    return new WebhookSender(
        new Receiver.Webhook(url(), new Secret.OfEnvironment("S", Map.of("S", secret))), client);
  }

  @Test
  void aSignatureIsThatOfTheStandard() {
    // Computed with openssl dgst -sha256 -hmac.
    assertThat(WebhookSender.sign("0123456789abcdef", "id-1", "1700000000", "{\"a\":1}"))
        .isEqualTo("v1,NXIo6Hqv9psVb++1NHddD2YMdQBPEXIwdg+LFCwXLx4=");
    // The example of the Standard Webhooks specification.
    assertThat(
            WebhookSender.sign(
                "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw",
                "msg_p5jXN8AQM9LWM0D4loKWxJek",
                "1614265330",
                "{\"test\": 2432232314}"))
        .isEqualTo("v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=");
  }

  @Test
  void aWebhookIsSignedAndTheSameEachTime() throws Exception {
    Sender sender = webhook("0123456789abcdef");
    Message message = message(Message.Kind.RAISED, LINE);
    sender.send(message, NOW);
    sender.send(message, NOW.plusSeconds(60));
    assertThat(bodies.get(1)).isEqualTo(bodies.get(0)).isEqualTo(MessageJson.write(message));
    var headers = requests.get(1).getRequestHeaders();
    assertThat(headers.getFirst(WebhookSender.ID)).isEqualTo("id-1");
    String timestamp = headers.getFirst(WebhookSender.TIMESTAMP);
    assertThat(timestamp).isEqualTo(String.valueOf(NOW.getEpochSecond() + 60));
    assertThat(headers.getFirst(WebhookSender.SIGNATURE))
        .isEqualTo(WebhookSender.sign("0123456789abcdef", "id-1", timestamp, bodies.get(1)));
  }

  @Test
  void anythingButSuccessIsAFailureAndNoRedirectionIsFollowed() {
    Sender sender = webhook("0123456789abcdef");
    int port = server.getAddress().getPort();
    for (int answer : List.of(302, 403, 404, 429, 500, 503)) {
      status = answer;
      assertThatThrownBy(() -> sender.send(message(Message.Kind.RAISED, LINE), NOW))
          .isInstanceOf(SendFailedException.class)
          .hasMessage("127.0.0.1:%d answered %d".formatted(port, answer))
          .matches(failure -> !((SendFailedException) failure).isRefusal());
    }
    assertThat(requests).hasSize(6);
    status = 400;
    assertThatThrownBy(() -> sender.send(message(Message.Kind.RAISED, LINE), NOW))
        .matches(failure -> ((SendFailedException) failure).isRefusal());
    server.stop(0);
    assertThatThrownBy(() -> sender.send(message(Message.Kind.RAISED, LINE), NOW))
        .isInstanceOf(SendFailedException.class)
        .hasMessageStartingWith("No connection to 127.0.0.1:%d (".formatted(port))
        .hasMessageContaining("does it run");
  }

  @Test
  void anAlertmanagerHearsThatOneSeverityEndsAndAnotherBegins() throws Exception {
    Sender sender =
        new AlertmanagerSender(
            new Receiver.Alertmanager(url(), Duration.ofMinutes(1)),
            new MessageText(Receivers.CONSOLE),
            client);
    sender.send(message(Message.Kind.RAISED, LINE), NOW);
    assertThat(requests.getFirst().getRequestURI().getPath()).isEqualTo("/api/v2/alerts");
    JsonNode alerts = new ObjectMapper().readTree(bodies.getFirst());
    assertThat(alerts).hasSize(2);
    assertThat(alerts.get(0).at("/labels/severity").asText()).isEqualTo("medium");
    assertThat(alerts.get(0).path("endsAt").asText()).isEqualTo(NOW.toString());
    JsonNode firing = alerts.get(1);
    assertThat(firing.at("/labels/severity").asText()).isEqualTo("critical");
    assertThat(firing.at("/labels/alertname").asText()).isEqualTo("VedetteStockout");
    assertThat(firing.path("startsAt").asText()).isEqualTo(Alerts.NOON.toString());
    assertThat(firing.path("endsAt").asText())
        .isEqualTo(NOW.plus(Duration.ofMinutes(4)).toString());
    assertThat(firing.path("generatorURL").asText())
        .isEqualTo("http://127.0.0.1:18070/#/inbox?alert=a%2F1");
    Told told = Told.after(null, message(Message.Kind.RAISED, LINE), LINE);
    sender.tellState(List.of(told), NOW.plusSeconds(60));
    JsonNode again = new ObjectMapper().readTree(bodies.get(1)).get(0);
    assertThat(again.path("labels")).isEqualTo(firing.path("labels"));
    assertThat(again.path("endsAt").asText()).isEqualTo(NOW.plus(Duration.ofMinutes(5)).toString());
    sender.send(message(Message.Kind.CLEARED, LINE.knownAs(Severity.CRITICAL)), NOW);
    JsonNode over = new ObjectMapper().readTree(bodies.get(2)).get(0);
    assertThat(over.path("labels")).isEqualTo(firing.path("labels"));
    assertThat(over.path("endsAt").asText()).isEqualTo(NOW.toString());
  }

  @Test
  void aMailHasTheIdAndNamesCannotAddLines() throws Exception {
    GreenMail mail = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
    mail.start();
    try {
      mail.setUser("desk@example.org", "desk", "secret");
      Receiver.Email address =
          new Receiver.Email(
              "127.0.0.1",
              mail.getSmtp().getPort(),
              Receiver.Protection.NONE,
              "vedette@example.org",
              List.of("desk@example.org"),
              "desk",
              new Secret.OfEnvironment("S", Map.of("S", "secret")));
      Sender sender = new EmailSender(address, new MessageText(Receivers.CONSOLE));
      sender.send(message(Message.Kind.RAISED, LINE), NOW);
      sender.send(message(Message.Kind.RAISED, LINE), NOW);
      MimeMessage[] received = mail.getReceivedMessages();
      assertThat(received).hasSize(2);
      for (MimeMessage each : received) {
        assertThat(each.getMessageID()).isEqualTo("<id-1@vedette>");
        assertThat(each.getHeader(EmailSender.ID)).containsExactly("id-1");
        assertThat(each.getHeader("Bcc")).isNull();
      }
      assertThat(received[0].getSubject())
          .isEqualTo("[Vedette] 1 stockout alert of 红 lark in north/harbour");
      String text = String.valueOf(received[0].getContent());
      assertThat(text.lines())
          .contains(
              "红 lark in north/harbour: critical, 1 alerts, 1 outlets, 12.50, order by 2026-03-03"
                  + " 12:00 UTC",
              "critical: 红 lark at outlet 1 Bcc: everybody@example.org, gone by 2026-03-03 12:00"
                  + " UTC, demand_spike",
              "http://127.0.0.1:18070/#/inbox?alert=a%2F1");
    } finally {
      mail.stop();
    }
  }

  @Test
  void aMailServerThatIsNotThereOrHasNoTlsIsAFailure() {
    GreenMail mail = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
    mail.start();
    Sender sender =
        new EmailSender(
            new Receiver.Email(
                "127.0.0.1",
                mail.getSmtp().getPort(),
                Receiver.Protection.STARTTLS,
                "vedette@example.org",
                List.of("desk@example.org"),
                null,
                null),
            new MessageText(Receivers.CONSOLE));
    assertThatThrownBy(() -> sender.send(message(Message.Kind.RAISED, LINE), NOW))
        .isInstanceOf(SendFailedException.class)
        .hasMessageContaining("STARTTLS");
    assertThat(mail.getReceivedMessages()).isEmpty();
    mail.stop();
    assertThatThrownBy(() -> sender.send(message(Message.Kind.RAISED, LINE), NOW))
        .isInstanceOf(SendFailedException.class);
  }
}
