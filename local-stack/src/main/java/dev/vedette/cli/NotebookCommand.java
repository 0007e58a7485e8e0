package dev.vedette.cli;

import dev.vedette.cli.notebook.Code;
import dev.vedette.cli.notebook.Jupyter;
import dev.vedette.cli.notebook.JupyterPrograms;
import dev.vedette.cli.notebook.JupyterServer;
import dev.vedette.stack.Access;
import dev.vedette.stack.Health;
import dev.vedette.stack.Installation;
import dev.vedette.stack.Port;
import dev.vedette.stack.StackException;
import dev.vedette.stack.StackPart;
import dev.vedette.stack.StackSettings;
import dev.vedette.stack.TrinoAddress;
import dev.vedette.warehouse.access.Account;
import java.io.IOException;
import java.io.PrintWriter;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
    name = "notebook",
    description = {
      "Start Jupyter with a Java kernel and the notebooks, connected to the running stack.",
      "It listens on 127.0.0.1 alone and wants the token of the address that is printed; Ctrl-C",
      "stops it. You work on copies in the state folder. With --render, run the notebooks and",
      "write each as a page instead."
    })
final class NotebookCommand implements Runnable {
  private static final int TOKEN_BYTES = 24;
  private static final long LOOK_MILLIS = 300;

  @Mixin private final Invocation invocation = new Invocation();

  @Option(
      names = "--render",
      paramLabel = "FOLDER",
      description = "Run all notebooks, and write them into this folder as HTML.")
  private @Nullable Path render;

  @Option(names = "--code", description = "With --render: show the code of the cells, too.")
  private boolean code;

  @Option(
      names = "--port",
      paramLabel = "PORT",
      defaultValue = "18888",
      description = "Where Jupyter listens. Default: ${DEFAULT-VALUE}.")
  private int port;

  @Option(
      names = "--user",
      paramLabel = "NAME",
      description = {
        "Ask under this account of the stack (default: as the operator in a secured stack,",
        "under your name on this machine in an open one)."
      })
  private @Nullable String user;

  NotebookCommand() {}

  @Override
  public void run() {
    StackSettings settings = StackSettings.read(invocation.state());
    requireTrino(settings);
    Jupyter jupyter =
        new Jupyter(
            JupyterPrograms.onPath(),
            Installation.current(),
            invocation.state(),
            new TrinoAddress(invocation.state(), settings),
            account(settings));
    PrintWriter out = invocation.out();
    if (render != null) {
      jupyter.render(render, code ? Code.SHOWN : Code.LEFT_OUT).forEach(out::println);
      return;
    }
    serve(jupyter, out);
  }

  private void serve(Jupyter jupyter, PrintWriter out) {
    requireFreePort();
    byte[] random = new byte[TOKEN_BYTES];
    new SecureRandom().nextBytes(random);
    try (StopSignal stop = StopSignal.onInterrupt();
        JupyterServer server = jupyter.serve(port, HexFormat.of().formatHex(random))) {
      server.awaitAnswer();
      server.kept().forEach(file -> out.println("kept as you left it: " + file));
      out.println("Notebooks are in " + invocation.state().notebooks() + ". Open in a browser:");
      out.println();
      out.println("  " + server.address());
      out.println();
      out.println("Who has this address has the notebooks. Ctrl-C stops.");
      out.flush();
      while (server.isAlive() && !stop.isGiven()) {
        server.waitFor(LOOK_MILLIS);
      }
    }
  }

  private String account(StackSettings settings) {
    if (user != null) {
      return user;
    }
    return settings.access() == Access.SECURED
        ? Account.STACK
        : System.getProperty("user.name", Account.STACK);
  }

  private void requireTrino(StackSettings settings) {
    try (Health health = new Health(invocation.state(), settings)) {
      if (!health.isUp(StackPart.TRINO)) {
        throw new StackException(
            "Cannot start notebooks: Trino does not answer on port %d. Run `vedette up`."
                .formatted(settings.port(Port.TRINO)));
      }
    }
  }

  private void requireFreePort() {
    try (ServerSocket probe = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
      probe.setReuseAddress(true);
    } catch (IOException e) {
      throw new StackException(
          "Cannot start notebooks: port %d is taken. Choose another one with --port."
              .formatted(port),
          e);
    }
  }
}
