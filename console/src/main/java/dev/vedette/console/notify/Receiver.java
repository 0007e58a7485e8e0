package dev.vedette.console.notify;

import dev.vedette.console.settings.Secret;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Where messages go.
 *
 * @param name for rules, and for what is written down
 * @param gather how long news waits for more of them
 * @param every how long after a message the next one comes at the soonest
 */
public record Receiver(String name, Duration gather, Duration every, Address address) {
  /** How it is reached. */
  public sealed interface Address permits Webhook, Email, Alertmanager {
    /** What it is, in a word. */
    String kind();
  }

  /**
   * An HTTP address of somebody's own.
   *
   * @param secret signs what is sent
   */
  public record Webhook(URI url, Secret secret) implements Address {
    @Override
    public String kind() {
      return "webhook";
    }
  }

  /** How the connection to a mail server is protected. */
  public enum Protection {
    /** Not at all: for a server on this machine. */
    NONE,
    /** By TLS after the first words; without it nothing is sent. */
    STARTTLS,
    /** By TLS from the beginning. */
    TLS
  }

  /**
   * People with mailboxes.
   *
   * @param user null where the server asks for none; {@code password} likewise
   */
  public record Email(
      String host,
      int port,
      Protection protection,
      String from,
      List<String> to,
      @Nullable String user,
      @Nullable Secret password)
      implements Address {
    public Email {
      to = List.copyOf(to);
    }

    @Override
    public String kind() {
      return "email";
    }
  }

  /**
   * A Prometheus Alertmanager, which groups, routes and silences by itself.
   *
   * @param url without the path of its interface
   * @param resend how often what stands is sent again; it takes an alert for over that it has not
   *     heard of for some time
   */
  public record Alertmanager(URI url, Duration resend) implements Address {
    @Override
    public String kind() {
      return "alertmanager";
    }
  }

  /** Whether it wants to know what stands at present, and not only what is new. */
  boolean followsState() {
    return address instanceof Alertmanager;
  }
}
