package dev.vedette.console.notify;

import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Date;
import java.util.Properties;

/** Sends messages by e-mail, as plain text. */
final class EmailSender implements Sender {
  static final String ID = "X-Vedette-Id";
  private static final String TIMEOUT_MS = "10000";

  private final Receiver.Email email;
  private final MessageText text;

  EmailSender(Receiver.Email email, MessageText text) {
    this.email = email;
    this.text = text;
  }

  @Override
  public void send(Message message, Instant now) throws SendFailedException {
    try {
      MimeMessage mail = mail(message, now);
      if (email.user() == null || email.password() == null) {
        Transport.send(mail);
      } else {
        Transport.send(mail, email.user(), email.password().read());
      }
    } catch (MessagingException | IOException e) {
      throw SendFailedException.of("%s: %s".formatted(email.host(), e.getMessage()), e);
    }
  }

  private MimeMessage mail(Message message, Instant now) throws MessagingException {
    MimeMessage mail =
        new MimeMessage(Session.getInstance(properties())) {
          // The same each time, so that mailboxes can leave out a repeat.
          @Override
          protected void updateMessageID() throws MessagingException {
            setHeader("Message-ID", "<%s@vedette>".formatted(idOf(message)));
          }
        };
    mail.setFrom(new InternetAddress(email.from()));
    for (String to : email.to()) {
      mail.addRecipient(jakarta.mail.Message.RecipientType.TO, new InternetAddress(to));
    }
    mail.setSubject(text.subject(message), StandardCharsets.UTF_8.name());
    mail.setText(text.body(message), StandardCharsets.UTF_8.name());
    mail.setSentDate(Date.from(now));
    mail.setHeader(ID, idOf(message));
    // No out-of-office notes, please.
    mail.setHeader("Auto-Submitted", "auto-generated");
    return mail;
  }

  private static String idOf(Message message) {
    return message.id().replaceAll("[^A-Za-z0-9.:_-]", ".");
  }

  private Properties properties() {
    Properties properties = new Properties();
    properties.setProperty("mail.transport.protocol", "smtp");
    properties.setProperty("mail.smtp.host", email.host());
    properties.setProperty("mail.smtp.port", String.valueOf(email.port()));
    properties.setProperty("mail.smtp.connectiontimeout", TIMEOUT_MS);
    properties.setProperty("mail.smtp.timeout", TIMEOUT_MS);
    properties.setProperty("mail.smtp.writetimeout", TIMEOUT_MS);
    properties.setProperty("mail.smtp.auth", String.valueOf(email.user() != null));
    properties.setProperty("mail.smtp.ssl.checkserveridentity", "true");
    switch (email.protection()) {
      case STARTTLS -> {
        properties.setProperty("mail.smtp.starttls.enable", "true");
        properties.setProperty("mail.smtp.starttls.required", "true");
      }
      case TLS -> properties.setProperty("mail.smtp.ssl.enable", "true");
      case NONE -> {}
    }
    return properties;
  }
}
