package dev.vedette.market.job;

import dev.vedette.flink.ValueSerializer;
import dev.vedette.flink.ValueTypeInfo;
import dev.vedette.market.Agenda;
import dev.vedette.market.Contribution;
import dev.vedette.market.Fact;
import dev.vedette.market.FactCodec;
import dev.vedette.market.Group;
import dev.vedette.market.Item;
import dev.vedette.market.Line;
import dev.vedette.market.MarketCodec;
import dev.vedette.market.OutletFile;
import dev.vedette.market.Pane;
import dev.vedette.market.PaneBook;
import dev.vedette.market.PaneChange;
import dev.vedette.market.Period;
import dev.vedette.market.Place;
import dev.vedette.market.ProductFile;
import dev.vedette.market.Seen;
import dev.vedette.market.Tally;
import java.io.IOException;
import java.time.Instant;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeutils.SimpleTypeSerializerSnapshot;
import org.apache.flink.api.common.typeutils.TypeSerializerSnapshot;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;

/**
 * How the job's values go over the wire and into checkpoints: in the form of {@link MarketCodec}
 * and {@link FactCodec}, which tell their versions apart by themselves.
 */
final class MarketTypes {
  private static final Period NO_PERIOD = new Period(0, 1);
  private static final Pane NO_PANE = new Pane("", Group.TOTAL, Item.CATEGORY, NO_PERIOD);

  private MarketTypes() {}

  static TypeInformation<Arrival> arrivals() {
    return new ValueTypeInfo<>(Arrival.class, new Arrivals());
  }

  static TypeInformation<ProductFile.Word> words() {
    return new ValueTypeInfo<>(ProductFile.Word.class, new Words());
  }

  static TypeInformation<Contribution> contributions() {
    return new ValueTypeInfo<>(Contribution.class, new Contributions());
  }

  static TypeInformation<PaneChange> changes() {
    return new ValueTypeInfo<>(PaneChange.class, new Changes());
  }

  static final class Arrivals extends ValueSerializer<Arrival> {
    private static final long serialVersionUID = 1;

    @Override
    public Arrival createInstance() {
      return new Arrival(new Fact.TimeReached(Instant.EPOCH), Arrival.NOWHERE, 0);
    }

    @Override
    public void serialize(Arrival value, DataOutputView target) throws IOException {
      FactCodec.write(value.fact(), target);
      target.writeInt(value.partition());
      target.writeLong(value.offset());
    }

    @Override
    public Arrival deserialize(DataInputView source) throws IOException {
      return new Arrival(FactCodec.read(source), source.readInt(), source.readLong());
    }

    @Override
    public TypeSerializerSnapshot<Arrival> snapshotConfiguration() {
      return new ArrivalsSnapshot();
    }
  }

  static final class Words extends ValueSerializer<ProductFile.Word> {
    private static final long serialVersionUID = 1;

    @Override
    public ProductFile.Word createInstance() {
      return new ProductFile.Word(
          new Fact.Made("", "", Instant.EPOCH, Instant.EPOCH, "", "", 1, 1), 0);
    }

    @Override
    public void serialize(ProductFile.Word value, DataOutputView target) throws IOException {
      MarketCodec.write(value, target);
    }

    @Override
    public ProductFile.Word deserialize(DataInputView source) throws IOException {
      return MarketCodec.readWord(source);
    }

    @Override
    public TypeSerializerSnapshot<ProductFile.Word> snapshotConfiguration() {
      return new WordsSnapshot();
    }
  }

  static final class Products extends ValueSerializer<ProductFile> {
    private static final long serialVersionUID = 1;

    @Override
    public ProductFile createInstance() {
      return ProductFile.EMPTY;
    }

    @Override
    public void serialize(ProductFile value, DataOutputView target) throws IOException {
      MarketCodec.write(value, target);
    }

    @Override
    public ProductFile deserialize(DataInputView source) throws IOException {
      return MarketCodec.readProductFile(source);
    }

    @Override
    public TypeSerializerSnapshot<ProductFile> snapshotConfiguration() {
      return new ProductsSnapshot();
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
      MarketCodec.write(value, target);
    }

    @Override
    public OutletFile deserialize(DataInputView source) throws IOException {
      return MarketCodec.readOutletFile(source);
    }

    @Override
    public TypeSerializerSnapshot<OutletFile> snapshotConfiguration() {
      return new FilesSnapshot();
    }
  }

  static final class Lines extends ValueSerializer<Line> {
    private static final long serialVersionUID = 1;

    @Override
    public Line createInstance() {
      return new Line("", 0, 0, 0, null, null, Instant.EPOCH, "");
    }

    @Override
    public void serialize(Line value, DataOutputView target) throws IOException {
      MarketCodec.write(value, target);
    }

    @Override
    public Line deserialize(DataInputView source) throws IOException {
      return MarketCodec.readLine(source);
    }

    @Override
    public TypeSerializerSnapshot<Line> snapshotConfiguration() {
      return new LinesSnapshot();
    }
  }

  static final class Sights extends ValueSerializer<Seen> {
    private static final long serialVersionUID = 1;

    @Override
    public Seen createInstance() {
      return Seen.NOTHING;
    }

    @Override
    public void serialize(Seen value, DataOutputView target) throws IOException {
      MarketCodec.write(value, target);
    }

    @Override
    public Seen deserialize(DataInputView source) throws IOException {
      return MarketCodec.readSeen(source);
    }

    @Override
    public TypeSerializerSnapshot<Seen> snapshotConfiguration() {
      return new SightsSnapshot();
    }
  }

  static final class Agendas extends ValueSerializer<Agenda> {
    private static final long serialVersionUID = 1;

    @Override
    public Agenda createInstance() {
      return Agenda.EMPTY;
    }

    @Override
    public void serialize(Agenda value, DataOutputView target) throws IOException {
      MarketCodec.write(value, target);
    }

    @Override
    public Agenda deserialize(DataInputView source) throws IOException {
      return MarketCodec.readAgenda(source);
    }

    @Override
    public TypeSerializerSnapshot<Agenda> snapshotConfiguration() {
      return new AgendasSnapshot();
    }
  }

  static final class Contributions extends ValueSerializer<Contribution> {
    private static final long serialVersionUID = 1;

    @Override
    public Contribution createInstance() {
      return new Contribution(Place.UNKNOWN, Item.CATEGORY, NO_PERIOD, Tally.ZERO, Instant.EPOCH);
    }

    @Override
    public void serialize(Contribution value, DataOutputView target) throws IOException {
      MarketCodec.write(value, target);
    }

    @Override
    public Contribution deserialize(DataInputView source) throws IOException {
      return MarketCodec.readContribution(source);
    }

    @Override
    public TypeSerializerSnapshot<Contribution> snapshotConfiguration() {
      return new ContributionsSnapshot();
    }
  }

  static final class Changes extends ValueSerializer<PaneChange> {
    private static final long serialVersionUID = 1;

    @Override
    public PaneChange createInstance() {
      return new PaneChange(NO_PANE, Tally.ZERO, Instant.EPOCH);
    }

    @Override
    public void serialize(PaneChange value, DataOutputView target) throws IOException {
      MarketCodec.write(value, target);
    }

    @Override
    public PaneChange deserialize(DataInputView source) throws IOException {
      return MarketCodec.readPaneChange(source);
    }

    @Override
    public TypeSerializerSnapshot<PaneChange> snapshotConfiguration() {
      return new ChangesSnapshot();
    }
  }

  static final class Panes extends ValueSerializer<PaneBook> {
    private static final long serialVersionUID = 1;

    @Override
    public PaneBook createInstance() {
      return PaneBook.of(NO_PANE);
    }

    @Override
    public void serialize(PaneBook value, DataOutputView target) throws IOException {
      MarketCodec.write(value, target);
    }

    @Override
    public PaneBook deserialize(DataInputView source) throws IOException {
      return MarketCodec.readPaneBook(source);
    }

    @Override
    public TypeSerializerSnapshot<PaneBook> snapshotConfiguration() {
      return new PanesSnapshot();
    }
  }

  /** Made by Flink, by reflection, as are those below. */
  public static final class ArrivalsSnapshot extends SimpleTypeSerializerSnapshot<Arrival> {
    public ArrivalsSnapshot() {
      super(Arrivals::new);
    }
  }

  public static final class WordsSnapshot extends SimpleTypeSerializerSnapshot<ProductFile.Word> {
    public WordsSnapshot() {
      super(Words::new);
    }
  }

  public static final class ProductsSnapshot extends SimpleTypeSerializerSnapshot<ProductFile> {
    public ProductsSnapshot() {
      super(Products::new);
    }
  }

  public static final class FilesSnapshot extends SimpleTypeSerializerSnapshot<OutletFile> {
    public FilesSnapshot() {
      super(Files::new);
    }
  }

  public static final class LinesSnapshot extends SimpleTypeSerializerSnapshot<Line> {
    public LinesSnapshot() {
      super(Lines::new);
    }
  }

  public static final class SightsSnapshot extends SimpleTypeSerializerSnapshot<Seen> {
    public SightsSnapshot() {
      super(Sights::new);
    }
  }

  public static final class AgendasSnapshot extends SimpleTypeSerializerSnapshot<Agenda> {
    public AgendasSnapshot() {
      super(Agendas::new);
    }
  }

  public static final class ContributionsSnapshot
      extends SimpleTypeSerializerSnapshot<Contribution> {
    public ContributionsSnapshot() {
      super(Contributions::new);
    }
  }

  public static final class ChangesSnapshot extends SimpleTypeSerializerSnapshot<PaneChange> {
    public ChangesSnapshot() {
      super(Changes::new);
    }
  }

  public static final class PanesSnapshot extends SimpleTypeSerializerSnapshot<PaneBook> {
    public PanesSnapshot() {
      super(Panes::new);
    }
  }
}
