package dev.vedette.market.job;

import dev.vedette.event.MarketPane;
import dev.vedette.market.Group;
import dev.vedette.market.Item;
import dev.vedette.market.Periods;
import java.util.Set;
import org.apache.flink.api.common.functions.FilterFunction;

/** The panes that trends are judged from: order cycles, all outlets of a region. */
final class TrendPanes implements FilterFunction<MarketPane> {
  private static final long serialVersionUID = 1;
  private static final Set<String> ITEMS =
      Set.of(Item.Kind.SKU.word(), Item.Kind.BRAND.word(), Item.Kind.CATEGORY.word());

  private final Periods periods;

  TrendPanes(Periods periods) {
    this.periods = periods;
  }

  @Override
  public boolean filter(MarketPane pane) {
    return pane.getPeriodDays() == periods.cycles().days()
        && pane.getGroupKind().equals(Group.Kind.TOTAL.word())
        && ITEMS.contains(pane.getItemKind());
  }
}
