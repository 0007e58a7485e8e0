-- What mart.market_measures says, beside the same ratios by their formulas in docs/metrics.md, taken from the counts of mart.market_current, which market_panes counts anew. In floating point, so to what rounding leaves at the sixth decimal.
WITH
panes AS (
  SELECT
    pane.*,
    category.universe AS all_universe,
    category.supplied_units AS all_units,
    CAST(category.supplied_value AS double) AS all_value,
    CAST(category.universe_weight AS double) AS all_weight,
    CAST(category.price_sum AS double) / nullif(category.prices, 0) AS mean_price,
    CAST(pane.supplied_value AS double) AS value,
    pane.opening_stock + pane.received_units - pane.closing_stock AS sold
  FROM (SELECT * FROM mart.market_current WHERE ${slice}) pane
  JOIN (SELECT * FROM mart.market_current WHERE item_kind = 'category') category
    ON category.region = pane.region
    AND category.group_kind = pane.group_kind
    AND category.group_value = pane.group_value
    AND category.period_start = pane.period_start
    AND category.period_days = pane.period_days
    AND category.zone = pane.zone
),
recount AS (
  SELECT result_id, region, group_kind, group_value, item_kind, item, period_start, period_days, metric_id, expected
  FROM panes
  CROSS JOIN UNNEST(
    ARRAY[
      'volume', 'demanded_volume', 'revenue', 'gross_margin', 'revenue_per_case', 'price_per_carton', 'unit_fill', 'line_fill', 'share_volume', 'share_value',
      'class_mix', 'demand_rate', 'active_order_rate', 'numeric_distribution', 'weighted_distribution', 'velocity', 'sell_through', 'days_of_supply',
      'stock_to_sales', 'price_index_to_category'],
    ARRAY[
      CAST(supplied_units AS double),
      CAST(demanded_units AS double),
      value,
      CAST(costed_value AS double) - CAST(cost AS double),
      value / nullif(priced_units / DOUBLE '50000', 0),
      value / nullif(priced_units / DOUBLE '200', 0),
      CAST(filled_units AS double) / nullif(decided_units, 0),
      CAST(complete_lines AS double) / nullif(decided_lines, 0),
      CAST(supplied_units AS double) / nullif(all_units, 0),
      value / nullif(all_value, 0),
      CAST(supplied_units AS double) / nullif(all_units, 0),
      CAST(demanding AS double) / nullif(ordering_before, 0),
      CAST(supplied_outlets AS double) / nullif(ordering_before, 0),
      CAST(stocking AS double) / nullif(all_universe, 0),
      CAST(stocking_weight AS double) / nullif(all_weight, 0),
      CAST(supplied_units AS double) / nullif(supplied_outlets, 0) / (period_days / DOUBLE '7'),
      CAST(sold AS double) / nullif(opening_stock + received_units, 0),
      closing_stock / nullif(IF(sold > 0, sold) / CAST(period_days AS double), 0),
      CAST(closing_stock AS double) / IF(sold > 0, sold),
      100 * (CAST(price_sum AS double) / nullif(prices, 0)) / nullif(mean_price, 0)
    ]) AS measures (metric_id, expected)
  -- A day has what was ordered only; a class mix is of price classes.
  WHERE (expected IS NOT NULL OR period_days > 1) AND (metric_id <> 'class_mix' OR item_kind = 'price_class')
),
pairs AS (
  SELECT
    coalesce(stated.region, recount.region) AS region,
    coalesce(stated.group_kind, recount.group_kind) AS group_kind,
    coalesce(stated.group_value, recount.group_value) AS group_value,
    coalesce(stated.item_kind, recount.item_kind) AS item_kind,
    coalesce(stated.item, recount.item) AS item,
    coalesce(stated.period_start, recount.period_start) AS period_start,
    coalesce(stated.period_days, recount.period_days) AS period_days,
    coalesce(stated.metric_id, recount.metric_id) AS metric_id,
    expected,
    value,
    CASE
      WHEN stated.region IS NULL OR recount.region IS NULL THEN true
      WHEN expected IS NULL OR value IS NULL THEN expected IS NOT NULL OR value IS NOT NULL
      ELSE abs(CAST(value AS double) - expected) > 0.00000050001 + 1e-12 * abs(expected)
    END AS differs
  FROM recount
  FULL JOIN (
    SELECT result_id, region, group_kind, group_value, item_kind, item, period_start, period_days, metric_id, value
    FROM mart.market_measures
    WHERE ${slice}
  ) stated
    ON stated.result_id = recount.result_id AND stated.metric_id = recount.metric_id
)
SELECT
  count(*) AS compared,
  count_if(differs) AS differing,
  min(format(
    '%s of %s %s, %s %s, %d days from %s: %s by the panes, %s in the mart',
    metric_id, region, group_kind || rtrim(' ' || group_value), item_kind, item, period_days, CAST(period_start AS varchar),
    coalesce(CAST(expected AS varchar), 'nothing'), coalesce(CAST(value AS varchar), 'nothing')
  ), ${examples}) FILTER (WHERE differs) AS examples
FROM pairs
