package dev.vedette.price;

import dev.vedette.event.OrderLine;
import dev.vedette.event.Outlet;
import dev.vedette.event.PriceCase;
import dev.vedette.event.PriceObservation;
import dev.vedette.event.PriceRule;
import dev.vedette.event.PriceVerdict;
import dev.vedette.event.Product;
import dev.vedette.topic.EventType;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import org.apache.avro.specific.SpecificRecord;

/**
 * All that was ever reported of some prices, and what is said of them.
 *
 * @param verdicts rows of mart.price_verdicts
 * @param cases rows of raw.price_cases
 */
record PriceWorld(
    List<Outlet> outlets,
    List<Product> products,
    List<PriceRule> rules,
    List<PriceObservation> observations,
    List<OrderLine> orders,
    List<PriceVerdict> verdicts,
    List<PriceCase> cases) {

  PriceWorld {
    outlets = List.copyOf(outlets);
    products = List.copyOf(products);
    rules = List.copyOf(rules);
    observations = List.copyOf(observations);
    orders = List.copyOf(orders);
    verdicts = List.copyOf(verdicts);
    cases = List.copyOf(cases);
  }

  /** The same facts, with something else said of them. */
  PriceWorld saying(List<PriceVerdict> others) {
    return new PriceWorld(outlets, products, rules, observations, orders, others, cases);
  }

  /** Makes it all that the tables hold. */
  void store(Connection trino) throws SQLException {
    replace(trino, EventType.OUTLETS, outlets);
    replace(trino, EventType.PRODUCTS, products);
    replace(trino, EventType.PRICE_RULES, rules);
    replace(trino, EventType.PRICE_OBSERVATIONS, observations);
    replace(trino, EventType.ORDERS, orders);
    replace(trino, EventType.PRICE_CASES, cases);
    storeVerdicts(trino);
  }

  /** Makes its verdicts all that the tables hold, where its facts are stored already. */
  void storeVerdicts(Connection trino) throws SQLException {
    replace(trino, EventType.PRICE_VERDICTS, verdicts);
  }

  private static void replace(
      Connection trino, EventType type, List<? extends SpecificRecord> events) throws SQLException {
    EventRows rows = EventRows.of(type);
    try (Statement statement = trino.createStatement()) {
      statement.execute("DELETE FROM " + rows.table());
      for (String insert : rows.inserts(events)) {
        statement.execute(insert);
      }
    }
  }
}
