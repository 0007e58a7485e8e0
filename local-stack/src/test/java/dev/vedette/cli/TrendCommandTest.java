package dev.vedette.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TrendCommandTest {
  private static final LocalDate FIRST_DAY = LocalDate.of(2024, 1, 4);
  private static final int WEEKS = 62;

  @TempDir
  @SuppressWarnings({"NullAway.Init", "NonFinalStaticField"}) // JUnit
  static Path folder;

  @TempDir
  @SuppressWarnings("NullAway.Init") // JUnit
  private Path out;

  /** Four brands in two outlets of two regions, counted once a week and filled up to 1000. */
  @BeforeAll
  static void writeMarket() throws IOException {
    SplittableRandom random = new SplittableRandom(1);
    List<String> products =
        new ArrayList<>(
            List.of(
                "sku,name,brand,manufacturer,units_per_pack,packs_per_carton,cartons_per_case,changed_at"));
    List<String> outlets =
        new ArrayList<>(List.of("outlet_id,licence_no,name,region,setting,status,changed_at"));
    List<String> readings =
        new ArrayList<>(List.of("event_id,outlet_id,sku,read_at,on_hand,unit,source"));
    List<String> deliveries =
        new ArrayList<>(List.of("delivery_id,line_no,outlet_id,sku,delivered_at,qty,unit"));
    List<String> prices =
        new ArrayList<>(
            List.of("event_id,outlet_id,sku,observed_at,label_price,charged_price,basis,source"));
    for (String outlet : List.of("north", "south")) {
      outlets.add("%1$s,L-%1$s,%1$s,land/%1$s,urban,active,2024-01-01T00:00:00Z".formatted(outlet));
      for (String brand : List.of("a", "b", "c", "d")) {
        String sku = "sku-" + brand;
        if (outlet.equals("north")) {
          products.add(
              "%s,%s,brand-%s,maker,1,1,1,2024-01-01T00:00:00Z".formatted(sku, sku, brand));
        }
        for (int week = 0; week < WEEKS; week++) {
          LocalDate day = FIRST_DAY.plusWeeks(week);
          long left = 1000 - Math.round(400 * Math.exp(0.1 * random.nextGaussian()));
          String key = "%s-%s-%d".formatted(outlet, brand, week);
          readings.add(
              "R-%s,%s,%s,%sT21:00:00Z,%d,unit,pos".formatted(key, outlet, sku, day, left));
          deliveries.add(
              "D-%s,1,%s,%s,%sT06:00:00Z,%d,unit"
                  .formatted(key, outlet, sku, day.plusDays(1), 1000 - left));
          prices.add(
              "P-%s,%s,%s,%sT11:00:00Z,2.5,2.5,pack,visit"
                  .formatted(key, outlet, sku, day.plusDays(1)));
        }
      }
    }
    Files.write(folder.resolve("products.csv"), products);
    Files.write(folder.resolve("outlets.csv"), outlets);
    Files.write(folder.resolve("inventory-readings.csv"), readings);
    Files.write(folder.resolve("deliveries.csv"), deliveries);
    Files.write(folder.resolve("price-observations.csv"), prices);
  }

  @Test
  void theTableAndTheReportShowEveryMethodAtEveryLevel() throws IOException {
    Outcome outcome = study("--brands=brand-a", "--outlets=1", "--out=" + out);
    assertThat(outcome.exitCode()).as(outcome.out()).isZero();
    assertThat(outcome.out())
        .contains("By market: 1 series")
        .contains("By region: 2 series")
        .contains("By outlet: 1 series")
        .contains("Mann–Kendall alone")
        .contains("20 %, over 13 weeks")
        .contains("less supply  market   after  8 weeks:");
    assertThat(Files.readString(out.resolve("trends.html")))
        .contains("Page–Hinkley")
        .doesNotContainPattern("https?://")
        .doesNotContain("NaN");
    assertThat(out.resolve("power.csv"))
        .content()
        .startsWith("level,method,series,threshold,")
        .contains("market,Vedette,1,");
  }

  @Test
  void theSameSeedGivesTheSameBytes() throws IOException {
    study("--brands=brand-b", "--out=" + out);
    byte[] first = Files.readAllBytes(out.resolve("power.csv"));
    study("--brands=brand-b", "--out=" + out);
    assertThat(Files.readAllBytes(out.resolve("power.csv"))).isEqualTo(first);
  }

  @Test
  void aBrandThatIsNoneIsRefused() {
    Outcome outcome = study("--brands=brand-x");
    assertThat(outcome.out())
        .contains("Cannot study the brand \"brand-x\": there are brand-a, brand-b");
    assertThat(outcome.exitCode()).isEqualTo(1);
  }

  @Test
  void aFolderThatIsNotThereIsNamed() {
    assertThat(Outcome.of("trend", "study", folder.resolve("nowhere").toString()).out())
        .contains("there is no such folder");
  }

  @Test
  void aFolderWithoutReadingsIsRefused() {
    assertThat(Outcome.of("trend", "study", out.toString()).out())
        .contains("it has no inventory readings");
  }

  private Outcome study(String... options) {
    List<String> arguments = new ArrayList<>(List.of("trend", "study", folder.toString()));
    arguments.add("--resamples=5");
    arguments.addAll(List.of(options));
    return Outcome.of(arguments.toArray(String[]::new));
  }
}
