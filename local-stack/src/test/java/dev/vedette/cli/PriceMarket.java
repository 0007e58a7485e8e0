package dev.vedette.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

/**
 * One shop that sold one pack at the guide price in 2023 and in 2026. The second sale lies further
 * after the first one than the price job keeps observations.
 */
final class PriceMarket {
  /** Revisions of the verdicts: when the price was seen, revision, verdict, rule version. */
  static final List<String> AT_FIRST = List.of("2023,1,compliant,1", "2026,1,compliant,1");

  /** The same after {@link #BACK_DATED}. */
  static final List<String> AFTERWARDS =
      List.of("2023,1,compliant,1", "2023,2,over,2", "2026,1,compliant,1", "2026,2,over,2");

  /** A rule that should have held all the time, as the gateway is told of it. */
  static final String BACK_DATED =
      """
      {"rule_id": "GUIDE-P1", "version": 2, "kind": "guide", "sku": "P1", "basis": "pack",
       "amount": "8", "tolerance_low": "0.1", "tolerance_high": "0.1",
       "valid_from": "2023-01-01T00:00:00Z", "recorded_at": "2026-03-02T00:00:00Z"}
      """;

  private PriceMarket() {}

  static Path write(Path folder) throws IOException {
    write(
        folder,
        "products.csv",
        "sku,name,brand,units_per_pack,packs_per_carton,cartons_per_case,changed_at",
        "P1,One,Lark,20,10,250,2023-01-01T00:00:00Z");
    write(
        folder,
        "outlets.csv",
        "outlet_id,region,status,changed_at",
        "P,north/p,active,2023-01-01T00:00:00Z");
    write(
        folder,
        "price-rules.csv",
        "rule_id,version,kind,sku,basis,amount,tolerance_low,tolerance_high,valid_from",
        "GUIDE-P1,1,guide,P1,pack,10,0.1,0.1,2023-01-01T00:00:00Z");
    write(
        folder,
        "price-observations.csv",
        "outlet_id,sku,observed_at,charged_price,basis,source",
        "P,P1,2023-05-01T00:00:00Z,10,pack,inspection",
        "P,P1,2026-03-01T00:00:00Z,10,pack,inspection");
    return folder;
  }

  private static void write(Path folder, String file, String... lines) throws IOException {
    Files.createDirectories(folder);
    Files.write(folder.resolve(file), Arrays.asList(lines));
  }
}
