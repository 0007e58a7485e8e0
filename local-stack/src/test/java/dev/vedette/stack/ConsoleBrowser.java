package dev.vedette.stack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.openqa.selenium.By;
import org.openqa.selenium.Dimension;
import org.openqa.selenium.OutputType;
import org.openqa.selenium.StaleElementReferenceException;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeOptions;
import org.openqa.selenium.support.ui.WebDriverWait;

/** A real browser that looks at the console. */
public final class ConsoleBrowser {
  private static final Duration PATIENCE = Duration.ofMinutes(1);
  private static final Path CHROMIUM = Path.of("/usr/bin/chromium");

  /** Pictures of the pages go there, where it is set. */
  private static final @Nullable String PICTURES = System.getProperty("vedette.pictures");

  private static final String AXE = "/axe.min.js";

  /** What keeps people from using the page, one line for each kind. */
  private static final String FIND_VIOLATIONS =
      """
      const done = arguments[arguments.length - 1];
      axe.run(document, {runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']})
        .then((found) => done(found.violations.map(({id, help, nodes}) => `${id}: ${help}: ${nodes[0].html}`)), (failure) => done([String(failure)]));
      """;

  private ConsoleBrowser() {}

  /** Starts Chromium, to be closed by the caller; where there is none the test is skipped. */
  public static ChromeDriver start(int width, int height) {
    boolean installed = Files.isExecutable(CHROMIUM);
    // CI installs it (.ci/run), so there its absence is a failure and not a reason to skip.
    assertThat(installed || System.getenv("CI") == null).as("Chromium is installed").isTrue();
    assumeThat(installed).as("%s is there", CHROMIUM).isTrue();
    ChromeOptions options = new ChromeOptions();
    options.setBinary(CHROMIUM.toString());
    options.addArguments(
        "--headless=new",
        "--no-sandbox",
        "--disable-gpu",
        "--disable-quic",
        "--no-first-run",
        "--disable-background-networking",
        "--disable-component-update",
        "--disable-sync",
        "--disable-dev-shm-usage",
        "--lang=en");
    ChromeDriver browser = new ChromeDriver(options);
    browser.manage().window().setSize(new Dimension(width, height));
    return browser;
  }

  public static WebElement find(ChromeDriver browser, String selector) {
    return new WebDriverWait(browser, PATIENCE)
        .until(
            page -> page.findElements(By.cssSelector(selector)).stream().findFirst().orElse(null));
  }

  public static void awaitText(ChromeDriver browser, String selector, String text) {
    new WebDriverWait(browser, PATIENCE)
        .ignoring(StaleElementReferenceException.class)
        .until(
            page ->
                page.findElements(By.cssSelector(selector)).stream()
                    .anyMatch(element -> element.getText().contains(text)));
  }

  /** Waits until nothing is there that matches. */
  static void awaitNone(ChromeDriver browser, String selector) {
    new WebDriverWait(browser, PATIENCE)
        .until(page -> page.findElements(By.cssSelector(selector)).isEmpty());
  }

  /** What axe finds wrong with the page as it is; nothing, as it should be. */
  @SuppressWarnings("unchecked") // the script gives a list of texts
  static List<String> violations(ChromeDriver browser) throws IOException {
    if (Objects.equals(browser.executeScript("return typeof axe"), "undefined")) {
      try (InputStream script = ConsoleBrowser.class.getResourceAsStream(AXE)) {
        browser.executeScript(new String(script.readAllBytes(), StandardCharsets.UTF_8));
      }
    }
    browser.manage().timeouts().scriptTimeout(PATIENCE);
    return (List<String>) Objects.requireNonNull(browser.executeAsyncScript(FIND_VIOLATIONS));
  }

  static void picture(ChromeDriver browser, String name) throws IOException {
    if (PICTURES != null) {
      Files.write(
          Files.createDirectories(Path.of(PICTURES)).resolve(name + ".png"),
          browser.getScreenshotAs(OutputType.BYTES));
    }
  }
}
