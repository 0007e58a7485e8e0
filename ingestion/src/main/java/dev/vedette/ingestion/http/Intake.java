package dev.vedette.ingestion.http;

import dev.vedette.event.DeadLetter;
import dev.vedette.event.Product;
import dev.vedette.ingestion.DeadLetters;
import dev.vedette.ingestion.Outcome;
import dev.vedette.ingestion.ProductCatalogue;
import dev.vedette.ingestion.Rejection;
import dev.vedette.ingestion.kafka.BrokerUnavailableException;
import dev.vedette.ingestion.kafka.EventPublisher;
import dev.vedette.ingestion.kafka.Heartbeats;
import dev.vedette.topic.EventType;
import dev.vedette.wire.RegistryUnavailableException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.avro.specific.SpecificRecord;
import org.jspecify.annotations.Nullable;

/**
 * Puts the records of a request on their topics, and the rejected ones among the dead letters, and
 * waits until the broker has all of them.
 */
final class Intake {
  private static final int RETRY_SECONDS = 5;

  private final EventPublisher publisher;
  private final RecentEvents recent;
  private final Heartbeats heartbeats;
  private final ProductCatalogue catalogue;
  private final Duration patience;

  /**
   * @param catalogue learns the products that are accepted, so that the next request may be about
   *     them
   * @param patience how long to wait for the broker
   */
  Intake(
      EventPublisher publisher,
      RecentEvents recent,
      Heartbeats heartbeats,
      ProductCatalogue catalogue,
      Duration patience) {
    this.publisher = publisher;
    this.recent = recent;
    this.heartbeats = heartbeats;
    this.catalogue = catalogue;
    this.patience = patience;
  }

  /**
   * @param source whose key was used
   * @throws Refusal if the broker or the registry does not answer in time. Some of it may be on its
   *     topic all the same; sent again, it is recognised
   */
  Receipt take(EventType type, String source, List<Item> items, Instant now) {
    Receipt receipt = new Receipt();
    List<CompletableFuture<@Nullable Void>> awaited = new ArrayList<>(items.size());
    try {
      for (Item item : items) {
        switch (item.outcome()) {
          case Outcome.Accepted accepted -> {
            SpecificRecord event = accepted.event();
            if (publish(type, event, awaited)) {
              receipt.accepted(item.index(), type.eventId(event));
            } else {
              receipt.repeated(item.index(), type.eventId(event));
            }
          }
          case Rejection rejection -> {
            publish(EventType.DEAD_LETTERS, letter(type, source, item, rejection, now), awaited);
            receipt.rejected(item.index(), rejection);
          }
        }
      }
      CompletableFuture.allOf(awaited.toArray(CompletableFuture[]::new))
          .get(patience.toMillis(), TimeUnit.MILLISECONDS);
    } catch (BrokerUnavailableException
        | RegistryUnavailableException
        | ExecutionException
        | TimeoutException e) {
      throw Refusal.unavailable(
          "broker_unavailable",
          RETRY_SECONDS,
          "The broker did not acknowledge in time, so nothing is claimed to be accepted. Send the same again later: what has arrived all the same is recognised by its event_id");
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw Refusal.unavailable("stopping", RETRY_SECONDS, "The gateway is stopping");
    }
    return receipt;
  }

  private static DeadLetter letter(
      EventType type, String source, Item item, Rejection rejection, Instant now) {
    return DeadLetters.of(
        type,
        DeadLetters.Origin.gateway(source, item.index()),
        rejection,
        DeadLetters.JSON,
        null,
        item.payload(),
        now);
  }

  /** False if the event is there or under way already; {@code awaited} learns when it is there. */
  private boolean publish(
      EventType type, SpecificRecord event, List<CompletableFuture<@Nullable Void>> awaited) {
    String id = type.eventId(event);
    CompletableFuture<@Nullable Void> mine = new CompletableFuture<>();
    CompletableFuture<@Nullable Void> earlier = recent.claim(type, id, mine);
    if (earlier != null) {
      awaited.add(earlier);
      return false;
    }
    awaited.add(mine);
    try {
      publisher.publish(
          type,
          event,
          failure -> {
            if (failure == null && type.isReported()) {
              heartbeats.accepted(type.eventTime(event));
            }
            if (failure == null && event instanceof Product product) {
              catalogue.learn(product);
            }
            recent.settle(type, id, mine, failure);
          });
    } catch (BrokerUnavailableException | RegistryUnavailableException e) {
      recent.settle(type, id, mine, e);
      throw e;
    }
    return true;
  }
}
