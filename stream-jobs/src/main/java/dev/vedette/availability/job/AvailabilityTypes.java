package dev.vedette.availability.job;

import dev.vedette.availability.AvailabilityCodec;
import dev.vedette.availability.Cell;
import dev.vedette.availability.CellBook;
import dev.vedette.availability.Contribution;
import dev.vedette.availability.DemandLine;
import dev.vedette.availability.Fact;
import dev.vedette.availability.OutletFile;
import dev.vedette.availability.SkuBook;
import dev.vedette.availability.Supply;
import dev.vedette.availability.Tally;
import dev.vedette.flink.CodecSerializer;
import dev.vedette.flink.ValueTypeInfo;
import dev.vedette.provenance.Origin;
import java.io.IOException;
import java.time.Instant;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;

/**
 * How the job's values go over the wire and into checkpoints: in the form of {@link
 * AvailabilityCodec}, which tells its versions apart by itself.
 */
final class AvailabilityTypes {
  private static final Cell NO_CELL = new Cell("", "", 0);

  private AvailabilityTypes() {}

  static TypeInformation<Arrival> arrivals() {
    return new ValueTypeInfo<>(Arrival.class, new Arrivals());
  }

  static TypeInformation<Contribution> contributions() {
    return new ValueTypeInfo<>(Contribution.class, new Contributions());
  }

  /** Public for Flink, as are those below. */
  public static final class Arrivals extends CodecSerializer<Arrival> {
    private static final long serialVersionUID = 1;

    public Arrivals() {
      super(
          () -> new Arrival(new Fact.TimeReached(Instant.EPOCH), Origin.line(0)),
          Arrivals::write,
          Arrivals::read);
    }

    private static void write(Arrival value, DataOutputView target) throws IOException {
      AvailabilityCodec.write(value.fact(), target);
      target.writeInt(value.origin().partition());
      target.writeLong(value.origin().position());
    }

    private static Arrival read(DataInputView source) throws IOException {
      return new Arrival(
          AvailabilityCodec.readFact(source), new Origin(source.readInt(), source.readLong()));
    }
  }

  public static final class Contributions extends CodecSerializer<Contribution> {
    private static final long serialVersionUID = 1;

    public Contributions() {
      super(
          () -> new Contribution(NO_CELL, Tally.ZERO, Instant.EPOCH),
          AvailabilityCodec::write,
          AvailabilityCodec::readContribution);
    }
  }

  public static final class Files extends CodecSerializer<OutletFile> {
    private static final long serialVersionUID = 1;

    public Files() {
      super(() -> OutletFile.EMPTY, AvailabilityCodec::write, AvailabilityCodec::readOutletFile);
    }
  }

  public static final class Lines extends CodecSerializer<DemandLine> {
    private static final long serialVersionUID = 1;

    public Lines() {
      super(
          () -> new DemandLine("", 0, Supply.NOT_DEMANDED, Instant.EPOCH, ""),
          AvailabilityCodec::write,
          AvailabilityCodec::readDemandLine);
    }
  }

  public static final class Books extends CodecSerializer<SkuBook> {
    private static final long serialVersionUID = 1;

    public Books() {
      super(() -> SkuBook.EMPTY, AvailabilityCodec::write, AvailabilityCodec::readSkuBook);
    }
  }

  public static final class Cells extends CodecSerializer<CellBook> {
    private static final long serialVersionUID = 1;

    public Cells() {
      super(() -> CellBook.of(NO_CELL), AvailabilityCodec::write, AvailabilityCodec::readCellBook);
    }
  }
}
