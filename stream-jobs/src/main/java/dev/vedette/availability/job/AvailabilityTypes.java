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
import dev.vedette.flink.ValueSerializer;
import dev.vedette.flink.ValueTypeInfo;
import java.io.IOException;
import java.time.Instant;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeutils.SimpleTypeSerializerSnapshot;
import org.apache.flink.api.common.typeutils.TypeSerializerSnapshot;
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

  static final class Arrivals extends ValueSerializer<Arrival> {
    private static final long serialVersionUID = 1;

    @Override
    public Arrival createInstance() {
      return new Arrival(new Fact.TimeReached(Instant.EPOCH), Arrival.NOWHERE, 0);
    }

    @Override
    public void serialize(Arrival value, DataOutputView target) throws IOException {
      AvailabilityCodec.write(value.fact(), target);
      target.writeInt(value.partition());
      target.writeLong(value.offset());
    }

    @Override
    public Arrival deserialize(DataInputView source) throws IOException {
      return new Arrival(AvailabilityCodec.readFact(source), source.readInt(), source.readLong());
    }

    @Override
    public TypeSerializerSnapshot<Arrival> snapshotConfiguration() {
      return new ArrivalsSnapshot();
    }
  }

  static final class Contributions extends ValueSerializer<Contribution> {
    private static final long serialVersionUID = 1;

    @Override
    public Contribution createInstance() {
      return new Contribution(NO_CELL, Tally.ZERO, Instant.EPOCH);
    }

    @Override
    public void serialize(Contribution value, DataOutputView target) throws IOException {
      AvailabilityCodec.write(value, target);
    }

    @Override
    public Contribution deserialize(DataInputView source) throws IOException {
      return AvailabilityCodec.readContribution(source);
    }

    @Override
    public TypeSerializerSnapshot<Contribution> snapshotConfiguration() {
      return new ContributionsSnapshot();
    }
  }

  static final class Files extends ValueSerializer<OutletFile> {
    private static final long serialVersionUID = 1;

    @Override
    public OutletFile createInstance() {
      return OutletFile.EMPTY;
    }

    @Override
    public void serialize(OutletFile value, DataOutputView target) throws IOException {
      AvailabilityCodec.write(value, target);
    }

    @Override
    public OutletFile deserialize(DataInputView source) throws IOException {
      return AvailabilityCodec.readOutletFile(source);
    }

    @Override
    public TypeSerializerSnapshot<OutletFile> snapshotConfiguration() {
      return new FilesSnapshot();
    }
  }

  static final class Lines extends ValueSerializer<DemandLine> {
    private static final long serialVersionUID = 1;

    @Override
    public DemandLine createInstance() {
      return new DemandLine("", 0, Supply.NOT_DEMANDED, Instant.EPOCH, "");
    }

    @Override
    public void serialize(DemandLine value, DataOutputView target) throws IOException {
      AvailabilityCodec.write(value, target);
    }

    @Override
    public DemandLine deserialize(DataInputView source) throws IOException {
      return AvailabilityCodec.readDemandLine(source);
    }

    @Override
    public TypeSerializerSnapshot<DemandLine> snapshotConfiguration() {
      return new LinesSnapshot();
    }
  }

  static final class Books extends ValueSerializer<SkuBook> {
    private static final long serialVersionUID = 1;

    @Override
    public SkuBook createInstance() {
      return SkuBook.EMPTY;
    }

    @Override
    public void serialize(SkuBook value, DataOutputView target) throws IOException {
      AvailabilityCodec.write(value, target);
    }

    @Override
    public SkuBook deserialize(DataInputView source) throws IOException {
      return AvailabilityCodec.readSkuBook(source);
    }

    @Override
    public TypeSerializerSnapshot<SkuBook> snapshotConfiguration() {
      return new BooksSnapshot();
    }
  }

  static final class Cells extends ValueSerializer<CellBook> {
    private static final long serialVersionUID = 1;

    @Override
    public CellBook createInstance() {
      return CellBook.of(NO_CELL);
    }

    @Override
    public void serialize(CellBook value, DataOutputView target) throws IOException {
      AvailabilityCodec.write(value, target);
    }

    @Override
    public CellBook deserialize(DataInputView source) throws IOException {
      return AvailabilityCodec.readCellBook(source);
    }

    @Override
    public TypeSerializerSnapshot<CellBook> snapshotConfiguration() {
      return new CellsSnapshot();
    }
  }

  /** Made by Flink, by reflection, as are those below. */
  public static final class ArrivalsSnapshot extends SimpleTypeSerializerSnapshot<Arrival> {
    public ArrivalsSnapshot() {
      super(Arrivals::new);
    }
  }

  public static final class ContributionsSnapshot
      extends SimpleTypeSerializerSnapshot<Contribution> {
    public ContributionsSnapshot() {
      super(Contributions::new);
    }
  }

  public static final class FilesSnapshot extends SimpleTypeSerializerSnapshot<OutletFile> {
    public FilesSnapshot() {
      super(Files::new);
    }
  }

  public static final class LinesSnapshot extends SimpleTypeSerializerSnapshot<DemandLine> {
    public LinesSnapshot() {
      super(Lines::new);
    }
  }

  public static final class BooksSnapshot extends SimpleTypeSerializerSnapshot<SkuBook> {
    public BooksSnapshot() {
      super(Books::new);
    }
  }

  public static final class CellsSnapshot extends SimpleTypeSerializerSnapshot<CellBook> {
    public CellsSnapshot() {
      super(Cells::new);
    }
  }
}
