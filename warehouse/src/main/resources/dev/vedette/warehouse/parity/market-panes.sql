-- The panes of the market, version 1, recounted from the raw tables: order lines as last corrected, what was last seen, outlets and SKUs as their files said at the end of the order cycle.
WITH
-- One row for each outlet, SKU and period; a day has order lines only.
flows AS (
  SELECT
    outlet_id, sku, cycle, period_start, period_days,
    bool_or(demanded_qty > 0) AS demanding,
    bool_or(coalesce(supplied_qty, 0) > 0) AS supplied,
    count_if(demanded_qty > 0 AND supplied_qty IS NOT NULL) AS decided_lines,
    count_if(demanded_qty > 0 AND supplied_qty >= demanded_qty) AS complete_lines,
    count_if(demanded_qty > 0 AND supplied_qty IS NULL) AS undecided_lines,
    sum(demanded_qty) AS demanded_units,
    coalesce(sum(demanded_qty) FILTER (WHERE demanded_qty > 0 AND supplied_qty IS NOT NULL), 0) AS decided_units,
    coalesce(sum(supplied_qty) FILTER (WHERE demanded_qty > 0), 0) AS filled_units,
    coalesce(sum(supplied_qty), 0) AS supplied_units,
    coalesce(sum(supplied_qty) FILTER (WHERE line_value IS NOT NULL), 0) AS priced_units,
    coalesce(sum(line_value), 0) AS supplied_value,
    coalesce(sum(line_value) FILTER (WHERE line_cost IS NOT NULL), 0) AS costed_value,
    coalesce(sum(line_cost) FILTER (WHERE line_value IS NOT NULL), 0) AS cost
  FROM (
    SELECT lines.*, date_add('day', cycle * ${days}, DATE '1970-01-05') AS period_start, ${days} AS period_days FROM ${steps}.lines lines
    UNION ALL
    SELECT lines.*, day AS period_start, 1 AS period_days FROM ${steps}.lines lines WHERE ${days} > 1
  )
  WHERE ${slice}
  GROUP BY outlet_id, sku, cycle, period_start, period_days
),
sights AS (
  SELECT
    now.outlet_id,
    now.sku,
    now.cycle,
    now.period_start,
    now.stock,
    now.sample,
    before.sample AS opening,
    CAST(now.amount AS decimal(38, 12)) / CAST(
      CASE now.basis
        WHEN 'pack' THEN units_per_pack
        WHEN 'carton' THEN units_per_pack * packs_per_carton
        WHEN 'thousand_units' THEN IF(units_per_pack IS NULL, NULL, 1000)
      END AS decimal(19, 0)) AS unit_price
  FROM (SELECT seen.*, date_add('day', cycle * ${days}, DATE '1970-01-05') AS period_start FROM ${steps}.seen seen) now
  LEFT JOIN ${steps}.seen before ON before.outlet_id = now.outlet_id AND before.sku = now.sku AND before.cycle = now.cycle - 1
  JOIN ${steps}.known known ON known.sku = now.sku AND known.cycle = now.cycle
  WHERE ${slice}
),
orderings AS (
  SELECT DISTINCT outlet_id, sku, cycle, period_start
  FROM (
    SELECT outlet_id, sku, cycle + later AS cycle, date_add('day', (cycle + later) * ${days}, DATE '1970-01-05') AS period_start
    FROM ${steps}.lines
    CROSS JOIN UNNEST(ARRAY[1, 2, 3]) AS looks (later)
    WHERE demanded_qty > 0
  )
  WHERE ${slice}
),
keys AS (
  SELECT outlet_id, sku, cycle, period_start, period_days FROM flows
  UNION SELECT outlet_id, sku, cycle, period_start, ${days} FROM sights
  UNION SELECT outlet_id, sku, cycle, period_start, ${days} FROM orderings
),
parts AS (
  SELECT
    keys.outlet_id,
    keys.sku,
    keys.cycle,
    keys.period_start,
    keys.period_days,
    flows.demanding,
    flows.supplied,
    flows.decided_lines,
    flows.complete_lines,
    flows.undecided_lines,
    flows.demanded_units,
    flows.decided_units,
    flows.filled_units,
    flows.supplied_units,
    flows.priced_units,
    flows.supplied_value,
    flows.costed_value,
    flows.cost,
    sights.stock,
    sights.sample,
    sights.opening,
    sights.unit_price,
    orderings.sku IS NOT NULL AS ordered_before
  FROM keys
  LEFT JOIN flows
    ON flows.outlet_id = keys.outlet_id AND flows.sku = keys.sku AND flows.period_start = keys.period_start AND flows.period_days = keys.period_days
  LEFT JOIN sights
    ON sights.outlet_id = keys.outlet_id AND sights.sku = keys.sku AND sights.cycle = keys.cycle AND keys.period_days = ${days}
  LEFT JOIN orderings
    ON orderings.outlet_id = keys.outlet_id AND orderings.sku = keys.sku AND orderings.cycle = keys.cycle AND keys.period_days = ${days}
),
-- One row for each outlet, item and period: an outlet counts once, with however many SKUs.
outlet_items AS (
  SELECT
    parts.outlet_id,
    parts.cycle,
    period_start,
    period_days,
    item_kind,
    item,
    coalesce(bool_or(demanding), false) AS demanding,
    coalesce(bool_or(supplied), false) AS supplied,
    bool_or(ordered_before) AS ordered_before,
    period_days = ${days} AND coalesce(bool_or(supplied) OR bool_or(stock > 0), bool_or(supplied), bool_or(stock > 0), false) AS stocking,
    coalesce(sum(decided_lines), 0) AS decided_lines,
    coalesce(sum(complete_lines), 0) AS complete_lines,
    coalesce(sum(undecided_lines), 0) AS undecided_lines,
    coalesce(sum(demanded_units), 0) AS demanded_units,
    coalesce(sum(decided_units), 0) AS decided_units,
    coalesce(sum(filled_units), 0) AS filled_units,
    coalesce(sum(supplied_units), 0) AS supplied_units,
    coalesce(sum(priced_units), 0) AS priced_units,
    coalesce(sum(supplied_value), 0) AS supplied_value,
    coalesce(sum(costed_value), 0) AS costed_value,
    coalesce(sum(cost), 0) AS cost,
    count_if(sample IS NOT NULL AND opening IS NOT NULL) AS balanced_skus,
    coalesce(sum(opening) FILTER (WHERE sample IS NOT NULL), 0) AS opening_stock,
    coalesce(sum(supplied_units) FILTER (WHERE sample IS NOT NULL AND opening IS NOT NULL), 0) AS received_units,
    coalesce(sum(sample) FILTER (WHERE opening IS NOT NULL), 0) AS closing_stock,
    count(sample) AS sampled_skus,
    coalesce(sum(sample), 0) AS sampled_stock,
    count(unit_price) AS prices,
    coalesce(sum(unit_price), 0) AS price_sum
  FROM parts
  LEFT JOIN ${steps}.known known ON known.sku = parts.sku AND known.cycle = parts.cycle
  CROSS JOIN UNNEST(
    ARRAY['sku', 'brand', 'price_class', 'category'],
    ARRAY[parts.sku, nullif(brand, ''), nullif(price_class, ''), '']) AS items (item_kind, item)
  WHERE item IS NOT NULL
  GROUP BY parts.outlet_id, parts.cycle, period_start, period_days, item_kind, item
),
-- An outlet is in the universe of the category whatever it does.
universe AS (
  SELECT outlet_id, cycle, period_start
  FROM (
    SELECT outlet_id, cycle, date_add('day', cycle * ${days}, DATE '1970-01-05') AS period_start
    FROM ${steps}.placed
    WHERE is_trading
  )
  WHERE ${slice}
),
everything AS (
  SELECT
    coalesce(outlet_items.outlet_id, universe.outlet_id) AS outlet_id,
    coalesce(outlet_items.cycle, universe.cycle) AS cycle,
    coalesce(outlet_items.period_start, universe.period_start) AS period_start,
    coalesce(outlet_items.period_days, ${days}) AS period_days,
    coalesce(outlet_items.item_kind, 'category') AS item_kind,
    coalesce(outlet_items.item, '') AS item,
    universe.outlet_id IS NOT NULL AS in_universe,
    demanding, supplied, ordered_before, stocking, decided_lines, complete_lines, undecided_lines, demanded_units, decided_units, filled_units,
    supplied_units, priced_units, supplied_value, costed_value, cost, balanced_skus, opening_stock, received_units, closing_stock, sampled_skus,
    sampled_stock, prices, price_sum
  FROM outlet_items
  FULL JOIN universe
    ON universe.outlet_id = outlet_items.outlet_id
    AND universe.cycle = outlet_items.cycle
    AND outlet_items.period_days = ${days}
    AND outlet_items.item_kind = 'category'
)
SELECT
  array_join(slice(path, 1, depth), '/') AS region,
  group_kind,
  group_value,
  item_kind,
  item,
  period_start,
  period_days,
  count_if(in_universe) AS universe,
  count_if(stocking AND is_trading) AS stocking,
  count_if(stocking AND NOT is_trading) AS stocking_outside,
  count_if(demanding) AS demanding,
  count_if(ordered_before) AS ordering_before,
  count_if(supplied) AS supplied_outlets,
  coalesce(sum(decided_lines), 0) AS decided_lines,
  coalesce(sum(complete_lines), 0) AS complete_lines,
  coalesce(sum(undecided_lines), 0) AS undecided_lines,
  coalesce(sum(demanded_units), 0) AS demanded_units,
  coalesce(sum(decided_units), 0) AS decided_units,
  coalesce(sum(filled_units), 0) AS filled_units,
  coalesce(sum(supplied_units), 0) AS supplied_units,
  coalesce(sum(priced_units), 0) AS priced_units,
  count_if(balanced_skus > 0) AS balanced_outlets,
  coalesce(sum(opening_stock), 0) AS opening_stock,
  coalesce(sum(received_units), 0) AS received_units,
  coalesce(sum(closing_stock), 0) AS closing_stock,
  count_if(sampled_skus > 0) AS sampled_outlets,
  coalesce(sum(sampled_stock), 0) AS sampled_stock,
  coalesce(sum(prices), 0) AS prices,
  coalesce(sum(supplied_value), 0) AS supplied_value,
  coalesce(sum(costed_value), 0) AS costed_value,
  coalesce(sum(cost), 0) AS cost,
  coalesce(sum(weight) FILTER (WHERE in_universe), 0) AS universe_weight,
  coalesce(sum(weight) FILTER (WHERE stocking), 0) AS stocking_weight,
  coalesce(sum(price_sum), 0) AS price_sum,
  coalesce(sum(CAST(sampled_stock AS decimal(19, 0)) * CAST(sampled_stock AS decimal(19, 0))), 0) AS sampled_stock_squares
FROM (
  SELECT
    everything.*,
    split(coalesce(placed.region, 'unknown'), '/') AS path,
    coalesce(is_trading, false) AS is_trading,
    weights.weight,
    setting,
    channel,
    tier
  FROM everything
  CROSS JOIN ${steps}.horizon
  LEFT JOIN ${steps}.placed placed ON placed.outlet_id = everything.outlet_id AND placed.cycle = everything.cycle
  LEFT JOIN ${steps}.weights weights ON weights.outlet_id = everything.outlet_id AND weights.cycle = everything.cycle
  WHERE everything.cycle <= last_cycle OR period_days = 1
)
CROSS JOIN UNNEST(
  ARRAY['total', 'setting', 'channel', 'tier'],
  ARRAY['', nullif(setting, ''), nullif(channel, ''), nullif(tier, '')]) AS groups (group_kind, group_value)
CROSS JOIN UNNEST(sequence(1, cardinality(path))) AS levels (depth)
WHERE group_value IS NOT NULL AND (item_kind <> 'sku' OR group_kind IN ('total', 'tier'))
GROUP BY 1, 2, 3, 4, 5, 6, 7
