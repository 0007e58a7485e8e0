package dev.vedette.price.job;

import dev.vedette.event.DeadLetter;
import dev.vedette.event.PriceBasis;
import dev.vedette.event.PriceSource;
import dev.vedette.flink.ValueSerializer;
import dev.vedette.flink.ValueTypeInfo;
import dev.vedette.price.Fact;
import dev.vedette.price.Observation;
import dev.vedette.price.OutletRecord;
import dev.vedette.price.ProductRecord;
import dev.vedette.provenance.Origin;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeutils.SimpleTypeSerializerSnapshot;
import org.apache.flink.api.common.typeutils.TypeSerializerSnapshot;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;
import org.apache.flink.formats.avro.typeutils.AvroSerializer;

/**
 * How the job's values go over the wire and into checkpoints: in the forms of {@link FactCodec} and
 * {@link DossierCodec}, which tell their versions apart by themselves.
 */
final class PriceTypes {
  private static final Origin NOWHERE = Origin.line(0);
  private static final ProductRecord NO_PRODUCT =
      new ProductRecord("", Instant.EPOCH, NOWHERE, "", Instant.EPOCH, null, null, 0, 0, null);
  private static final OutletRecord NO_OUTLET =
      new OutletRecord("", Instant.EPOCH, NOWHERE, "", Instant.EPOCH, "", null, null, null);
  private static final Observation NO_OBSERVATION =
      new Observation(
          "",
          Instant.EPOCH,
          NOWHERE,
          "",
          null,
          "",
          "",
          Instant.EPOCH,
          null,
          null,
          PriceBasis.PACK,
          PriceSource.VISIT,
          null,
          null,
          null);

  private PriceTypes() {}

  static TypeInformation<Arrival> arrivals() {
    return new ValueTypeInfo<>(Arrival.class, new Arrivals());
  }

  static TypeInformation<LawChange> lawChanges() {
    return new ValueTypeInfo<>(LawChange.class, new LawChanges());
  }

  static TypeInformation<Fact> facts() {
    return new ValueTypeInfo<>(Fact.class, new Facts());
  }

  static TypeInformation<Archived> archived() {
    return new ValueTypeInfo<>(Archived.class, new Archive());
  }

  static final class Arrivals extends ValueSerializer<Arrival> {
    private static final long serialVersionUID = 1;
    private static final int TIME_REACHED = 0;
    private static final int REPORTED = 1;
    private static final int REFUSED = 2;

    /** Of no state: it only goes over the wire. */
    private static final AvroSerializer<DeadLetter> LETTERS =
        new AvroSerializer<>(DeadLetter.class);

    @Override
    public Arrival createInstance() {
      return new Arrival.TimeReached(Instant.EPOCH);
    }

    @Override
    public void serialize(Arrival value, DataOutputView target) throws IOException {
      switch (value) {
        case Arrival.TimeReached reached -> {
          target.writeByte(TIME_REACHED);
          StoredForm.writeTime(reached.at(), target);
        }
        case Arrival.Reported reported -> {
          target.writeByte(REPORTED);
          FactCodec.write(reported.fact(), target);
        }
        case Arrival.Refused refused -> {
          target.writeByte(REFUSED);
          StoredForm.writeTime(refused.at(), target);
          LETTERS.serialize(refused.letter(), target);
        }
      }
    }

    @Override
    public Arrival deserialize(DataInputView source) throws IOException {
      int kind = source.readByte();
      return switch (kind) {
        case TIME_REACHED -> new Arrival.TimeReached(StoredForm.readTime(source));
        case REPORTED -> new Arrival.Reported(FactCodec.read(source));
        case REFUSED ->
            new Arrival.Refused(StoredForm.readTime(source), LETTERS.deserialize(source));
        default -> throw new IOException("Cannot read an arrival of kind %d".formatted(kind));
      };
    }

    @Override
    public TypeSerializerSnapshot<Arrival> snapshotConfiguration() {
      return new ArrivalsSnapshot();
    }
  }

  static final class LawChanges extends ValueSerializer<LawChange> {
    private static final long serialVersionUID = 1;

    @Override
    public LawChange createInstance() {
      return new LawChange(List.of(), Instant.MIN);
    }

    @Override
    public void serialize(LawChange value, DataOutputView target) throws IOException {
      boolean bounded = !value.horizon().equals(Instant.MIN);
      target.writeBoolean(bounded);
      if (bounded) {
        StoredForm.writeTime(value.horizon(), target);
      }
      target.writeInt(value.facts().size());
      for (Fact fact : value.facts()) {
        FactCodec.write(fact, target);
      }
    }

    @Override
    public LawChange deserialize(DataInputView source) throws IOException {
      Instant horizon = source.readBoolean() ? StoredForm.readTime(source) : Instant.MIN;
      int size = source.readInt();
      List<Fact> facts = new ArrayList<>(size);
      for (int i = 0; i < size; i++) {
        facts.add(FactCodec.read(source));
      }
      return new LawChange(facts, horizon);
    }

    @Override
    public TypeSerializerSnapshot<LawChange> snapshotConfiguration() {
      return new LawChangesSnapshot();
    }
  }

  static final class Facts extends ValueSerializer<Fact> {
    private static final long serialVersionUID = 1;

    @Override
    public Fact createInstance() {
      return NO_PRODUCT;
    }

    @Override
    public void serialize(Fact value, DataOutputView target) throws IOException {
      FactCodec.write(value, target);
    }

    @Override
    public Fact deserialize(DataInputView source) throws IOException {
      return FactCodec.read(source);
    }

    @Override
    public TypeSerializerSnapshot<Fact> snapshotConfiguration() {
      return new FactsSnapshot();
    }
  }

  static final class Archive extends ValueSerializer<Archived> {
    private static final long serialVersionUID = 1;

    @Override
    public Archived createInstance() {
      return new Archived.OfFact(NO_OUTLET);
    }

    @Override
    public void serialize(Archived value, DataOutputView target) throws IOException {
      switch (value) {
        case Archived.OfFact of -> {
          target.writeBoolean(true);
          FactCodec.write(of.fact(), target);
        }
        case Archived.OfSaid of -> {
          target.writeBoolean(false);
          StoredForm.writeString(of.outletId(), target);
          StoredForm.writeId(of.subject(), target);
          DossierCodec.write(of.said(), target);
          target.writeInt(of.revisions());
        }
      }
    }

    @Override
    public Archived deserialize(DataInputView source) throws IOException {
      return source.readBoolean()
          ? new Archived.OfFact(FactCodec.read(source))
          : new Archived.OfSaid(
              StoredForm.readString(source),
              StoredForm.readId(source),
              DossierCodec.readSaid(source),
              source.readInt());
    }

    @Override
    public TypeSerializerSnapshot<Archived> snapshotConfiguration() {
      return new ArchiveSnapshot();
    }
  }

  static final class Outlets extends ValueSerializer<OutletRecord> {
    private static final long serialVersionUID = 1;

    @Override
    public OutletRecord createInstance() {
      return NO_OUTLET;
    }

    @Override
    public void serialize(OutletRecord value, DataOutputView target) throws IOException {
      FactCodec.write(value, target);
    }

    @Override
    public OutletRecord deserialize(DataInputView source) throws IOException {
      return (OutletRecord) FactCodec.read(source);
    }

    @Override
    public TypeSerializerSnapshot<OutletRecord> snapshotConfiguration() {
      return new OutletsSnapshot();
    }
  }

  static final class Dossiers extends ValueSerializer<Dossier> {
    private static final long serialVersionUID = 1;

    @Override
    public Dossier createInstance() {
      return Dossier.of(NO_OBSERVATION, 0);
    }

    @Override
    public void serialize(Dossier value, DataOutputView target) throws IOException {
      DossierCodec.write(value, target);
    }

    @Override
    public Dossier deserialize(DataInputView source) throws IOException {
      return DossierCodec.read(source);
    }

    @Override
    public TypeSerializerSnapshot<Dossier> snapshotConfiguration() {
      return new DossiersSnapshot();
    }
  }

  /** Made by Flink, by reflection, as are the others. */
  public static final class ArrivalsSnapshot extends SimpleTypeSerializerSnapshot<Arrival> {
    public ArrivalsSnapshot() {
      super(Arrivals::new);
    }
  }

  public static final class LawChangesSnapshot extends SimpleTypeSerializerSnapshot<LawChange> {
    public LawChangesSnapshot() {
      super(LawChanges::new);
    }
  }

  public static final class FactsSnapshot extends SimpleTypeSerializerSnapshot<Fact> {
    public FactsSnapshot() {
      super(Facts::new);
    }
  }

  public static final class ArchiveSnapshot extends SimpleTypeSerializerSnapshot<Archived> {
    public ArchiveSnapshot() {
      super(Archive::new);
    }
  }

  public static final class OutletsSnapshot extends SimpleTypeSerializerSnapshot<OutletRecord> {
    public OutletsSnapshot() {
      super(Outlets::new);
    }
  }

  public static final class DossiersSnapshot extends SimpleTypeSerializerSnapshot<Dossier> {
    public DossiersSnapshot() {
      super(Dossiers::new);
    }
  }
}
