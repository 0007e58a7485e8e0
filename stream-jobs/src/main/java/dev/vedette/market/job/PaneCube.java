package dev.vedette.market.job;

import dev.vedette.flink.RollUpOperator;
import dev.vedette.market.Contribution;
import dev.vedette.market.Pane;
import dev.vedette.market.PaneChange;
import java.util.List;

/**
 * What an outlet adds, at every level of its region path and in every group that the item is looked
 * at by.
 */
final class PaneCube implements RollUpOperator.Cube<Contribution, Pane, PaneChange> {
  private static final long serialVersionUID = 1;

  @Override
  public List<PaneChange> changes(Contribution contribution) {
    return contribution.changes();
  }

  @Override
  public Pane cell(PaneChange change) {
    return change.pane();
  }

  @Override
  public PaneChange plus(PaneChange one, PaneChange other) {
    return one.plus(other);
  }

  @Override
  public boolean isZero(PaneChange change) {
    return change.change().isZero();
  }
}
