package dev.vedette.market;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * The stored form of books, panes and trends. Each begins with its version; every version ever
 * released stays readable, and a committed fixture of each proves it.
 */
public final class MarketCodec {
  private static final int END = -1;
  // The place in these lists is what is stored.
  private static final List<Count> COUNTS = List.of(Count.values());
  private static final List<Amount> AMOUNTS = List.of(Amount.values());
  private static final List<Item.Kind> ITEMS = List.of(Item.Kind.values());
  private static final List<Group.Kind> GROUPS = List.of(Group.Kind.values());

  private MarketCodec() {}

  public static void write(OutletFile file, DataOutput out) throws IOException {
    Stored.writeVersion(out);
    out.writeInt(file.changes().size());
    for (Fact.Filed change : file.changes()) {
      FactCodec.write(change, out);
    }
  }

  public static OutletFile readOutletFile(DataInput in) throws IOException {
    Stored.checkVersion(in);
    int size = in.readInt();
    List<Fact.Filed> changes = new ArrayList<>();
    for (int i = 0; i < size; i++) {
      changes.add((Fact.Filed) FactCodec.read(in));
    }
    return new OutletFile(changes);
  }

  public static void write(ProductFile.Word word, DataOutput out) throws IOException {
    FactCodec.write(word.fact(), out);
    out.writeLong(word.fromCycle());
  }

  public static ProductFile.Word readWord(DataInput in) throws IOException {
    return new ProductFile.Word((Fact.Made) FactCodec.read(in), in.readLong());
  }

  public static void write(ProductFile file, DataOutput out) throws IOException {
    Stored.writeVersion(out);
    out.writeInt(file.words().size());
    for (ProductFile.Word word : file.words()) {
      write(word, out);
    }
  }

  public static ProductFile readProductFile(DataInput in) throws IOException {
    Stored.checkVersion(in);
    int size = in.readInt();
    List<ProductFile.Word> words = new ArrayList<>();
    for (int i = 0; i < size; i++) {
      words.add(readWord(in));
    }
    return new ProductFile(words);
  }

  public static void write(Line line, DataOutput out) throws IOException {
    Stored.writeVersion(out);
    out.writeUTF(line.sku());
    out.writeLong(line.day());
    out.writeLong(line.demanded());
    out.writeLong(line.supplied());
    Stored.writeOptional(line.value(), out);
    Stored.writeOptional(line.cost(), out);
    Stored.writeTime(line.recordedAt(), out);
    out.writeUTF(line.eventId());
  }

  public static Line readLine(DataInput in) throws IOException {
    Stored.checkVersion(in);
    return new Line(
        in.readUTF(),
        in.readLong(),
        in.readLong(),
        in.readLong(),
        Stored.readOptional(in),
        Stored.readOptional(in),
        Stored.readTime(in),
        in.readUTF());
  }

  public static void write(Seen seen, DataOutput out) throws IOException {
    Stored.writeVersion(out);
    writeStock(seen.stock(), out);
    writeStock(seen.sample(), out);
    Seen.@Nullable Price price = seen.price();
    out.writeBoolean(price != null);
    if (price != null) {
      writeMoment(price.moment(), out);
      Stored.write(price.amount(), out);
      out.writeByte(FactCodec.BASES.indexOf(price.basis()));
    }
  }

  public static Seen readSeen(DataInput in) throws IOException {
    Stored.checkVersion(in);
    Seen.@Nullable Stock stock = readStock(in);
    Seen.@Nullable Stock sample = readStock(in);
    Seen.@Nullable Price price =
        in.readBoolean()
            ? new Seen.Price(
                readMoment(in), Stored.readDecimal(in), FactCodec.BASES.get(in.readByte()))
            : null;
    return new Seen(stock, sample, price);
  }

  public static void write(Agenda agenda, DataOutput out) throws IOException {
    Stored.writeVersion(out);
    writePeriods(agenda.pending(), out);
    writePeriods(agenda.told(), out);
  }

  public static Agenda readAgenda(DataInput in) throws IOException {
    Stored.checkVersion(in);
    return new Agenda(readPeriods(in), readPeriods(in));
  }

  public static void write(Contribution contribution, DataOutput out) throws IOException {
    Stored.writeVersion(out);
    FactCodec.writePlace(contribution.place(), out);
    writeItem(contribution.item(), out);
    writePeriod(contribution.period(), out);
    writeTally(contribution.change(), out);
    Stored.writeTime(contribution.recordedAt(), out);
  }

  public static Contribution readContribution(DataInput in) throws IOException {
    Stored.checkVersion(in);
    return new Contribution(
        FactCodec.readPlace(in), readItem(in), readPeriod(in), readTally(in), Stored.readTime(in));
  }

  public static void write(PaneChange change, DataOutput out) throws IOException {
    Stored.writeVersion(out);
    writePane(change.pane(), out);
    writeTally(change.change(), out);
    Stored.writeTime(change.recordedAt(), out);
  }

  public static PaneChange readPaneChange(DataInput in) throws IOException {
    Stored.checkVersion(in);
    return new PaneChange(readPane(in), readTally(in), Stored.readTime(in));
  }

  public static void write(PaneBook book, DataOutput out) throws IOException {
    Stored.writeVersion(out);
    writePane(book.pane(), out);
    writeTally(book.tally(), out);
    Stored.writeTime(book.recordedAt(), out);
    PaneBook.@Nullable Revision said = book.said();
    out.writeBoolean(said != null);
    if (said != null) {
      out.writeInt(said.number());
      writeTally(said.tally(), out);
      out.writeBoolean(said.standing() == PaneBook.Standing.SETTLED);
    }
  }

  public static PaneBook readPaneBook(DataInput in) throws IOException {
    Stored.checkVersion(in);
    return new PaneBook(
        readPane(in),
        readTally(in),
        Stored.readTime(in),
        in.readBoolean()
            ? new PaneBook.Revision(
                in.readInt(),
                readTally(in),
                in.readBoolean() ? PaneBook.Standing.SETTLED : PaneBook.Standing.PROVISIONAL)
            : null);
  }

  public static void write(TrendFigures figures, DataOutput out) throws IOException {
    Stored.writeVersion(out);
    out.writeLong(figures.demanding());
    out.writeLong(figures.decided());
    out.writeLong(figures.filled());
    out.writeLong(figures.prices());
    Stored.write(figures.priceSum(), out);
    Stored.writeTime(figures.recordedAt(), out);
  }

  public static TrendFigures readTrendFigures(DataInput in) throws IOException {
    Stored.checkVersion(in);
    return new TrendFigures(
        in.readLong(),
        in.readLong(),
        in.readLong(),
        in.readLong(),
        Stored.readDecimal(in),
        Stored.readTime(in));
  }

  public static void write(ItemTrend.Said said, DataOutput out) throws IOException {
    Stored.writeVersion(out);
    out.writeInt(said.number());
    out.writeUTF(said.content());
    out.writeBoolean(said.standing() == PaneBook.Standing.SETTLED);
  }

  public static ItemTrend.Said readSaid(DataInput in) throws IOException {
    Stored.checkVersion(in);
    return new ItemTrend.Said(
        in.readInt(),
        in.readUTF(),
        in.readBoolean() ? PaneBook.Standing.SETTLED : PaneBook.Standing.PROVISIONAL);
  }

  private static void writeStock(Seen.@Nullable Stock stock, DataOutput out) throws IOException {
    out.writeBoolean(stock != null);
    if (stock != null) {
      writeMoment(stock.moment(), out);
      out.writeLong(stock.onHand());
    }
  }

  private static Seen.@Nullable Stock readStock(DataInput in) throws IOException {
    return in.readBoolean() ? new Seen.Stock(readMoment(in), in.readLong()) : null;
  }

  private static void writeMoment(Seen.Moment moment, DataOutput out) throws IOException {
    Stored.writeTime(moment.at(), out);
    Stored.writeTime(moment.recordedAt(), out);
    out.writeUTF(moment.eventId());
  }

  private static Seen.Moment readMoment(DataInput in) throws IOException {
    return new Seen.Moment(Stored.readTime(in), Stored.readTime(in), in.readUTF());
  }

  private static void writePeriods(SortedSet<Period> periods, DataOutput out) throws IOException {
    out.writeInt(periods.size());
    for (Period period : periods) {
      writePeriod(period, out);
    }
  }

  private static SortedSet<Period> readPeriods(DataInput in) throws IOException {
    int size = in.readInt();
    SortedSet<Period> periods = new TreeSet<>();
    for (int i = 0; i < size; i++) {
      periods.add(readPeriod(in));
    }
    return periods;
  }

  private static void writePeriod(Period period, DataOutput out) throws IOException {
    out.writeLong(period.firstDay());
    out.writeInt(period.days());
  }

  private static Period readPeriod(DataInput in) throws IOException {
    return new Period(in.readLong(), in.readInt());
  }

  private static void writeItem(Item item, DataOutput out) throws IOException {
    out.writeByte(ITEMS.indexOf(item.kind()));
    out.writeUTF(item.name());
  }

  private static Item readItem(DataInput in) throws IOException {
    return new Item(ITEMS.get(in.readByte()), in.readUTF());
  }

  private static void writePane(Pane pane, DataOutput out) throws IOException {
    out.writeUTF(pane.region());
    out.writeByte(GROUPS.indexOf(pane.group().kind()));
    out.writeUTF(pane.group().value());
    writeItem(pane.item(), out);
    writePeriod(pane.period(), out);
  }

  private static Pane readPane(DataInput in) throws IOException {
    return new Pane(
        in.readUTF(),
        new Group(GROUPS.get(in.readByte()), in.readUTF()),
        readItem(in),
        readPeriod(in));
  }

  /** What is not zero, each with its place: most counts of most panes are. */
  private static void writeTally(Tally tally, DataOutput out) throws IOException {
    for (int place = 0; place < COUNTS.size(); place++) {
      long value = tally.count(COUNTS.get(place));
      if (value != 0) {
        out.writeByte(place);
        out.writeLong(value);
      }
    }
    out.writeByte(END);
    for (int place = 0; place < AMOUNTS.size(); place++) {
      BigDecimal value = tally.amount(AMOUNTS.get(place));
      if (value.signum() != 0) {
        out.writeByte(place);
        Stored.write(value, out);
      }
    }
    out.writeByte(END);
  }

  private static Tally readTally(DataInput in) throws IOException {
    Tally.Builder tally = new Tally.Builder();
    for (int place = in.readByte(); place != END; place = in.readByte()) {
      tally.add(COUNTS.get(place), in.readLong());
    }
    for (int place = in.readByte(); place != END; place = in.readByte()) {
      tally.add(AMOUNTS.get(place), Stored.readDecimal(in));
    }
    return tally.build();
  }
}
