package dev.vedette.cli;

import dev.vedette.console.notify.Message;
import dev.vedette.console.notify.NotificationRules;
import dev.vedette.console.notify.Receiver;
import dev.vedette.console.notify.RulesFile;
import dev.vedette.console.notify.SendFailedException;
import dev.vedette.console.notify.Sender;
import dev.vedette.stack.NotificationFile;
import dev.vedette.stack.StackException;
import dev.vedette.stack.StackSettings;
import java.io.PrintWriter;
import java.net.http.HttpClient;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
    name = "notifications",
    description = "Look at who is notified of alerts (see docs/notifications.md).")
final class NotificationsCommand implements Runnable {
  @Mixin private final Invocation invocation = new Invocation();

  NotificationsCommand() {}

  @Override
  public void run() {
    invocation.printUsage();
  }

  @Command(
      name = "check",
      description = {
        "Look for what is wrong with rules, and whether the secrets that they name are there.",
        "Exit code 1 where something is wrong."
      })
  int check(
      @Parameters(
              paramLabel = "FILE",
              arity = "0..1",
              description = "The rules; without it those in the state folder.")
          @Nullable Path file) {
    PrintWriter out = invocation.out();
    RulesFile.Result result = read(file);
    result.faults().forEach(out::println);
    out.printf(
        "%,d receivers, %,d rules: %s%n",
        result.rules().receivers().size(),
        result.rules().rules().size(),
        result.faults().isEmpty()
            ? "nothing wrong"
            : "%,d wrong".formatted(result.faults().size()));
    out.flush();
    return result.faults().isEmpty() ? 0 : 1;
  }

  @Command(
      name = "test",
      description = {
        "Send each receiver a message that says that it is a test, from this command.",
        "Exit code 1 where one does not take it."
      })
  int test(
      @Parameters(
              paramLabel = "FILE",
              arity = "0..1",
              description = "The rules; without it those in the state folder.")
          @Nullable Path file,
      @Option(names = "--receiver", paramLabel = "NAME", description = "This one alone.")
          @Nullable String only) {
    RulesFile.Result result = read(file);
    if (!result.faults().isEmpty()) {
      throw new StackException(
          "Cannot test: something is wrong with the rules. See `vedette notifications check`.");
    }
    NotificationRules rules = result.rules();
    List<Receiver> receivers =
        rules.receivers().stream()
            .filter(receiver -> only == null || receiver.name().equals(only))
            .toList();
    if (receivers.isEmpty()) {
      throw new StackException("Cannot test: there is no receiver %s.".formatted(only));
    }
    PrintWriter out = invocation.out();
    int failed = 0;
    try (HttpClient client = Sender.client()) {
      for (Receiver receiver : receivers) {
        Instant now = Instant.now();
        Message message = Message.test(UUID.randomUUID().toString(), receiver.name(), now);
        try {
          Sender.to(receiver, rules, client).send(message, now);
          out.printf("%s: has it (%s)%n", receiver.name(), message.id());
        } catch (SendFailedException e) {
          out.printf("%s: %s%n", receiver.name(), e.getMessage());
          failed++;
        }
        out.flush();
      }
    }
    return failed == 0 ? 0 : 1;
  }

  private RulesFile.Result read(@Nullable Path file) {
    Path rules = file == null ? invocation.state().notifications() : file;
    if (!Files.isRegularFile(rules)) {
      throw new StackException(
          file == null
              ? "Nobody is notified: there is no %s. See docs/notifications.md.".formatted(rules)
              : "Cannot read %s: there is no such file.".formatted(rules));
    }
    return NotificationFile.read(rules, StackSettings.read(invocation.state()));
  }
}
