package dev.vedette.ingestion.deadletter;

import dev.vedette.event.DeadLetter;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Which dead letters are meant; null means any.
 *
 * @param reason a reason code, such as {@code missing_unit}
 * @param type topic for which the input was meant, such as {@code inventory-readings}
 * @param status {@code open} or {@code replayed}
 * @param origin a file's name, or {@code gateway:SOURCE}
 */
public record DeadLetterFilter(
    @Nullable String reason,
    @Nullable String type,
    @Nullable String status,
    @Nullable String origin)
    implements Predicate<DeadLetter> {
  /** All of them. */
  public static final DeadLetterFilter ANY = new DeadLetterFilter(null, null, null, null);

  public DeadLetterFilter withStatus(@Nullable String wanted) {
    return new DeadLetterFilter(reason, type, wanted, origin);
  }

  @Override
  public boolean test(DeadLetter letter) {
    return matches(reason, letter.getReason())
        && matches(type, letter.getEventType())
        && matches(status, letter.getStatus())
        && matches(origin, letter.getOrigin());
  }

  private static boolean matches(@Nullable String wanted, @Nullable String actual) {
    return wanted == null || wanted.equals(actual);
  }
}
