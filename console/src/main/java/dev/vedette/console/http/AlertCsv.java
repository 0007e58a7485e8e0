package dev.vedette.console.http;

import dev.vedette.console.alert.Alert;
import dev.vedette.console.alert.AlertBook.Item;
import java.util.Collection;
import java.util.Locale;
import java.util.StringJoiner;
import org.jspecify.annotations.Nullable;

/** Alerts as a table for spreadsheets. */
final class AlertCsv {
  private static final String HEADER =
      "alert_id,status,severity,state,region,outlet_id,sku,rep_id,probability,raised_at,expected_runout_at,order_by,lost_qty,lost_value,suggested_qty,cause,owner,assignee";

  private AlertCsv() {}

  static String of(Collection<Item> items) {
    StringBuilder table = new StringBuilder(HEADER).append("\r\n");
    for (Item item : items) {
      Alert alert = item.alert();
      StringJoiner row = new StringJoiner(",", "", "\r\n");
      row.add(text(alert.id()));
      row.add(text(item.standing().status().label()));
      row.add(text(alert.severity().label()));
      row.add(text(alert.state().name().toLowerCase(Locale.ROOT)));
      row.add(text(alert.region()));
      row.add(text(alert.outletId()));
      row.add(text(alert.sku()));
      row.add(text(alert.repId()));
      row.add(number(alert.probability()));
      row.add(text(alert.raisedAt().toString()));
      row.add(number(alert.expectedRunoutAt()));
      row.add(number(alert.orderBy()));
      row.add(number(alert.lostQty()));
      row.add(alert.lostValue() == null ? "" : AlertJson.money(alert.lostValue()).toPlainString());
      row.add(number(alert.suggestedQty()));
      row.add(text(alert.cause()));
      row.add(text(alert.owner()));
      row.add(text(item.handling().assignee()));
      table.append(row);
    }
    return table.toString();
  }

  private static String number(@Nullable Object value) {
    return value == null ? "" : value.toString();
  }

  /** Quoted, and never taken for a formula: whoever names an outlet does not command a computer. */
  private static String text(@Nullable String value) {
    if (value == null) {
      return "";
    }
    String safe = value.isEmpty() || "=+-@\t\r".indexOf(value.charAt(0)) < 0 ? value : "'" + value;
    return "\"" + safe.replace("\"", "\"\"") + "\"";
  }
}
