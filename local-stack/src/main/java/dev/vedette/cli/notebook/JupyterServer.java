package dev.vedette.cli.notebook;

import dev.vedette.stack.StackException;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/** A Jupyter that serves notebooks until it is closed. */
public final class JupyterServer implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final long LOOK_AGAIN_MILLIS = 200;
  private static final long STOP_SECONDS = 15;

  private final Process process;
  private final int port;
  private final String token;
  private final List<Path> kept;
  private final Supplier<String> log;

  JupyterServer(Process process, int port, String token, List<Path> kept, Supplier<String> log) {
    this.process = process;
    this.port = port;
    this.token = token;
    this.kept = List.copyOf(kept);
    this.log = log;
  }

  /** For the user's browser; who has it has the notebooks. */
  public String address() {
    return "http://127.0.0.1:%d/?token=%s".formatted(port, token);
  }

  /** Notebooks that were there before, and stayed as they were. */
  public List<Path> kept() {
    return kept;
  }

  /**
   * Waits until it answers.
   *
   * @throws StackException if it ends instead, or says nothing for a minute
   */
  public void awaitAnswer() {
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    try (HttpClient client = HttpClient.newHttpClient()) {
      while (!answers(client)) {
        if (!isAlive() || System.nanoTime() > deadline) {
          throw new StackException("Cannot start Jupyter. " + log.get());
        }
        waitFor(LOOK_AGAIN_MILLIS);
      }
    }
  }

  public boolean isAlive() {
    return process.isAlive();
  }

  /** Waits for its end, but not for long. */
  public void waitFor(long millis) {
    try {
      var unused = process.waitFor(millis, TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new StackException("Interrupted.", e);
    }
  }

  /** Stops it, and it stops its kernels. */
  @Override
  public void close() {
    process.destroy();
    waitFor(TimeUnit.SECONDS.toMillis(STOP_SECONDS));
    process.destroyForcibly();
  }

  private boolean answers(HttpClient client) {
    try {
      return client
              .send(
                  HttpRequest.newBuilder(URI.create("http://127.0.0.1:%d/api".formatted(port)))
                      .header("Authorization", "token " + token)
                      .build(),
                  HttpResponse.BodyHandlers.discarding())
              .statusCode()
          == 200;
    } catch (IOException e) {
      return false;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new StackException("Interrupted.", e);
    }
  }
}
