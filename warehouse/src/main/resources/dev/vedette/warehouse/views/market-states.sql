-- market_state 市场状态: sought_after 俏, tight 紧, balanced 平, loose 松 or slack 软, of each SKU in each region in each order cycle, by the rule in docs/measures.md. Each signal is 1 where it speaks of scarcity, -1 where it speaks of plenty, 0 between, and empty where nothing is known. Bounds are those of mart.market_state_bounds that held when the cycle began, and otherwise the product's.
WITH
bounds AS (
  SELECT
    *,
    lead(effective_from) OVER (ORDER BY effective_from) AS effective_until
  FROM (
    SELECT *, row_number() OVER (PARTITION BY effective_from ORDER BY recorded_at DESC) AS age
    FROM (
      SELECT effective_from, recorded_at, fill_below, stockouts_above, days_below, days_above, price_above, price_below
      FROM mart.market_state_bounds
      UNION ALL
      SELECT DATE '1970-01-01', TIMESTAMP '1970-01-01 00:00:00 UTC', DOUBLE '0.8', DOUBLE '0.1', DOUBLE '5', DOUBLE '15', DOUBLE '103', DOUBLE '97'
    )
  )
  WHERE age = 1
),
prices AS (
  SELECT
    array_join(slice(path, 1, depth), '/') AS region,
    sku,
    period_start,
    sum(ratios) / sum(n) AS price_to_guide,
    sum(n) AS n
  FROM (
    SELECT
      split(coalesce(region, 'unknown'), '/') AS path,
      sku,
      date_add('day', ${days} * CAST(floor(date_diff('day', DATE '1970-01-05', CAST(observed_at AT TIME ZONE '${zone}' AS date)) / DOUBLE '${days}') AS bigint), DATE '1970-01-05') AS period_start,
      sum(CAST(price / guide * 100 AS double)) AS ratios,
      count(*) AS n
    FROM mart.price_verdicts_current
    WHERE price IS NOT NULL AND guide > 0
    GROUP BY 1, 2, 3
  )
  CROSS JOIN UNNEST(sequence(1, cardinality(path))) AS levels (depth)
  GROUP BY 1, 2, 3
),
figures AS (
  SELECT
    panes.region,
    panes.region_level,
    panes.item AS sku,
    panes.period_start,
    panes.provisional,
    IF(panes.decided_units > 0, CAST(panes.filled_units AS double) / panes.decided_units) AS unit_fill,
    stockouts.rate AS stockout_rate,
    IF(
      panes.opening_stock + panes.received_units - panes.closing_stock > 0,
      CAST(panes.closing_stock * panes.period_days AS double) / (panes.opening_stock + panes.received_units - panes.closing_stock)) AS days_of_supply,
    prices.price_to_guide
  FROM mart.market_current panes
  LEFT JOIN mart.customer_stockouts stockouts
    ON stockouts.region = panes.region AND stockouts.sku = panes.item AND stockouts.period_start = panes.period_start
    AND stockouts.period_days = panes.period_days AND stockouts.zone = panes.zone
  LEFT JOIN prices
    ON prices.region = panes.region AND prices.sku = panes.item AND prices.period_start = panes.period_start
  WHERE panes.item_kind = 'sku' AND panes.group_kind = 'total' AND panes.zone = '${zone}' AND panes.period_days = ${days}
),
signals AS (
  SELECT
    figures.*,
    IF(unit_fill < fill_below, 1, IF(unit_fill IS NOT NULL, 0)) AS fill_signal,
    IF(stockout_rate > stockouts_above, 1, IF(stockout_rate IS NOT NULL, 0)) AS stockout_signal,
    CASE WHEN days_of_supply < days_below THEN 1 WHEN days_of_supply > days_above THEN -1 WHEN days_of_supply IS NOT NULL THEN 0 END AS stock_signal,
    CASE WHEN price_to_guide > price_above THEN 1 WHEN price_to_guide < price_below THEN -1 WHEN price_to_guide IS NOT NULL THEN 0 END AS price_signal,
    effective_from AS bounds_from
  FROM figures
  JOIN bounds ON effective_from <= period_start AND (effective_until IS NULL OR effective_until > period_start)
),
scores AS (
  SELECT
    *,
    coalesce(fill_signal, 0) + coalesce(stockout_signal, 0) + coalesce(stock_signal, 0) + coalesce(price_signal, 0) AS score,
    IF(fill_signal IS NULL, 0, 1) + IF(stockout_signal IS NULL, 0, 1) + IF(stock_signal IS NULL, 0, 1) + IF(price_signal IS NULL, 0, 1) AS known_signals
  FROM signals
)
SELECT
  'market_state' AS metric_id,
  1 AS metric_version,
  region,
  region_level,
  sku,
  period_start,
  ${days} AS period_days,
  '${zone}' AS zone,
  CASE
    WHEN known_signals < 2 THEN 'not_observed'
    WHEN score >= 3 THEN 'sought_after'
    WHEN score >= 1 THEN 'tight'
    WHEN score = 0 THEN 'balanced'
    WHEN score = -1 THEN 'loose'
    ELSE 'slack'
  END AS state,
  CASE
    WHEN known_signals < 2 THEN NULL
    WHEN score >= 3 THEN '俏'
    WHEN score >= 1 THEN '紧'
    WHEN score = 0 THEN '平'
    WHEN score = -1 THEN '松'
    ELSE '软'
  END AS state_zh,
  score,
  known_signals,
  unit_fill, fill_signal,
  stockout_rate, stockout_signal,
  days_of_supply, stock_signal,
  price_to_guide, price_signal,
  bounds_from,
  provisional
FROM scores
