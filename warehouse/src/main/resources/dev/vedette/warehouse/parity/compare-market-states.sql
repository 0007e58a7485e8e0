-- What mart.market_states says: its figures from the counts of panes and stockouts, which other checks count anew, and from the last word on each price; its signs and words from these figures, by the rule written anew.
WITH
prices AS (
  SELECT region, sku, cycle, avg(ratio) AS price_to_guide
  FROM (
    SELECT
      split(coalesce(region, 'unknown'), '/') AS path,
      sku,
      CAST(floor(date_diff('day', DATE '1970-01-05', CAST(observed_at AT TIME ZONE '${zone}' AS date)) / DOUBLE '${days}') AS bigint) AS cycle,
      100 * CAST(price AS double) / CAST(guide AS double) AS ratio
    FROM mart.price_verdict_revisions
    WHERE known_to IS NULL AND price IS NOT NULL AND guide > 0
  )
  CROSS JOIN UNNEST(transform(sequence(1, cardinality(path)), depth -> array_join(slice(path, 1, depth), '/'))) AS regions (region)
  GROUP BY region, sku, cycle
),
recount AS (
  SELECT
    pane.region,
    pane.item AS sku,
    pane.period_start,
    CAST(filled_units AS double) / nullif(decided_units, 0) AS unit_fill,
    CAST(stockouts.numerator AS double) / nullif(stockouts.denominator, 0) AS stockout_rate,
    ${days} / (nullif(greatest(opening_stock + received_units - closing_stock, 0), 0) / nullif(CAST(closing_stock AS double), 0)) AS days_of_supply,
    -- A shelf that was sold to the last is worth no day.
    closing_stock = 0 AND opening_stock + received_units > 0 AS is_sold,
    price_to_guide
  FROM mart.market_current pane
  LEFT JOIN mart.availability_current stockouts
    ON stockouts.metric_id = 'customer_stockout_rate' AND stockouts.region = pane.region AND stockouts.sku = pane.item
    AND stockouts.period_start = pane.period_start AND stockouts.period_days = pane.period_days AND stockouts.zone = pane.zone
  LEFT JOIN prices
    ON prices.region = pane.region AND prices.sku = pane.item
    AND prices.cycle = date_diff('day', DATE '1970-01-05', pane.period_start) / ${days}
  WHERE pane.item_kind = 'sku' AND pane.group_kind = 'total' AND pane.zone = '${zone}' AND pane.period_days = ${days}
),
-- The bounds of each cycle: those that began last, and of these what was said last.
bounds AS (
  SELECT
    period_start,
    max_by(
      CAST(ROW(effective_from, fill_below, stockouts_above, days_below, days_above, price_above, price_below)
        AS ROW(since date, fill_below double, stockouts_above double, days_below double, days_above double, price_above double, price_below double)),
      ROW(effective_from, recorded_at)) AS bound
  FROM (SELECT DISTINCT period_start FROM recount)
  JOIN (
    SELECT effective_from, recorded_at, fill_below, stockouts_above, days_below, days_above, price_above, price_below FROM mart.market_state_bounds
    UNION ALL
    SELECT DATE '1970-01-01', TIMESTAMP '1970-01-01 00:00:00 UTC', DOUBLE '0.8', DOUBLE '0.1', DOUBLE '5', DOUBLE '15', DOUBLE '103', DOUBLE '97'
  ) ON effective_from <= period_start
  GROUP BY period_start
),
signs AS (
  SELECT
    stated.*,
    bound.since AS since,
    ARRAY[
      CAST(unit_fill < bound.fill_below AS integer),
      CAST(stockout_rate > bound.stockouts_above AS integer),
      CAST(days_of_supply < bound.days_below AS integer) - CAST(days_of_supply > bound.days_above AS integer),
      CAST(price_to_guide > bound.price_above AS integer) - CAST(price_to_guide < bound.price_below AS integer)
    ] AS signs
  FROM mart.market_states stated
  LEFT JOIN bounds ON bounds.period_start = stated.period_start
),
stated AS (
  SELECT
    *,
    cardinality(filter(signs, sign -> sign IS NOT NULL)) AS known,
    reduce(filter(signs, sign -> sign IS NOT NULL), 0, (sum, sign) -> sum + sign, sum -> sum) AS total
  FROM signs
),
pairs AS (
  SELECT
    coalesce(stated.region, recount.region) AS region,
    coalesce(stated.sku, recount.sku) AS sku,
    coalesce(stated.period_start, recount.period_start) AS period_start,
    state,
    IF(known < 2, 'not_observed', ARRAY['slack', 'loose', 'balanced', 'tight', 'tight', 'sought_after'][least(greatest(total, -2), 3) + 3]) AS expected,
    stated.region IS NULL
      OR recount.region IS NULL
      OR bounds_from IS DISTINCT FROM since
      OR ARRAY[fill_signal, stockout_signal, stock_signal, price_signal] IS DISTINCT FROM signs
      OR known_signals <> known
      OR score <> total
      OR state_zh IS DISTINCT FROM IF(known < 2, NULL, ARRAY['软', '松', '平', '紧', '紧', '俏'][least(greatest(total, -2), 3) + 3])
      OR coalesce(abs(stated.unit_fill - recount.unit_fill) > 1e-9, (stated.unit_fill IS NULL) <> (recount.unit_fill IS NULL))
      OR coalesce(abs(stated.stockout_rate - recount.stockout_rate) > 1e-9, (stated.stockout_rate IS NULL) <> (recount.stockout_rate IS NULL))
      OR coalesce(
        abs(stated.days_of_supply - IF(is_sold, 0, recount.days_of_supply)) > 1e-9 * (1 + stated.days_of_supply),
        (stated.days_of_supply IS NULL) <> (IF(is_sold, 0, recount.days_of_supply) IS NULL))
      OR coalesce(abs(stated.price_to_guide - recount.price_to_guide) > 1e-4, (stated.price_to_guide IS NULL) <> (recount.price_to_guide IS NULL)) AS differs
  FROM recount
  FULL JOIN stated ON stated.region = recount.region AND stated.sku = recount.sku AND stated.period_start = recount.period_start
)
SELECT
  count(*) AS compared,
  count_if(differs OR state <> expected) AS differing,
  min(format(
    '%s, %s, from %s: %s by the rule, %s in market_states', region, sku, CAST(period_start AS varchar),
    coalesce(expected, 'nothing'), coalesce(state, 'nothing')), ${examples}) FILTER (WHERE differs OR state <> expected) AS examples
FROM pairs
