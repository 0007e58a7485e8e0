package dev.vedette.simulator.folder;

import dev.vedette.simulator.DepotShortage;
import dev.vedette.simulator.KeyDay;
import dev.vedette.simulator.PhantomStock;
import dev.vedette.simulator.Promotion;
import dev.vedette.simulator.ReportFault;
import java.util.Locale;
import java.util.Map;

/** The files of the ground truth, and their rows. */
enum TruthFile {
  DAYS("days.csv.gz", "outlet_id,sku,day,demand,sold,closing_stock,arrived"),
  REPORT_FAULTS(
      "report-faults.csv.gz", "visit_id,rep_id,outlet_id,sku,read_at,fault,true_stock,reported"),
  PHANTOM_STOCK("phantom-stock.csv.gz", "outlet_id,sku,day,change,qty"),
  PROMOTIONS("promotions.csv.gz", "region,sku,from,to,lift"),
  DEPOT_SHORTAGES("depot-shortages.csv.gz", "depot_id,region,sku,from,to,kind"),
  PARAMETERS("parameters.csv.gz", "name,value");

  private final String fileName;
  private final String header;

  TruthFile(String fileName, String header) {
    this.fileName = fileName;
    this.header = header;
  }

  String fileName() {
    return fileName;
  }

  String header() {
    return header;
  }

  static CharSequence row(StringBuilder row, KeyDay day) {
    row.setLength(0);
    return row.append(day.outletId())
        .append(',')
        .append(day.sku())
        .append(',')
        .append(day.day())
        .append(',')
        .append(day.demand())
        .append(',')
        .append(day.sold())
        .append(',')
        .append(day.closingStock())
        .append(',')
        .append(day.arrived());
  }

  static CharSequence row(ReportFault fault) {
    return String.join(
        ",",
        fault.visitId(),
        fault.repId(),
        fault.outletId(),
        fault.sku(),
        fault.readAt().toString(),
        word(fault.kind()),
        Long.toString(fault.trueStock()),
        Long.toString(fault.reported()));
  }

  static CharSequence row(PhantomStock phantom) {
    return String.join(
        ",",
        phantom.outletId(),
        phantom.sku(),
        phantom.day().toString(),
        word(phantom.change()),
        Long.toString(phantom.quantity()));
  }

  static CharSequence row(Promotion promotion) {
    return String.join(
        ",",
        promotion.region(),
        promotion.sku(),
        promotion.from().toString(),
        promotion.to().toString(),
        String.format(Locale.ROOT, "%.3f", promotion.lift()));
  }

  static CharSequence row(DepotShortage shortage) {
    return String.join(
        ",",
        shortage.depotId(),
        shortage.region(),
        shortage.sku(),
        shortage.from().toString(),
        shortage.to().toString(),
        word(shortage.kind()));
  }

  static CharSequence row(Map.Entry<String, Object> parameter) {
    return parameter.getKey() + "," + parameter.getValue();
  }

  private static String word(Enum<?> value) {
    return value.name().toLowerCase(Locale.ROOT);
  }
}
