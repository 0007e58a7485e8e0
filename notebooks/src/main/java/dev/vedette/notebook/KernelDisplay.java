package dev.vedette.notebook;

import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.knowm.xchart.internal.chartpart.Chart;
import org.rapaio.jupyter.kernel.display.DisplayData;
import org.rapaio.jupyter.kernel.display.DisplayRenderer;
import org.rapaio.jupyter.kernel.display.DisplayTransformer;
import org.rapaio.jupyter.kernel.display.spi.DisplayProvider;

/**
 * Tells the kernel how tables and charts are shown; it finds this class as a service. Charts that
 * somebody made with XChart itself are shown, too.
 */
public final class KernelDisplay implements DisplayProvider {
  public KernelDisplay() {}

  @Override
  public List<DisplayRenderer> getDisplayRenderers() {
    return List.of(
        new Renderer<>(Displayed.class, shown -> shown),
        new Renderer<>(Chart.class, chart -> new Picture(chart, "A chart.")));
  }

  @Override
  public List<DisplayTransformer> getDisplayTransformers() {
    return List.of();
  }

  private record Renderer<T>(Class<T> type, Function<T, Displayed> shown)
      implements DisplayRenderer {
    @Override
    public Class<?> rendererClass() {
      return type;
    }

    /** The kernel asks without a type where the cell named none. */
    @Override
    public boolean canRender(@Nullable String mime) {
      return mime == null || mime.contains("html");
    }

    @Override
    public DisplayData render(@Nullable String mime, Object value) {
      Displayed displayed = shown.apply(type.cast(value));
      DisplayData data = DisplayData.fromHtml(displayed.html());
      data.putText(displayed.text());
      return data;
    }
  }
}
