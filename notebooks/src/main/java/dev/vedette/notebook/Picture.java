package dev.vedette.notebook;

import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Base64;
import java.util.function.Consumer;
import javax.imageio.ImageIO;
import org.knowm.xchart.internal.chartpart.Chart;

/**
 * A drawn chart, as an image inside the page, at twice the size for sharp letters.
 *
 * @param chart how it is to be drawn
 * @param onTop what is drawn over it
 * @param description what it shows, for who cannot see it
 */
record Picture(Chart<?, ?> chart, Consumer<Graphics2D> onTop, String description)
    implements Displayed {
  private static final int SCALE = 2;

  /** Letters of the trade's words 断货, 价格, 品牌; one that lacks them lacks Chinese. */
  private static final String CHINESE = "断货价格品牌";

  Picture(Chart<?, ?> chart, String description) {
    this(chart, nothing -> {}, description);
  }

  @Override
  public String html() {
    return """
    <figure style="margin:.5em 0"><img alt="%s" width="%d" style="max-width:100%%;height:auto" \
    src="data:image/png;base64,%s"></figure>%s\
    """
        .formatted(
            Html.escape(description),
            chart.getWidth(),
            Base64.getEncoder().encodeToString(png()),
            lacksChinese()
                ? Html.sentence(
                    "Chinese words are boxes in this picture: this machine has no font for them."
                        + " Debian: apt install fonts-wqy-microhei.")
                : "");
  }

  @Override
  public String text() {
    return description;
  }

  byte[] png() {
    // Without a screen, and without asking for one.
    System.setProperty("java.awt.headless", "true");
    int width = chart.getWidth();
    int height = chart.getHeight();
    BufferedImage image =
        new BufferedImage(SCALE * width, SCALE * height, BufferedImage.TYPE_INT_RGB);
    Graphics2D pen = image.createGraphics();
    try {
      pen.scale(SCALE, SCALE);
      pen.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
      chart.paint(pen, width, height);
      onTop.accept(pen);
    } catch (LinkageError e) {
      throw new NotebookException(
          "Cannot draw: Java finds no fonts. Debian: apt install fontconfig fonts-dejavu-core.", e);
    } finally {
      pen.dispose();
    }
    try (ByteArrayOutputStream bytes = new ByteArrayOutputStream()) {
      ImageIO.write(image, "png", bytes);
      return bytes.toByteArray();
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot write an image.", e);
    }
  }

  private boolean lacksChinese() {
    boolean needed =
        (description + chart.getTitle())
            .codePoints()
            .anyMatch(letter -> Character.UnicodeScript.of(letter) == Character.UnicodeScript.HAN);
    return needed && new Font(Look.FONT, Font.PLAIN, 12).canDisplayUpTo(CHINESE) >= 0;
  }
}
