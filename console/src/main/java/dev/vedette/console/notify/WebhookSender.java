package dev.vedette.console.notify;

import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Posts messages as JSON, signed as the <a href="https://www.standardwebhooks.com">Standard
 * Webhooks</a> say: HMAC-SHA256 over {@code id.timestamp.body}, in base 64. The timestamp is that
 * of the attempt; id and body are the same each time.
 */
final class WebhookSender implements Sender {
  static final String ID = "webhook-id";
  static final String TIMESTAMP = "webhook-timestamp";
  static final String SIGNATURE = "webhook-signature";
  private static final String ENCODED = "whsec_";
  private static final String ALGORITHM = "HmacSHA256";

  private final Receiver.Webhook webhook;
  private final HttpClient client;

  WebhookSender(Receiver.Webhook webhook, HttpClient client) {
    this.webhook = webhook;
    this.client = client;
  }

  @Override
  public void send(Message message, Instant now) throws SendFailedException {
    String body = MessageJson.write(message);
    String timestamp = String.valueOf(now.getEpochSecond());
    String signature;
    try {
      signature = sign(webhook.secret().read(), message.id(), timestamp, body);
    } catch (IOException | IllegalArgumentException e) {
      throw SendFailedException.of("Cannot sign: " + e.getMessage(), e);
    }
    Post.send(
        client,
        HttpRequest.newBuilder(webhook.url())
            .timeout(Post.PATIENCE)
            .header("Content-Type", "application/json; charset=utf-8")
            .header(ID, message.id())
            .header(TIMESTAMP, timestamp)
            .header(SIGNATURE, signature)
            .POST(HttpRequest.BodyPublishers.ofString(body))
            .build());
  }

  /**
   * The value of the header with the signature.
   *
   * @param secret with {@code whsec_} before it: in base 64; otherwise as it is
   */
  static String sign(String secret, String id, String timestamp, String body) {
    byte[] key =
        secret.startsWith(ENCODED)
            ? Base64.getDecoder().decode(secret.substring(ENCODED.length()))
            : secret.getBytes(StandardCharsets.UTF_8);
    try {
      Mac mac = Mac.getInstance(ALGORITHM);
      mac.init(new SecretKeySpec(key, ALGORITHM));
      byte[] signed =
          mac.doFinal((id + "." + timestamp + "." + body).getBytes(StandardCharsets.UTF_8));
      return "v1," + Base64.getEncoder().encodeToString(signed);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("Every Java platform has " + ALGORITHM, e);
    }
  }
}
