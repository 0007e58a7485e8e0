package dev.vedette.availability.job;

import dev.vedette.availability.Cell;
import dev.vedette.availability.Contribution;
import dev.vedette.flink.RollUpOperator;
import java.util.List;

/** What an outlet adds, at every level of its region path. */
final class RegionCube implements RollUpOperator.Cube<Contribution, Cell, Contribution> {
  private static final long serialVersionUID = 1;

  @Override
  public List<Contribution> changes(Contribution contribution) {
    return contribution.levels();
  }

  @Override
  public Cell cell(Contribution change) {
    return change.cell();
  }

  @Override
  public Contribution plus(Contribution one, Contribution other) {
    return one.plus(other);
  }

  @Override
  public boolean isZero(Contribution change) {
    return change.change().isZero();
  }
}
