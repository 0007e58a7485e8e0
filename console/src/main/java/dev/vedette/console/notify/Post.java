package dev.vedette.console.notify;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Sends a request, and takes 2xx for an answer. */
final class Post {
  static final Duration PATIENCE = Duration.ofSeconds(10);

  /** These are about what was sent, and not about the state of the server. */
  private static final Set<Integer> REFUSALS = Set.of(400, 413, 415, 422);

  private Post() {}

  static void send(HttpClient client, HttpRequest request) throws SendFailedException {
    CompletableFuture<Integer> status =
        client
            .sendAsync(request, BodyHandlers.discarding())
            .thenApply(response -> response.statusCode());
    try {
      int code = status.get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
      if (code / 100 == 2) {
        return;
      }
      String message = "%s answered %d".formatted(place(request.uri()), code);
      throw REFUSALS.contains(code)
          ? SendFailedException.refusal(message)
          : SendFailedException.of(message);
    } catch (TimeoutException e) {
      status.cancel(true);
      throw SendFailedException.of(
          "%s did not answer within %d s".formatted(place(request.uri()), PATIENCE.toSeconds()), e);
    } catch (ExecutionException e) {
      Throwable cause = e.getCause() == null ? e : e.getCause();
      String why =
          cause.getMessage() == null ? cause.getClass().getSimpleName() : cause.getMessage();
      throw SendFailedException.of(
          "No connection to %s (%s): does it run, and is the address in notifications.yaml right?"
              .formatted(place(request.uri()), why),
          e);
    } catch (InterruptedException e) {
      status.cancel(true);
      Thread.currentThread().interrupt();
      throw SendFailedException.of("The console is closing", e);
    }
  }

  /** Host and port, which an address need not name. */
  private static String place(URI address) {
    int standard = "https".equals(address.getScheme()) ? 443 : 80;
    return "%s:%d"
        .formatted(address.getHost(), address.getPort() < 0 ? standard : address.getPort());
  }
}
