package dev.vedette.price.job;

import static dev.vedette.price.job.StoredForm.readId;
import static dev.vedette.price.job.StoredForm.writeId;

import dev.vedette.price.Observation;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** The stored form of dossiers; versions as in {@link FactCodec}. */
final class DossierCodec {
  private static final int VERSION = 1;

  private DossierCodec() {}

  static void write(Dossier dossier, DataOutput out) throws IOException {
    out.writeByte(VERSION);
    out.writeInt(dossier.versions().size());
    for (Observation version : dossier.versions()) {
      FactCodec.write(version, out);
    }
    out.writeInt(dossier.said().size());
    for (Said said : dossier.said()) {
      write(said, out);
    }
    out.writeLong(dossier.waitsUntil());
    out.writeInt(dossier.run());
  }

  static Dossier read(DataInput in) throws IOException {
    int version = in.readByte();
    if (version != VERSION) {
      throw new IOException("Cannot read a stored dossier of version %d".formatted(version));
    }
    int versions = in.readInt();
    List<Observation> observations = new ArrayList<>(versions);
    for (int i = 0; i < versions; i++) {
      observations.add((Observation) FactCodec.read(in));
    }
    int statements = in.readInt();
    List<Said> said = new ArrayList<>(statements);
    for (int i = 0; i < statements; i++) {
      said.add(readSaid(in));
    }
    return new Dossier(observations, said, in.readLong(), in.readInt());
  }

  static void write(Said said, DataOutput out) throws IOException {
    out.writeInt(said.revision());
    out.writeLong(said.sequence());
    writeId(said.statementId(), out);
    out.writeBoolean(said.withdrawn());
  }

  static Said readSaid(DataInput in) throws IOException {
    return new Said(in.readInt(), in.readLong(), readId(in), in.readBoolean());
  }
}
