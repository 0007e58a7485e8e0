package dev.vedette.cli;

import dev.vedette.price.RuleFinding;
import dev.vedette.stack.StackException;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

@Command(name = "rules", description = "Look at the price law.")
final class RulesCommand implements Runnable {
  @Mixin private final Invocation invocation = new Invocation();

  RulesCommand() {}

  @Override
  public void run() {
    invocation.printUsage();
  }

  @Command(
      name = "check",
      description = {
        "Look for rows that would be refused, and for overlaps, gaps and conflicts among the rules.",
        "Exit code 1 where there are any."
      })
  int check(
      @Parameters(
              paramLabel = "FOLDER",
              description = "Folder of event files, with price-rules and products.")
          Path folder) {
    PrintWriter out = invocation.out();
    RuleFolder rules;
    try {
      rules = RuleFolder.read(folder, Instant.now());
    } catch (IOException e) {
      throw new StackException("Cannot check %s: %s".formatted(folder, e.getMessage()), e);
    }
    List<RuleFinding> findings = rules.findings();
    rules.refused().forEach(row -> out.printf("refused: %s%n", row));
    findings.forEach(out::println);
    int found = rules.refused().size() + findings.size();
    out.printf(
        "%,d entries of the price law, %,d products: %s%n",
        rules.entries(),
        rules.products(),
        found == 0 ? "nothing found" : "%,d found".formatted(found));
    out.flush();
    return found == 0 ? 0 : 1;
  }
}
