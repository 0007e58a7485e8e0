package dev.vedette.warehouse.seal;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.io.IOException;
import java.nio.file.Files;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/** The seals in the order in which they were made; each names the one before by its hash. */
final class Chain {
  private final List<Link> links;

  /**
   * A seal.
   *
   * @param month in its file's name
   * @param manifest what it says
   * @param sha256 of its bytes, in hex
   */
  record Link(YearMonth month, Manifest manifest, String sha256) {}

  private Chain(List<Link> links) {
    this.links = links;
  }

  /**
   * @throws SealException if a manifest cannot be read
   */
  static Chain read(SealFolder folder) throws IOException {
    List<Link> links = new ArrayList<>();
    for (YearMonth month : folder.months()) {
      byte[] bytes = Files.readAllBytes(folder.manifest(month));
      try {
        links.add(
            new Link(
                month,
                Manifest.parse(bytes),
                HexFormat.of().formatHex(RowDigests.sha256().digest(bytes))));
      } catch (JsonProcessingException e) {
        throw new SealException(
            "The seal of %s is no manifest any more: %s".formatted(month, e.getOriginalMessage()),
            e);
      }
    }
    links.sort(Comparator.comparingInt(link -> link.manifest().sequence()));
    return new Chain(links);
  }

  int length() {
    return links.size();
  }

  List<Link> links() {
    return links;
  }

  Optional<Manifest.Previous> newest() {
    return links.isEmpty() ? Optional.empty() : Optional.of(previous(links.getLast()));
  }

  /** What is wrong with it, in words; each begins with the month. */
  List<String> faults() {
    List<String> faults = new ArrayList<>();
    for (int i = 0; i < links.size(); i++) {
      Link link = links.get(i);
      Manifest.Previous expected = i == 0 ? null : previous(links.get(i - 1));
      if (!link.month().toString().equals(link.manifest().month())) {
        faults.add(
            "%s: its manifest is that of %s".formatted(link.month(), link.manifest().month()));
      }
      if (link.manifest().sequence() != i + 1) {
        faults.add(
            "%s: it is seal number %d, and %d are before it: a seal is missing, or there twice"
                .formatted(link.month(), link.manifest().sequence(), i));
      } else if (!Objects.equals(link.manifest().previous(), expected)) {
        faults.add(
            "%s: the seal before it is another one than when it was made".formatted(link.month()));
      }
    }
    return faults;
  }

  private static Manifest.Previous previous(Link link) {
    return new Manifest.Previous(link.month().toString(), link.sha256());
  }
}
