package dev.vedette.warehouse.seal;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.SerializationFeature;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a seal says. The signature is over the bytes of the file, so nothing depends on how JSON is
 * written.
 *
 * @param version of this form, 1
 * @param month such as 2026-10, in UTC
 * @param sequence 1 for the first seal, then one more each time
 * @param sealedAt ISO 8601
 * @param product version of the program that sealed
 * @param publicKey the signer's, X.509 in Base64
 * @param previous the seal before this one; none for the first
 * @param tables what was sealed
 * @param absent tables that are sealed where they exist, and did not
 */
record Manifest(
    int version,
    String month,
    int sequence,
    String sealedAt,
    String product,
    String publicKey,
    @Nullable Previous previous,
    List<SealedRows> tables,
    List<String> absent) {
  static final int VERSION = 1;

  private static final ObjectMapper JSON =
      new ObjectMapper()
          .setPropertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
          .enable(SerializationFeature.INDENT_OUTPUT)
          .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES);

  /**
   * A link of the chain.
   *
   * @param month of the seal before
   * @param sha256 of the bytes of its manifest, in hex
   */
  record Previous(String month, String sha256) {}

  /**
   * The sealed rows of one table.
   *
   * @param table namespace and name
   * @param uuid Iceberg's id of the table: one of the same name may take its place
   * @param snapshotId the snapshot that was read; none of a table that had never been written
   * @param tag name of the tag that keeps the snapshot
   * @param timeColumn the column by which a row belongs to the month
   * @param from its least value, inclusive; none where all up to {@code to} are sealed
   * @param to its upper bound, exclusive
   * @param identity the columns that tell one row from another
   * @param rows how many
   * @param sha256 of the sorted list of their digests, in hex
   * @param schema the columns that were sealed, in Iceberg's form
   */
  record SealedRows(
      String table,
      String uuid,
      @Nullable Long snapshotId,
      String tag,
      String timeColumn,
      @Nullable String from,
      String to,
      List<String> identity,
      long rows,
      String sha256,
      JsonNode schema) {}

  byte[] bytes() {
    try {
      return (JSON.writeValueAsString(this) + "\n").getBytes(StandardCharsets.UTF_8);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }

  /**
   * @throws JsonProcessingException if the bytes are no manifest
   */
  static Manifest parse(byte[] bytes) throws JsonProcessingException {
    return JSON.readValue(new String(bytes, StandardCharsets.UTF_8), Manifest.class);
  }

  static JsonNode tree(String json) {
    try {
      return JSON.readTree(json);
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException(e);
    }
  }
}
