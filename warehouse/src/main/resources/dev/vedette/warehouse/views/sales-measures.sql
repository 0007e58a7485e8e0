-- Sales performance by outlet, rep and region of every level (scope), for each order cycle that is over: of all price classes together, and the class mix by price class. Numerator, denominator and value as in mart.market_measures. See docs/measures.md.
WITH
cycles AS (
  SELECT DISTINCT period_start
  FROM mart.market_current
  WHERE item_kind = 'category' AND zone = '${zone}' AND period_days = ${days}
),
orders AS (
  SELECT
    outlet_id,
    region,
    rep_id,
    sales.period_start,
    -- Not decided is not incomplete.
    count_if(demanded_qty > 0 AND supplied_qty IS NULL) = 0 AND count_if(demanded_qty > 0) > 0 AS is_decided,
    count_if(demanded_qty > 0 AND supplied_qty < demanded_qty) = 0 AS is_complete,
    count_if(demanded_qty > 0 AND supplied_qty IS NOT NULL) AS decided_lines,
    sum(demanded_qty) AS demanded_units,
    sum(IF(supplied_qty IS NOT NULL, demanded_qty, 0)) AS decided_units,
    sum(IF(demanded_qty > 0, coalesce(supplied_qty, 0), 0)) AS filled_units,
    sum(coalesce(supplied_qty, 0)) AS supplied_units,
    sum(IF(line_value IS NULL, 0, supplied_qty)) AS priced_units,
    sum(coalesce(line_value, 0)) AS supplied_value,
    sum(coalesce(line_value - line_cost, 0)) AS margin,
    sum(IF(quota_qty > 0, demanded_qty, 0)) AS quota_demanded,
    sum(IF(quota_qty > 0, quota_qty, 0)) AS quota,
    count_if(quota_qty > demanded_qty) AS short_of_quota
  FROM mart.sales_lines sales
  JOIN cycles ON cycles.period_start = sales.period_start
  GROUP BY outlet_id, region, rep_id, sales.period_start, order_id
),
outlets AS (
  SELECT
    outlet_id, region, rep_id, period_start,
    IF(sum(supplied_units) > 0, 1, 0) AS outlets,
    IF(sum(demanded_units) > 0, 1, 0) AS demanding,
    count_if(is_decided) AS orders,
    count_if(is_decided AND is_complete) AS complete_orders,
    sum(decided_lines) AS decided_lines,
    sum(demanded_units) AS demanded_units,
    sum(decided_units) AS decided_units,
    sum(filled_units) AS filled_units,
    sum(supplied_units) AS supplied_units,
    sum(priced_units) AS priced_units,
    sum(supplied_value) AS supplied_value,
    sum(margin) AS margin,
    sum(quota_demanded) AS quota_demanded,
    sum(quota) AS quota,
    IF(sum(quota) > 0, 1, 0) AS offered,
    IF(sum(quota) > 0 AND sum(short_of_quota) = 0, 1, 0) AS full_quotas
  FROM orders
  GROUP BY outlet_id, region, rep_id, period_start
),
sums AS (
  SELECT
    scope, scope_id, period_start,
    sum(outlets) AS outlets,
    sum(demanding) AS demanding,
    sum(orders) AS orders,
    sum(complete_orders) AS complete_orders,
    sum(decided_lines) AS decided_lines,
    sum(demanded_units) AS demanded_units,
    sum(decided_units) AS decided_units,
    sum(filled_units) AS filled_units,
    sum(supplied_units) AS supplied_units,
    sum(priced_units) AS priced_units,
    sum(supplied_value) AS supplied_value,
    sum(margin) AS margin,
    sum(quota_demanded) AS quota_demanded,
    sum(quota) AS quota,
    sum(offered) AS offered,
    sum(full_quotas) AS full_quotas
  FROM (SELECT *, split(region, '/') AS path FROM outlets)
  CROSS JOIN UNNEST(
    ARRAY['outlet', 'rep'] || transform(path, part -> 'region'),
    ARRAY[outlet_id, rep_id] || transform(sequence(1, cardinality(path)), depth -> array_join(slice(path, 1, depth), '/'))) AS scopes (scope, scope_id)
  GROUP BY scope, scope_id, period_start
),
classes AS (
  SELECT
    scope, scope_id, period_start, price_class,
    sum(units) AS units,
    sum(sum(units)) OVER (PARTITION BY scope, scope_id, period_start) AS all_units,
    count(DISTINCT IF(units > 0, outlet_id)) AS outlets
  FROM (
    SELECT outlet_id, rep_id, split(region, '/') AS path, sales.period_start, price_class, sum(coalesce(supplied_qty, 0)) AS units
    FROM mart.sales_lines sales
    JOIN cycles ON cycles.period_start = sales.period_start
    GROUP BY outlet_id, rep_id, region, sales.period_start, price_class
  )
  CROSS JOIN UNNEST(
    ARRAY['outlet', 'rep'] || transform(path, part -> 'region'),
    ARRAY[outlet_id, rep_id] || transform(sequence(1, cardinality(path)), depth -> array_join(slice(path, 1, depth), '/'))) AS scopes (scope, scope_id)
  GROUP BY scope, scope_id, period_start, price_class
)
SELECT
  metric_id,
  metric_version,
  scope,
  scope_id,
  price_class,
  period_start,
  ${days} AS period_days,
  '${zone}' AS zone,
  IF(denominator > 0, 'observed', 'not_observed') AS status,
  numerator,
  denominator,
  IF(denominator > 0, numerator / denominator) AS value,
  n
FROM (
  SELECT scope, scope_id, '' AS price_class, period_start, metric_id, metric_version, numerator, denominator, n
  FROM sums
  CROSS JOIN UNNEST(ARRAY[
    ROW('volume', 1, CAST(supplied_units AS decimal(38, 12)), CAST(1 AS decimal(38, 12)), outlets),
    ROW('demanded_volume', 1, CAST(demanded_units AS decimal(38, 12)), CAST(1 AS decimal(38, 12)), demanding),
    ROW('revenue', 1, CAST(supplied_value AS decimal(38, 12)), CAST(1 AS decimal(38, 12)), outlets),
    ROW('gross_margin', 1, CAST(margin AS decimal(38, 12)), CAST(1 AS decimal(38, 12)), outlets),
    ROW('revenue_per_case', 1, CAST(CAST(supplied_value AS decimal(32, 6)) * 50000 AS decimal(38, 12)), CAST(priced_units AS decimal(38, 12)), outlets),
    ROW('price_per_carton', 1, CAST(CAST(supplied_value AS decimal(32, 6)) * 200 AS decimal(38, 12)), CAST(priced_units AS decimal(38, 12)), outlets),
    ROW('unit_fill', 1, CAST(filled_units AS decimal(38, 12)), CAST(decided_units AS decimal(38, 12)), decided_lines),
    ROW('order_fill', 1, CAST(complete_orders AS decimal(38, 12)), CAST(orders AS decimal(38, 12)), orders),
    ROW('quota_use', 1, CAST(quota_demanded AS decimal(38, 12)), CAST(quota AS decimal(38, 12)), offered),
    ROW('quota_full_share', 1, CAST(full_quotas AS decimal(38, 12)), CAST(offered AS decimal(38, 12)), offered)
  ]) AS measures (metric_id, metric_version, numerator, denominator, n)
  UNION ALL
  SELECT scope, scope_id, price_class, period_start, 'class_mix', 1, CAST(units AS decimal(38, 12)), CAST(all_units AS decimal(38, 12)), outlets
  FROM classes
  WHERE price_class IS NOT NULL
)
