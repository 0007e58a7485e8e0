-- Measures of the market, as last stated: numerator and denominator as counted, value rounded half up at 6 decimals; empty where there is nothing to divide by. See docs/metrics.md.
SELECT
  metric_id,
  metric_version,
  region,
  region_level,
  group_kind,
  group_value,
  item_kind,
  item,
  period_start,
  period_days,
  zone,
  IF(denominator > 0, 'observed', 'not_observed') AS status,
  numerator,
  denominator,
  IF(denominator > 0, numerator / denominator) AS value,
  n,
  provisional,
  revision,
  recorded_at,
  result_id
FROM (
  SELECT
    pane.*,
    category.universe AS category_universe,
    category.supplied_units AS category_supplied_units,
    category.supplied_value AS category_supplied_value,
    category.universe_weight AS category_universe_weight,
    category.prices AS category_prices,
    category.price_sum AS category_price_sum
  FROM mart.market_current pane
  JOIN mart.market_current category
    ON category.item_kind = 'category'
    AND category.region = pane.region
    AND category.group_kind = pane.group_kind
    AND category.group_value = pane.group_value
    AND category.period_start = pane.period_start
    AND category.period_days = pane.period_days
    AND category.zone = pane.zone
)
CROSS JOIN UNNEST(ARRAY[
  ROW('volume', 1, CAST(supplied_units AS decimal(38, 12)), CAST(1 AS decimal(38, 12)), supplied_outlets),
  ROW('demanded_volume', 1, CAST(demanded_units AS decimal(38, 12)), CAST(1 AS decimal(38, 12)), demanding),
  ROW('revenue', 1, CAST(supplied_value AS decimal(38, 12)), CAST(1 AS decimal(38, 12)), supplied_outlets),
  ROW('gross_margin', 1, CAST(costed_value - cost AS decimal(38, 12)), CAST(1 AS decimal(38, 12)), supplied_outlets),
  ROW('revenue_per_case', 1, CAST(CAST(supplied_value AS decimal(32, 6)) * 50000 AS decimal(38, 12)), CAST(priced_units AS decimal(38, 12)), supplied_outlets),
  ROW('price_per_carton', 1, CAST(CAST(supplied_value AS decimal(32, 6)) * 200 AS decimal(38, 12)), CAST(priced_units AS decimal(38, 12)), supplied_outlets),
  ROW('unit_fill', 1, CAST(filled_units AS decimal(38, 12)), CAST(decided_units AS decimal(38, 12)), decided_lines),
  ROW('line_fill', 1, CAST(complete_lines AS decimal(38, 12)), CAST(decided_lines AS decimal(38, 12)), decided_lines),
  ROW('share_volume', 1, CAST(supplied_units AS decimal(38, 12)), CAST(category_supplied_units AS decimal(38, 12)), supplied_outlets),
  ROW('share_value', 1, CAST(supplied_value AS decimal(38, 12)), CAST(category_supplied_value AS decimal(38, 12)), supplied_outlets),
  ROW('class_mix', 1, CAST(IF(item_kind = 'price_class', supplied_units) AS decimal(38, 12)), CAST(category_supplied_units AS decimal(38, 12)), supplied_outlets),
  ROW('demand_rate', 1, CAST(demanding AS decimal(38, 12)), CAST(ordering_before AS decimal(38, 12)), ordering_before),
  ROW('active_order_rate', 1, CAST(supplied_outlets AS decimal(38, 12)), CAST(ordering_before AS decimal(38, 12)), ordering_before),
  ROW('numeric_distribution', 1, CAST(stocking AS decimal(38, 12)), CAST(category_universe AS decimal(38, 12)), category_universe),
  ROW('weighted_distribution', 1, CAST(stocking_weight AS decimal(38, 12)), CAST(category_universe_weight AS decimal(38, 12)), category_universe),
  ROW('velocity', 1, CAST(supplied_units * 7 AS decimal(38, 12)), CAST(supplied_outlets * period_days AS decimal(38, 12)), supplied_outlets),
  ROW('sell_through', 1, CAST(opening_stock + received_units - closing_stock AS decimal(38, 12)), CAST(opening_stock + received_units AS decimal(38, 12)), balanced_outlets),
  ROW('days_of_supply', 1, CAST(closing_stock * period_days AS decimal(38, 12)), CAST(greatest(opening_stock + received_units - closing_stock, 0) AS decimal(38, 12)), balanced_outlets),
  ROW('stock_to_sales', 1, CAST(closing_stock AS decimal(38, 12)), CAST(greatest(opening_stock + received_units - closing_stock, 0) AS decimal(38, 12)), balanced_outlets),
  ROW('price_index_to_category', 1, CAST(CAST(100 AS decimal(3, 0)) * CAST(price_sum AS decimal(26, 12)) * CAST(category_prices AS decimal(9, 0)) AS decimal(38, 12)), CAST(CAST(prices AS decimal(9, 0)) * CAST(category_price_sum AS decimal(26, 12)) AS decimal(38, 12)), prices)
]) AS measures (metric_id, metric_version, numerator, denominator, n)
-- A day has what was ordered only.
WHERE numerator IS NOT NULL AND (denominator > 0 OR period_days > 1)
