package dev.vedette.price.job;

import static dev.vedette.price.job.StoredForm.readId;
import static dev.vedette.price.job.StoredForm.readOneOf;
import static dev.vedette.price.job.StoredForm.readString;
import static dev.vedette.price.job.StoredForm.readText;
import static dev.vedette.price.job.StoredForm.readTime;
import static dev.vedette.price.job.StoredForm.required;
import static dev.vedette.price.job.StoredForm.writeId;
import static dev.vedette.price.job.StoredForm.writeOneOf;
import static dev.vedette.price.job.StoredForm.writeString;
import static dev.vedette.price.job.StoredForm.writeText;
import static dev.vedette.price.job.StoredForm.writeTime;

import dev.vedette.event.PriceCaseState;
import dev.vedette.event.PriceFinding;
import dev.vedette.price.CaseStanding;
import dev.vedette.price.StatedRevision;
import dev.vedette.price.StatedVerdict;
import dev.vedette.price.Violation;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** The stored form of what cases are kept by; versions as in {@link FactCodec}. */
final class CaseCodec {
  private static final int VERSION = 1;

  private static final List<PriceFinding> FINDINGS = List.of(PriceFinding.OVER, PriceFinding.UNDER);
  private static final List<PriceCaseState> STATES =
      List.of(PriceCaseState.OPEN, PriceCaseState.CLOSED, PriceCaseState.WITHDRAWN);

  private CaseCodec() {}

  static void write(StatedVerdict verdict, DataOutput out) throws IOException {
    out.writeByte(VERSION);
    writeId(verdict.verdictId(), out);
    writeTime(verdict.observedAt(), out);
    out.writeInt(verdict.last().size());
    for (StatedRevision each : verdict.last()) {
      out.writeInt(each.revision());
      out.writeLong(each.sequence());
      out.writeInt(each.revisions());
      out.writeBoolean(each.withdrawn());
      writeTime(each.recordedAt(), out);
      Violation violation = each.violation();
      out.writeBoolean(violation != null);
      if (violation != null) {
        write(violation, out);
      }
    }
  }

  static StatedVerdict readVerdict(DataInput in) throws IOException {
    checkVersion(in);
    String verdictId = readId(in);
    var observedAt = readTime(in);
    int size = in.readInt();
    List<StatedRevision> last = new ArrayList<>(size);
    for (int i = 0; i < size; i++) {
      last.add(
          new StatedRevision(
              in.readInt(),
              in.readLong(),
              in.readInt(),
              in.readBoolean(),
              readTime(in),
              in.readBoolean() ? readViolation(in) : null));
    }
    return new StatedVerdict(verdictId, observedAt, last);
  }

  static void write(SaidCase said, DataOutput out) throws IOException {
    out.writeByte(VERSION);
    out.writeInt(said.revision());
    CaseStanding standing = said.standing();
    writeString(standing.ruleId(), out);
    writeOneOf(STATES, standing.state(), out);
    writeTime(standing.openedAt(), out);
    writeId(standing.verdictId(), out);
    out.writeInt(standing.verdictRevision());
    writeTime(standing.recordedAt(), out);
    write(standing.violation(), out);
  }

  static SaidCase readCase(DataInput in) throws IOException {
    checkVersion(in);
    return new SaidCase(
        in.readInt(),
        new CaseStanding(
            readString(in),
            required(readOneOf(STATES, in)),
            readTime(in),
            readId(in),
            in.readInt(),
            readTime(in),
            readViolation(in)));
  }

  private static void write(Violation violation, DataOutput out) throws IOException {
    writeString(violation.ruleId(), out);
    writeOneOf(FINDINGS, violation.finding(), out);
    writeText(violation.region(), out);
    writeText(violation.repId(), out);
  }

  private static Violation readViolation(DataInput in) throws IOException {
    return new Violation(
        readString(in), required(readOneOf(FINDINGS, in)), readText(in), readText(in));
  }

  private static void checkVersion(DataInput in) throws IOException {
    int version = in.readByte();
    if (version != VERSION) {
      throw new IOException("Cannot read a stored case of version %d".formatted(version));
    }
  }
}
