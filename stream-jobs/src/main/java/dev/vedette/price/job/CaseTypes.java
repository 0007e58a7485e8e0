package dev.vedette.price.job;

import dev.vedette.event.PriceCaseState;
import dev.vedette.event.PriceFinding;
import dev.vedette.flink.ValueSerializer;
import dev.vedette.price.CaseStanding;
import dev.vedette.price.StatedVerdict;
import dev.vedette.price.Violation;
import java.io.IOException;
import java.time.Instant;
import org.apache.flink.api.common.typeutils.SimpleTypeSerializerSnapshot;
import org.apache.flink.api.common.typeutils.TypeSerializerSnapshot;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;

/** How what cases are kept by goes into checkpoints: in the forms of {@link CaseCodec}. */
final class CaseTypes {
  private static final StatedVerdict NO_VERDICT = StatedVerdict.unheard("", Instant.EPOCH);
  private static final SaidCase NO_CASE =
      new SaidCase(
          0,
          new CaseStanding(
              "",
              PriceCaseState.WITHDRAWN,
              Instant.EPOCH,
              "",
              0,
              Instant.EPOCH,
              new Violation("", PriceFinding.OVER, null, null)));

  private CaseTypes() {}

  static final class Verdicts extends ValueSerializer<StatedVerdict> {
    private static final long serialVersionUID = 1;

    @Override
    public StatedVerdict createInstance() {
      return NO_VERDICT;
    }

    @Override
    public void serialize(StatedVerdict value, DataOutputView target) throws IOException {
      CaseCodec.write(value, target);
    }

    @Override
    public StatedVerdict deserialize(DataInputView source) throws IOException {
      return CaseCodec.readVerdict(source);
    }

    @Override
    public TypeSerializerSnapshot<StatedVerdict> snapshotConfiguration() {
      return new VerdictsSnapshot();
    }
  }

  static final class Cases extends ValueSerializer<SaidCase> {
    private static final long serialVersionUID = 1;

    @Override
    public SaidCase createInstance() {
      return NO_CASE;
    }

    @Override
    public void serialize(SaidCase value, DataOutputView target) throws IOException {
      CaseCodec.write(value, target);
    }

    @Override
    public SaidCase deserialize(DataInputView source) throws IOException {
      return CaseCodec.readCase(source);
    }

    @Override
    public TypeSerializerSnapshot<SaidCase> snapshotConfiguration() {
      return new CasesSnapshot();
    }
  }

  /** Made by Flink, by reflection, as is the other. */
  public static final class VerdictsSnapshot extends SimpleTypeSerializerSnapshot<StatedVerdict> {
    public VerdictsSnapshot() {
      super(Verdicts::new);
    }
  }

  public static final class CasesSnapshot extends SimpleTypeSerializerSnapshot<SaidCase> {
    public CasesSnapshot() {
      super(Cases::new);
    }
  }
}
