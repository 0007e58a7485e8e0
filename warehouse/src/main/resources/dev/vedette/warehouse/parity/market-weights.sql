-- What each trading outlet was supplied with in an order cycle and the twelve before, by value.
SELECT placed.outlet_id, placed.cycle, coalesce(sum(line_value), DECIMAL '0.000000') AS weight
FROM ${steps}.placed placed
LEFT JOIN (SELECT outlet_id, cycle, sum(line_value) AS line_value FROM ${steps}.lines GROUP BY outlet_id, cycle) lines
  ON lines.outlet_id = placed.outlet_id AND lines.cycle BETWEEN placed.cycle - 12 AND placed.cycle
WHERE is_trading
GROUP BY placed.outlet_id, placed.cycle
