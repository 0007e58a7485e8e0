-- What mart.sales_measures says: of regions beside the panes, which a job counted and market_panes counts anew; orders and quotas of all outlets beside the raw tables; reps and outlets together beside the regions.
WITH
stated AS (
  SELECT *
  FROM ${steps}.sales
),
parts AS (
  SELECT
    outlet_id,
    order_id,
    date_add('day', cycle * ${days}, DATE '1970-01-05') AS period_start,
    demanded_qty AS demanded,
    supplied_qty AS supplied,
    nullif(greatest(quota_qty, 0), 0) AS quota
  FROM ${steps}.lines
),
orders AS (
  SELECT period_start, outlet_id, order_id, bool_and(supplied >= demanded) AS is_complete
  FROM parts
  WHERE demanded > 0
  GROUP BY period_start, outlet_id, order_id
  HAVING count(*) = count(supplied)
),
quotas AS (
  SELECT period_start, outlet_id, sum(demanded) AS demanded, sum(quota) AS quota, bool_and(demanded >= quota) AS is_full
  FROM parts
  WHERE quota IS NOT NULL
  GROUP BY period_start, outlet_id
),
recount AS (
  SELECT metric_id, 'region' AS scope, region AS scope_id, IF(item_kind = 'price_class', item, '') AS price_class, period_start, numerator, denominator
  FROM mart.market_measures
  WHERE zone = '${zone}' AND period_days = ${days} AND group_kind = 'total'
    AND (
      (item_kind = 'category' AND metric_id IN ('volume', 'demanded_volume', 'revenue', 'gross_margin', 'revenue_per_case', 'price_per_carton', 'unit_fill'))
      OR (item_kind = 'price_class' AND metric_id = 'class_mix'))
  UNION ALL
  SELECT 'order_fill', 'all', '', '', period_start, CAST(count_if(is_complete) AS decimal(38, 12)), CAST(count(*) AS decimal(38, 12))
  FROM orders
  GROUP BY period_start
  UNION ALL
  SELECT 'quota_use', 'all', '', '', period_start, CAST(sum(demanded) AS decimal(38, 12)), CAST(sum(quota) AS decimal(38, 12))
  FROM quotas
  GROUP BY period_start
  UNION ALL
  SELECT 'quota_full_share', 'all', '', '', period_start, CAST(count_if(is_full) AS decimal(38, 12)), CAST(count(*) AS decimal(38, 12))
  FROM quotas
  GROUP BY period_start
  UNION ALL
  SELECT metric_id, 'all ' || together, '', '', period_start, sum(numerator), NULL
  FROM stated
  CROSS JOIN UNNEST(ARRAY['outlet', 'rep']) AS scopes (together)
  WHERE scope = 'region' AND scope_id NOT LIKE '%/%' AND metric_id IN ('volume', 'demanded_volume', 'revenue', 'gross_margin')
  GROUP BY metric_id, together, period_start
),
sums AS (
  SELECT metric_id, scope, scope_id, price_class, period_start, numerator, denominator
  FROM stated
  WHERE scope = 'region' AND metric_id NOT IN ('order_fill', 'quota_use', 'quota_full_share')
  UNION ALL
  SELECT metric_id, 'all', '', '', period_start, sum(numerator), sum(denominator)
  FROM stated
  WHERE scope = 'outlet' AND metric_id IN ('order_fill', 'quota_use', 'quota_full_share')
  GROUP BY metric_id, period_start
  UNION ALL
  SELECT metric_id, 'all ' || scope, '', '', period_start, sum(numerator), NULL
  FROM stated
  WHERE scope IN ('outlet', 'rep') AND metric_id IN ('volume', 'demanded_volume', 'revenue', 'gross_margin')
  GROUP BY metric_id, scope, period_start
),
pairs AS (
  SELECT
    coalesce(sums.metric_id, recount.metric_id) AS metric_id,
    coalesce(sums.scope, recount.scope) AS scope,
    coalesce(sums.scope_id, recount.scope_id) AS scope_id,
    coalesce(sums.price_class, recount.price_class) AS price_class,
    coalesce(sums.period_start, recount.period_start) AS period_start,
    -- Where nothing was ordered there is no row of sales, and a pane of nothing.
    coalesce(recount.numerator, 0) AS expected,
    coalesce(sums.numerator, 0) AS found,
    coalesce(recount.numerator, 0) <> coalesce(sums.numerator, 0)
      OR (sums.metric_id IS NOT NULL AND recount.metric_id IS NOT NULL AND coalesce(recount.denominator, 0) <> coalesce(sums.denominator, 0)) AS differs
  FROM recount
  FULL JOIN sums
    ON sums.metric_id = recount.metric_id
    AND sums.scope = recount.scope
    AND sums.scope_id = recount.scope_id
    AND sums.price_class = recount.price_class
    AND sums.period_start = recount.period_start
  -- Cycles that are not over yet have no panes.
  WHERE coalesce(sums.period_start, recount.period_start) IN (SELECT period_start FROM mart.market_current WHERE zone = '${zone}' AND period_days = ${days} AND item_kind = 'category')
)
SELECT
  count(*) AS compared,
  count_if(differs) AS differing,
  min(format('%s of %s %s, class %s, from %s: %s expected, %s in sales_measures', metric_id, scope, scope_id, price_class, CAST(period_start AS varchar), CAST(expected AS varchar), CAST(found AS varchar)), ${examples}) FILTER (WHERE differs) AS examples
FROM pairs
