package dev.vedette.provenance;

import java.time.Instant;
import java.util.Comparator;

/** Something that a reporting system told. */
public interface Reported {
  /** Later word last; the id decides where two were recorded at the same instant. */
  Comparator<Reported> RECORDED =
      Comparator.comparing(Reported::recordedAt).thenComparing(Reported::eventId);

  /** In the order in which they took effect. */
  Comparator<Reported> IN_EFFECT = Comparator.comparing(Reported::at).thenComparing(RECORDED);

  String eventId();

  /** When it happened, or from when it is true. */
  Instant at();

  /** When the reporting system learned of it. */
  Instant recordedAt();
}
