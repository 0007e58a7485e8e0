package dev.vedette.market.job;

import dev.vedette.flink.CodecSerializer;
import dev.vedette.flink.ValueTypeInfo;
import dev.vedette.market.Agenda;
import dev.vedette.market.Contribution;
import dev.vedette.market.Fact;
import dev.vedette.market.FactCodec;
import dev.vedette.market.Group;
import dev.vedette.market.Item;
import dev.vedette.market.ItemTrend;
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
import dev.vedette.market.TrendFigures;
import dev.vedette.provenance.Origin;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.Instant;
import org.apache.flink.api.common.typeinfo.TypeInformation;
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
      FactCodec.write(value.fact(), target);
      target.writeInt(value.origin().partition());
      target.writeLong(value.origin().position());
    }

    private static Arrival read(DataInputView source) throws IOException {
      return new Arrival(FactCodec.read(source), new Origin(source.readInt(), source.readLong()));
    }
  }

  public static final class Words extends CodecSerializer<ProductFile.Word> {
    private static final long serialVersionUID = 1;

    public Words() {
      super(
          () ->
              new ProductFile.Word(
                  new Fact.Made("", "", Instant.EPOCH, Instant.EPOCH, "", "", 1, 1), 0),
          MarketCodec::write,
          MarketCodec::readWord);
    }
  }

  public static final class Products extends CodecSerializer<ProductFile> {
    private static final long serialVersionUID = 1;

    public Products() {
      super(() -> ProductFile.EMPTY, MarketCodec::write, MarketCodec::readProductFile);
    }
  }

  public static final class Files extends CodecSerializer<OutletFile> {
    private static final long serialVersionUID = 1;

    public Files() {
      super(() -> OutletFile.EMPTY, MarketCodec::write, MarketCodec::readOutletFile);
    }
  }

  public static final class Lines extends CodecSerializer<Line> {
    private static final long serialVersionUID = 1;

    public Lines() {
      super(
          () -> new Line("", 0, 0, 0, null, null, Instant.EPOCH, ""),
          MarketCodec::write,
          MarketCodec::readLine);
    }
  }

  public static final class Sights extends CodecSerializer<Seen> {
    private static final long serialVersionUID = 1;

    public Sights() {
      super(() -> Seen.NOTHING, MarketCodec::write, MarketCodec::readSeen);
    }
  }

  public static final class Agendas extends CodecSerializer<Agenda> {
    private static final long serialVersionUID = 1;

    public Agendas() {
      super(() -> Agenda.EMPTY, MarketCodec::write, MarketCodec::readAgenda);
    }
  }

  public static final class Contributions extends CodecSerializer<Contribution> {
    private static final long serialVersionUID = 1;

    public Contributions() {
      super(
          () ->
              new Contribution(Place.UNKNOWN, Item.CATEGORY, NO_PERIOD, Tally.ZERO, Instant.EPOCH),
          MarketCodec::write,
          MarketCodec::readContribution);
    }
  }

  public static final class Changes extends CodecSerializer<PaneChange> {
    private static final long serialVersionUID = 1;

    public Changes() {
      super(
          () -> new PaneChange(NO_PANE, Tally.ZERO, Instant.EPOCH),
          MarketCodec::write,
          MarketCodec::readPaneChange);
    }
  }

  public static final class Panes extends CodecSerializer<PaneBook> {
    private static final long serialVersionUID = 1;

    public Panes() {
      super(() -> PaneBook.of(NO_PANE), MarketCodec::write, MarketCodec::readPaneBook);
    }
  }

  public static final class Figures extends CodecSerializer<TrendFigures> {
    private static final long serialVersionUID = 1;

    public Figures() {
      super(
          () -> new TrendFigures(0, 0, 0, 0, BigDecimal.ZERO, Instant.EPOCH),
          MarketCodec::write,
          MarketCodec::readTrendFigures);
    }
  }

  public static final class SaidTrends extends CodecSerializer<ItemTrend.Said> {
    private static final long serialVersionUID = 1;

    public SaidTrends() {
      super(
          () -> new ItemTrend.Said(1, ItemTrend.Said.WITHDRAWN, PaneBook.Standing.PROVISIONAL),
          MarketCodec::write,
          MarketCodec::readSaid);
    }
  }
}
